package dev.keypool.identitypools.eventloop;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerRequestInternal;

/** The name under which Keycloak's HTTP metrics count a request that is answered here: without it, each path has its own. */
final class HttpMetric {

    /** Where Quarkus' {@code HttpRequestMetric} looks, and what it finds there when Keycloak answers. */
    private static final String KEY = "UrlPathTemplate";
    private static final String TEMPLATE = "/realms/{realm}/{extension}";

    private HttpMetric() {
    }

    /** Only for requests that go no further: Keycloak's own handler appends to what it finds. */
    static void name(HttpServerRequest request) {
        ((HttpServerRequestInternal) request).context().putLocal(KEY, TEMPLATE);
    }
}

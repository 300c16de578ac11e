package dev.keypool.identitypools.eventloop;

import dev.keypool.identitypools.IdentityPools;
import dev.keypool.identitypools.IdentityPoolsFactory;
import dev.keypool.identitypools.WarmIdentityPools;
import dev.keypool.identitypools.cognito.WarmAnswer;
import dev.keypool.identitypools.cognito.WarmCall;
import dev.keypool.identitypools.cognito.WarmCredentials;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resources.KeycloakApplication;

/** Answers a request at once, where it needs neither a session nor a thread of its own. */
final class WarmRequests {

    private static final Logger LOG = Logger.getLogger("dev.keypool.identitypools");
    /** Bytes; more than any login needs, and little enough to be read while others wait. */
    private static final int MAX_BODY = 16 * 1024;

    private WarmRequests() {
    }

    /** Whether the request has its answer now; if not, it needs Keycloak. */
    static boolean answered(RoutingContext context, EndpointPath path, Buffer body) {
        HttpServerRequest request = context.request();
        WarmIdentityPools pools = pools();
        WarmAnswer answer = pools == null || !isCall(request, path) || body.length() > MAX_BODY ? null
                : answer(pools, call(request, path, body));
        if (answer != null) {
            HttpMetric.name(request);
            answer.headers().forEach(context.response()::putHeader);
            context.response().end(Buffer.buffer(answer.body()));
        }
        return answer != null;
    }

    private static WarmAnswer answer(WarmIdentityPools pools, WarmCall call) {
        try {
            return new WarmCredentials(pools).answer(call);
        } catch (RuntimeException e) {
            // With a session it fails again, or not; if it does, that is logged.
            LOG.debugf("Not answered on the event loop: %s", e.getClass().getName());
            return null;
        }
    }

    private static WarmCall call(HttpServerRequest request, EndpointPath path, Buffer body) {
        String base = request.scheme() + "://" + request.authority() + path.prefix() + "/";
        return new WarmCall(path.realm(), base, remoteAddress(request), request.headers().contains(HttpHeaders.ORIGIN), body.getBytes());
    }

    /** Where a proxy says that it took off a path, Keycloak puts it before the realm's address. */
    private static boolean isCall(HttpServerRequest request, EndpointPath path) {
        return path.endpoint().equals("cognito-identity") && (path.rest().isEmpty() || path.rest().equals("/"))
                && request.query() == null && request.authority() != null && !request.headers().contains("X-Forwarded-Prefix")
                && WarmCredentials.mayAnswer(request.getHeader("X-Amz-Target"), request.getHeader(HttpHeaders.CONTENT_TYPE));
    }

    /** Empty when it is unknown, which counts as far away. */
    private static String remoteAddress(HttpServerRequest request) {
        SocketAddress remote = request.remoteAddress();
        String address = remote == null ? null : remote.hostAddress();
        return address == null ? "" : address;
    }

    /** Null while Keycloak is starting: its HTTP server may be there first. */
    static WarmIdentityPools pools() {
        KeycloakSessionFactory keycloak = KeycloakApplication.getSessionFactory();
        return keycloak != null && keycloak.getProviderFactory(IdentityPools.class) instanceof IdentityPoolsFactory factory ? factory.warm() : null;
    }
}

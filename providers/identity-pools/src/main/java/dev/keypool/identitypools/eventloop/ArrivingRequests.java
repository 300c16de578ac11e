package dev.keypool.identitypools.eventloop;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Sees requests to the pack's own paths before Keycloak does: takes in small bodies, and answers what needs no session.
 *
 * <p>A CDI observer, because Keycloak's SPIs begin behind this point. It injects nothing: an injection that is not
 * satisfied would fail Keycloak's build.
 */
@Singleton
final class ArrivingRequests {

    /** Behind Quarkus's own filters: cross-origin rules, limits, access to the management interface. */
    private static final int PRIORITY = 10;

    void register(@Observes Filters filters) {
        filters.register(ArrivingRequests::arrived, PRIORITY);
    }

    private static void arrived(RoutingContext context) {
        HttpServerRequest request = context.request();
        String raw = request.path();
        EndpointPath path = raw == null ? null : EndpointPath.of(raw);
        if (path == null && !isOurs(context)) {
            context.next();
            return;
        }
        String contentType = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (contentType != null && !ContentTypes.isUsable(contentType)) {
            request.headers().set(HttpHeaders.CONTENT_TYPE, ContentTypes.UNUSABLE);
        }
        if (SmallBody.isExpected(request)) {
            SmallBody.read((RoutingContextInternal) context, body -> {
                if (path == null || !WarmRequests.answered(context, path, body)) {
                    context.next();
                }
            });
        } else {
            context.next();
        }
    }

    /** By a path that is written otherwise. */
    private static boolean isOurs(RoutingContext context) {
        try {
            return EndpointPath.isOurs(context.normalizedPath());
        } catch (IllegalArgumentException e) {
            // Escapes that are none (Vert.x's HttpUtils): Keycloak refuses the request.
            return false;
        }
    }
}

package dev.keypool.identitypools.eventloop;

import dev.keypool.identitypools.WarmIdentityPools;
import dev.keypool.identitypools.http.RequestBody;
import dev.keypool.identitypools.observability.Observer;
import dev.keypool.identitypools.observability.Operation;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.util.concurrent.TimeUnit;

/**
 * Reads small bodies as they arrive. Keycloak would hand the request to one of its worker threads first, which then
 * waits for the body: that costs more than all of an exchange, and lets whoever sends slowly keep a thread from others.
 * What is larger, or comes without its length, is left to Keycloak.
 */
final class SmallBody {

    /** Milliseconds that a body of at most {@link RequestBody#MAX_BYTES} may take. */
    private static final long PATIENCE = 10_000;

    private SmallBody() {
    }

    static boolean isExpected(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        // Whoever expects "100 Continue" gets it from Keycloak, when the body is asked for.
        if (length == null || length.length() > 5 || request.method() != HttpMethod.POST || request.headers().contains(HttpHeaders.EXPECT)) {
            return false;
        }
        // Netty has refused what is not a number.
        int bytes = Integer.parseInt(length);
        return bytes > 0 && bytes <= RequestBody.MAX_BYTES;
    }

    /** Keeps the body with the context, where Quarkus REST looks for it before it looks to the connection. */
    static void read(RoutingContextInternal context, Handler<Buffer> then) {
        long timer = context.vertx().setTimer(PATIENCE, id -> tooSlow(context));
        // Without an answer where the future fails: the connection is gone.
        context.request().body().onComplete(ended -> context.vertx().cancelTimer(timer)).onSuccess(body -> {
            if (!context.response().ended()) {
                context.setBody(body);
                then.handle(body);
            }
        });
        // Quarkus hands requests on paused.
        context.request().resume();
    }

    /** In HTTP/2 other requests share the connection. */
    private static void stopReceiving(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
        } else {
            request.connection().close();
        }
    }

    private static void tooSlow(RoutingContext context) {
        if (!context.response().ended()) {
            HttpMetric.name(context.request());
            WarmIdentityPools pools = WarmRequests.pools();
            if (pools != null) {
                pools.meters().record(Operation.UNKNOWN, Observer.TOO_SLOW, TimeUnit.MILLISECONDS.toNanos(PATIENCE));
            }
            context.response().setStatusCode(408).putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE).end()
                    .onComplete(ended -> stopReceiving(context.request()));
        }
    }
}

package dev.keypool.identitypools.eventloop;

import dev.keypool.identitypools.IdentityPools;
import dev.keypool.identitypools.IdentityPoolsFactory;
import dev.keypool.identitypools.cognito.WarmAnswer;
import dev.keypool.identitypools.cognito.WarmCall;
import dev.keypool.identitypools.cognito.WarmCredentials;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;
import org.keycloak.services.resources.KeycloakApplication;

/** Answers a request at once, where it needs neither a session nor a thread of its own. */
final class WarmRequests {

    private static final Logger LOG = Logger.getLogger("dev.keypool.identitypools");
    /** Bytes; more than any login needs, and little enough to be read while others wait. */
    private static final int MAX_BODY = 16 * 1024;

    private WarmRequests() {
    }

    static boolean answered(RoutingContext context, EndpointPath path, Buffer body) {
        HttpServerRequest request = context.request();
        String target = request.getHeader("X-Amz-Target");
        String contentType = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (!isCall(request, path) || body.length() > MAX_BODY || !WarmCredentials.mayAnswer(target, contentType)) {
            return false;
        }
        try {
            WarmAnswer answer = credentials().answer(new WarmCall(path.realm(), request.scheme() + "://" + request.authority()
                    + path.prefix() + "/", remoteAddress(request),
                    request.headers().contains(HttpHeaders.ORIGIN), target, contentType, body.getBytes()));
            if (answer != null) {
                send(context.response(), answer);
            }
            return answer != null;
        } catch (RuntimeException e) {
            LOG.debug("Not answered on the event loop", e);
            return false;
        }
    }

    /** Where a proxy says that it took off a path, Keycloak puts it before the realm's address. */
    private static boolean isCall(HttpServerRequest request, EndpointPath path) {
        return path.endpoint().equals("cognito-identity") && (path.rest().isEmpty() || path.rest().equals("/")) && request.query() == null && request.authority() != null
                && !request.headers().contains("X-Forwarded-Prefix");
    }

    /** Empty when it is unknown, which counts as far away. */
    private static String remoteAddress(HttpServerRequest request) {
        SocketAddress remote = request.remoteAddress();
        String address = remote == null ? null : remote.hostAddress();
        return address == null ? "" : address;
    }

    private static WarmCredentials credentials() {
        return Holder.CREDENTIALS;
    }

    private static void send(HttpServerResponse response, WarmAnswer answer) {
        answer.headers().forEach(response::putHeader);
        response.end(Buffer.buffer(answer.body()));
    }

    /** Keycloak's providers are there before its first request. */
    private static final class Holder {

        private static final WarmCredentials CREDENTIALS = new WarmCredentials(((IdentityPoolsFactory)
                KeycloakApplication.getSessionFactory().getProviderFactory(IdentityPools.class)).warm());
    }
}

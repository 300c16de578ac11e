package dev.keypool.identitypools.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.keycloak.models.KeycloakSession;

/**
 * CORS as AWS's own endpoints answer it: any origin, because nothing here rests on cookies, and on errors too.
 * Keycloak's {@code Cors} answers for one client's web origins and does not know the AWS clients' headers.
 */
public final class AwsCors {

    private static final String METHODS = "GET, POST, OPTIONS";
    private static final String REQUEST_HEADERS = "Authorization, Content-Type, Cache-Control, X-Amz-Content-Sha256,"
            + " X-Amz-Date, X-Amz-Security-Token, X-Amz-Target, X-Amz-User-Agent, X-Amzn-Trace-Id, amz-sdk-invocation-id,"
            + " amz-sdk-request, amz-sdk-retry";
    private static final String RESPONSE_HEADERS = "x-amzn-RequestId, x-amzn-ErrorType, x-amzn-ErrorMessage, Date";
    private static final String TWO_DAYS = "172800";

    private AwsCors() {
    }

    public static Response preflight() {
        return Response.ok().header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Allow-Methods", METHODS)
                .header("Access-Control-Allow-Headers", REQUEST_HEADERS)
                .header("Access-Control-Expose-Headers", RESPONSE_HEADERS)
                .header("Access-Control-Max-Age", TWO_DAYS)
                .build();
    }

    /** The headers of an answer. */
    public static Map<String, String> headers(boolean crossOrigin) {
        String date = HttpDate.now();
        return crossOrigin ? Map.of("Access-Control-Allow-Origin", "*", "Access-Control-Expose-Headers", RESPONSE_HEADERS,
                HttpHeaders.CACHE_CONTROL, "no-store", HttpHeaders.DATE, date)
                : Map.of(HttpHeaders.CACHE_CONTROL, "no-store", HttpHeaders.DATE, date);
    }

    public static Response.ResponseBuilder allow(KeycloakSession session, Response.ResponseBuilder response) {
        headers(session.getContext().getRequestHeaders().getRequestHeaders().containsKey("Origin")).forEach(response::header);
        return response;
    }
}

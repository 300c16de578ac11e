package dev.keypool.identitypools.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.requests.CallerRefusedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;

/** Answers of the plain JSON API; errors have OAuth's members (RFC 6749, section 5.2, and RFC 6750, section 3.1). */
final class PlainJson {

    /** AuthZEN, section "Request Identification": a request's id comes back in its response. */
    private static final String REQUEST_ID = "X-Request-ID";
    private static final Pattern REQUEST_IDS = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private final KeycloakSession session;

    PlainJson(KeycloakSession session) {
        this.session = session;
    }

    Response ok(ObjectNode answer) {
        return answer(200, answer).build();
    }

    /** A document that anybody may keep for so many seconds. */
    Response published(ObjectNode document, int maxAge) {
        return Response.ok(StrictJson.bytes(document)).type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=" + maxAge).header("Access-Control-Allow-Origin", "*").build();
    }

    Response refused(ExchangeException e) {
        return switch (e.reason()) {
            case INVALID_PARAMETER -> error(400, "invalid_request", e.getMessage());
            case UNKNOWN_POOL, UNKNOWN_IDENTITY -> error(404, "not_found", e.getMessage());
            case CONFLICT -> error(409, "conflict", e.getMessage());
            case RATE_EXCEEDED -> error(429, "temporarily_unavailable", e.getMessage());
            case GUESTS_NOT_ALLOWED, MALFORMED_TOKEN, WRONG_ISSUER, WRONG_TOKEN_TYPE, WRONG_AUDIENCE, BAD_SIGNATURE,
                    TOKEN_EXPIRED, TOKEN_NOT_YET_VALID, TOKEN_REVOKED, CLIENT_DISABLED, USER_UNKNOWN, USER_DISABLED ->
                    unauthorized(e.getMessage());
            default -> error(403, "access_denied", e.getMessage());
        };
    }

    Response refused(CallerRefusedException e) {
        return e.isForbidden() ? error(403, "insufficient_scope", e.getMessage()) : unauthorized(e.getMessage());
    }

    Response error(int status, String error, String description) {
        return problem(status, error, description).build();
    }

    private Response unauthorized(String description) {
        return problem(401, "invalid_token", description).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"").build();
    }

    private Response.ResponseBuilder problem(int status, String error, String description) {
        return answer(status, StrictJson.newObject().put("error", error).put("error_description", description));
    }

    private Response.ResponseBuilder answer(int status, ObjectNode body) {
        Response.ResponseBuilder response = Response.status(status).type(MediaType.APPLICATION_JSON)
                .entity(StrictJson.bytes(body)).header(HttpHeaders.CACHE_CONTROL, "no-store");
        List<String> ids = session.getContext().getRequestHeaders().getRequestHeader(REQUEST_ID);
        if (ids != null && ids.size() == 1 && REQUEST_IDS.matcher(ids.get(0)).matches()) {
            response.header(REQUEST_ID, ids.get(0));
        }
        return response;
    }
}

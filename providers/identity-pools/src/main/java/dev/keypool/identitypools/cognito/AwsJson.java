package dev.keypool.identitypools.cognito;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.iam.sigv4.SignatureException;
import dev.keypool.identitypools.exchange.ExchangeError;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.http.AwsCors;
import dev.keypool.identitypools.http.ContentType;
import dev.keypool.identitypools.http.RequestIds;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.requests.AccessDeniedException;
import jakarta.ws.rs.core.Response;
import org.keycloak.models.KeycloakSession;

/**
 * Answers of the awsJson1.1 protocol. Client errors are 400, whatever the model's HTTP traits say: that is what the
 * service sends.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html">AWS JSON 1.1 protocol</a>
 */
final class AwsJson {

    static final String CONTENT_TYPE = "application/x-amz-json-1.1";

    private final KeycloakSession session;

    AwsJson(KeycloakSession session) {
        this.session = session;
    }

    static boolean isContentType(String header) {
        return ContentType.is(header, CONTENT_TYPE);
    }

    Response ok(ObjectNode answer) {
        return answer(200, answer).build();
    }

    Response error(ExchangeException refusal) {
        int status = refusal.error() == ExchangeError.INTERNAL_ERROR ? 500 : 400;
        return error(status, refusal.error().code(), refusal.getMessage());
    }

    /** The codes that AWS's JSON protocols have for what the Query protocol calls otherwise. */
    Response error(SignatureException refusal) {
        String code = switch (refusal.code()) {
            case MISSING_AUTHENTICATION_TOKEN -> "MissingAuthenticationTokenException";
            case INCOMPLETE_SIGNATURE, MALFORMED_QUERY_STRING -> "IncompleteSignatureException";
            case INVALID_CLIENT_TOKEN_ID -> "UnrecognizedClientException";
            case SIGNATURE_DOES_NOT_MATCH -> "InvalidSignatureException";
            case EXPIRED_TOKEN -> "ExpiredTokenException";
        };
        return error(400, code, refusal.getMessage());
    }

    /** What IAM refuses has its message under a capital letter. */
    Response error(AccessDeniedException refusal) {
        return error(400, "AccessDeniedException", "Message", refusal.getMessage());
    }

    Response error(int status, String code, String message) {
        return error(status, code, "message", message);
    }

    private Response error(int status, String code, String member, String message) {
        return answer(status, StrictJson.newObject().put("__type", code).put(member, message))
                .header("x-amzn-ErrorType", code).build();
    }

    private Response.ResponseBuilder answer(int status, ObjectNode body) {
        // As bytes and by type(...): Keycloak's writers know neither the media type nor its charset-less form.
        return AwsCors.allow(session, Response.status(status).type(CONTENT_TYPE).entity(StrictJson.bytes(body)))
                .header("x-amzn-RequestId", RequestIds.next());
    }
}

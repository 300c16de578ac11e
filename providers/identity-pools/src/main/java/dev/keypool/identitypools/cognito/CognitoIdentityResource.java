package dev.keypool.identitypools.cognito;

import dev.keypool.identitypools.IdentityPools;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Exchanged;
import dev.keypool.identitypools.http.AwsCors;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.RequestBody;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.observability.Observer;
import dev.keypool.identitypools.observability.Operation;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

/**
 * Cognito Identity's API, protocol awsJson1.1.
 *
 * <p>No class-level path: Quarkus would make the class a root resource too, outside any realm.
 */
public final class CognitoIdentityResource {

    private static final Logger LOG = Logger.getLogger("dev.keypool.identitypools");
    static final String TARGET_PREFIX = "AWSCognitoIdentityService.";

    private final KeycloakSession session;
    private final AwsJson protocol;

    CognitoIdentityResource(KeycloakSession session) {
        this.session = session;
        this.protocol = new AwsJson(session);
    }

    @OPTIONS
    @Path("{any:.*}")
    public Response preflight() {
        return AwsCors.preflight();
    }

    @POST
    public Response call(@HeaderParam("X-Amz-Target") String target, @HeaderParam("Content-Type") String contentType, InputStream body) {
        try {
            if (!AwsJson.isContentType(contentType)) {
                return protocol.error(400, "SerializationException", "The content type must be application/x-amz-json-1.1.");
            }
            String operation = target != null && target.startsWith(TARGET_PREFIX) ? target.substring(TARGET_PREFIX.length()) : "";
            return switch (operation) {
                case "GetId" -> getId(request(body));
                case "GetCredentialsForIdentity" -> getCredentialsForIdentity(request(body));
                case "GetOpenIdToken" -> new GetOpenIdToken(session.getProvider(IdentityPools.class), protocol).answer(request(body));
                default -> protocol.error(400, "UnknownOperationException", "X-Amz-Target names no operation of this service.");
            };
        } catch (ValidationException e) {
            return protocol.error(400, "ValidationException", e.getMessage());
        } catch (BadRequestException e) {
            return e.isTooLarge() ? protocol.error(413, "RequestEntityTooLargeException", e.getMessage())
                    : protocol.error(400, "SerializationException", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("Unexpected failure in cognito-identity", e);
            return protocol.error(500, "InternalErrorException", "The request could not be processed because of an internal failure.");
        }
    }

    private static CognitoRequest request(InputStream body) throws BadRequestException {
        return new CognitoRequest(StrictJson.object(RequestBody.read(body)));
    }

    private Response getId(CognitoRequest request) throws BadRequestException, ValidationException {
        IdentityPools pools = session.getProvider(IdentityPools.class);
        Observer observer = pools.observer();
        request.optional(Member.ACCOUNT_ID);
        try {
            Exchanged exchanged = pools.exchange().identity(request.required(Member.IDENTITY_POOL_ID), request.logins());
            observer.succeeded(Operation.GET_ID);
            return protocol.ok(StrictJson.newObject().put("IdentityId", exchanged.identityId()));
        } catch (ExchangeException e) {
            observer.refused(Operation.GET_ID, e);
            return protocol.error(e);
        }
    }

    private Response getCredentialsForIdentity(CognitoRequest request) throws BadRequestException, ValidationException {
        IdentityPools pools = session.getProvider(IdentityPools.class);
        Observer observer = pools.observer();
        try {
            Exchanged exchanged = pools.exchange().credentials(request.required(Member.IDENTITY_ID), request.logins(),
                    request.optional(Member.CUSTOM_ROLE_ARN));
            observer.issued(Operation.GET_CREDENTIALS_FOR_IDENTITY, exchanged, pools.realm().audience());
            return protocol.ok(CredentialsAnswer.of(exchanged));
        } catch (ExchangeException e) {
            observer.refused(Operation.GET_CREDENTIALS_FOR_IDENTITY, e);
            return protocol.error(e);
        }
    }
}

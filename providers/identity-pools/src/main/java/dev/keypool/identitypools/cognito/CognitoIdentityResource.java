package dev.keypool.identitypools.cognito;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.iam.sigv4.SignatureException;
import dev.keypool.identitypools.IdentityPools;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.http.AwsCors;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.RequestBody;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.observability.Observer;
import dev.keypool.identitypools.observability.Operation;
import dev.keypool.identitypools.operations.Call;
import dev.keypool.identitypools.operations.Members;
import dev.keypool.identitypools.operations.ValidationException;
import dev.keypool.identitypools.requests.AccessDeniedException;
import dev.keypool.identitypools.requests.ArrivedRequest;
import dev.keypool.identitypools.requests.CallerIdentity;
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
    private static final String SERVICE = "cognito-identity";
    /** Bytes: ten logins of 50,000 characters, as the cognito-identity model allows. */
    private static final int MAX_OPEN_BYTES = 512 * 1024;
    /** Bytes, of whom the realm gave credentials: a pool with all the rules and clients that it may have. */
    private static final int MAX_SIGNED_BYTES = 1024 * 1024;

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
            return call(session.getProvider(IdentityPools.class), target, contentType, body);
        } catch (RuntimeException e) {
            LOG.error("Unexpected failure in cognito-identity", e);
            return protocol.error(500, "InternalErrorException", "The request could not be processed because of an internal failure.");
        }
    }

    private Response call(IdentityPools pools, String target, String contentType, InputStream body) {
        Observer observer = pools.observer();
        Operation operation = CognitoOperations.targeted(target);
        Operation counted = operation == null ? Operation.UNKNOWN : operation;
        try {
            if (!AwsJson.isContentType(contentType)) {
                observer.refused(counted, Observer.MALFORMED);
                return protocol.error(400, "SerializationException", "The content type must be application/x-amz-json-1.1.");
            }
            if (operation == null) {
                observer.refused(counted, Observer.UNKNOWN_OPERATION);
                return protocol.error(400, "UnknownOperationException", "X-Amz-Target names no operation of this service.");
            }
            boolean open = CognitoOperations.isPublic(operation);
            int maxBytes = open ? MAX_OPEN_BYTES : isOfOurs(pools) ? MAX_SIGNED_BYTES : RequestBody.MAX_BYTES;
            return answer(pools, observer, operation, open, RequestBody.read(body, maxBytes));
        } catch (ValidationException e) {
            observer.refused(counted, Observer.VALIDATION);
            return protocol.error(400, "ValidationException", e.getMessage());
        } catch (BadRequestException e) {
            observer.refused(counted, e);
            return e.isTooLarge() ? protocol.error(413, "RequestEntityTooLargeException", e.getMessage())
                    : protocol.error(400, "SerializationException", e.getMessage());
        } catch (RuntimeException e) {
            observer.refused(counted, Observer.INTERNAL_ERROR);
            throw e;
        }
    }

    private Response answer(IdentityPools pools, Observer observer, Operation operation, boolean open, byte[] body)
            throws BadRequestException, ValidationException {
        // Of a request that is not signed, its form is looked at first: that needs no realm.
        Members request = open ? Members.of(StrictJson.object(body)) : null;
        try {
            CallerIdentity caller = open ? null : caller(pools, body);
            pools.acquire(operation);
            Call call = new Call(session, pools, operation, open ? request : Members.of(StrictJson.object(body)), caller);
            ObjectNode answer = CognitoOperations.of(operation).answer(call);
            if (call.issued() == null) {
                observer.succeeded(operation);
            } else {
                observer.issued(operation, call.issued(), call.realm().audience());
            }
            return protocol.ok(answer);
        } catch (SignatureException e) {
            observer.refused(operation, e.code().wireName());
            return protocol.error(e);
        } catch (AccessDeniedException e) {
            observer.refused(operation, "AccessDenied");
            return protocol.error(e);
        } catch (ExchangeException e) {
            observer.refused(operation, e);
            return protocol.error(e);
        }
    }

    /** Whether the request comes with credentials that the realm issued: before its body is read, nothing more can be told. */
    private boolean isOfOurs(IdentityPools pools) throws BadRequestException {
        try {
            return pools.signedRequests().isIssuedHere(new ArrivedRequest(session).signed());
        } catch (SignatureException | ExchangeException e) {
            return false;
        }
    }

    private CallerIdentity caller(IdentityPools pools, byte[] body) throws BadRequestException, SignatureException, ExchangeException {
        return new ArrivedRequest(session).caller(pools.signedRequests(), pools.realm().settings().region(), SERVICE, RequestBody.sha256(body));
    }
}

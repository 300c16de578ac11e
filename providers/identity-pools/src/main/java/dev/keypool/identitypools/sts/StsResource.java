package dev.keypool.identitypools.sts;

import dev.keypool.iam.sigv4.SignatureException;
import dev.keypool.identitypools.IdentityPools;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.http.AwsCors;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.ContentType;
import dev.keypool.identitypools.http.RequestBody;
import dev.keypool.identitypools.observability.Observer;
import dev.keypool.identitypools.observability.Operation;
import dev.keypool.identitypools.requests.AccessDeniedException;
import dev.keypool.identitypools.requests.ArrivedRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

/** STS's API, AWS Query protocol. No class-level path, see {@code CognitoIdentityResource}. */
public final class StsResource {

    /** Bytes: a SAML response alone may have 100,000 characters, of which a form writes some with three. */
    static final int MAX_BODY = 192 * 1024;

    private static final Logger LOG = Logger.getLogger("dev.keypool.identitypools");

    private final KeycloakSession session;
    private final StsXml protocol;

    StsResource(KeycloakSession session) {
        this.session = session;
        this.protocol = new StsXml(session);
    }

    @OPTIONS
    @Path("{any:.*}")
    public Response preflight() {
        return AwsCors.preflight();
    }

    @GET
    public Response get() {
        return call(new byte[0], null);
    }

    @POST
    public Response post(@HeaderParam("Content-Type") String contentType, byte[] body) {
        try {
            // Not a stream: Keycloak's form handler has read the body before us, and only bytes are given out again.
            return call(RequestBody.bounded(body, MAX_BODY), contentType);
        } catch (BadRequestException e) {
            session.getProvider(IdentityPools.class).observer().refused(Operation.UNKNOWN, e);
            return protocol.error(e.isTooLarge() ? 413 : 400, "MalformedInput", e.getMessage());
        }
    }

    private Response call(byte[] body, String contentType) {
        IdentityPools pools = session.getProvider(IdentityPools.class);
        Observer observer = pools.observer();
        Operation operation = Operation.UNKNOWN;
        try {
            ArrivedRequest arrived = new ArrivedRequest(session);
            QueryParameters parameters = new QueryParameters(arrived.rawQuery(), form(body, contentType));
            String action = parameters.get("Action");
            if (action == null) {
                observer.refused(operation, Observer.UNKNOWN_OPERATION);
                return protocol.error(400, "MissingAction", "The request must contain the parameter Action.");
            }
            StsOperations.Named named = StsOperations.named(action);
            if (named == null || !StsXml.VERSION.equals(parameters.get("Version"))) {
                observer.refused(operation, Observer.UNKNOWN_OPERATION);
                return protocol.error(400, "InvalidAction", "Could not find this operation for version " + StsXml.VERSION + ".");
            }
            operation = named.name();
            return answer(action, named, new StsCall(pools, arrived, parameters, RequestBody.sha256(body), observer));
        } catch (BadRequestException e) {
            observer.refused(operation, e);
            return protocol.error(400, "MalformedQueryString", e.getMessage());
        } catch (RuntimeException e) {
            observer.refused(operation, Observer.INTERNAL_ERROR);
            LOG.error("Unexpected failure in sts", e);
            return protocol.error(500, "InternalFailure", "The request could not be processed because of an internal failure.");
        }
    }

    private static String form(byte[] body, String contentType) throws BadRequestException {
        if (body.length == 0) {
            return null;
        }
        if (!ContentType.is(contentType, MediaType.APPLICATION_FORM_URLENCODED)) {
            throw BadRequestException.malformed("The content type of the body must be application/x-www-form-urlencoded.");
        }
        return RequestBody.utf8(body);
    }

    private Response answer(String action, StsOperations.Named named, StsCall call) throws BadRequestException {
        Operation operation = named.name();
        Observer observer = call.observer();
        try {
            StsXml.Result result = named.operation().answer(call);
            observer.succeeded(operation);
            return protocol.ok(action, result);
        } catch (StsException e) {
            observer.refused(operation, e.reason(), e.code());
            return protocol.error(e);
        } catch (SignatureException e) {
            observer.refused(operation, e.code().wireName());
            return protocol.error(e.code().status(), e.code().wireName(), e.getMessage());
        } catch (AccessDeniedException e) {
            observer.refused(operation, "AccessDenied");
            return protocol.error(StsException.accessDenied(e.getMessage()));
        } catch (ExchangeException e) {
            observer.refused(operation, e.reason().label());
            return protocol.error(StsException.accessDenied(e.getMessage()));
        }
    }
}

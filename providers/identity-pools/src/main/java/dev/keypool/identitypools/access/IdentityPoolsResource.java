package dev.keypool.identitypools.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.iam.sigv4.SignatureException;
import dev.keypool.identitypools.IdentityPools;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.ContentType;
import dev.keypool.identitypools.http.RequestBody;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.observability.Observer;
import dev.keypool.identitypools.observability.Operation;
import dev.keypool.identitypools.openid.OpenIdDocuments;
import dev.keypool.identitypools.requests.CallerRefusedException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

/**
 * The plain JSON API for services that want no AWS SDK; {@code openapi.json} describes it.
 * No class-level path, see {@code CognitoIdentityResource}.
 */
public final class IdentityPoolsResource {

    private static final Logger LOG = Logger.getLogger("dev.keypool.identitypools");
    /** Seconds. A key that was taken from the realm should be forgotten soon, a new one is looked for when it is met. */
    private static final int KEYS_MAX_AGE = 300;
    private static final int DISCOVERY_MAX_AGE = 3600;

    private final KeycloakSession session;
    private final PlainJson protocol;

    IdentityPoolsResource(KeycloakSession session) {
        this.session = session;
        this.protocol = new PlainJson(session);
    }

    @GET
    @Path("openapi.json")
    public Response openApi() {
        return Response.ok(OpenApi.DOCUMENT).type("application/json").header("Cache-Control", "public, max-age=3600").build();
    }

    @GET
    @Path(OpenIdDocuments.DISCOVERY_PATH)
    public Response discovery() {
        return published(pools -> OpenIdDocuments.discovery(pools.issuer()), DISCOVERY_MAX_AGE);
    }

    @GET
    @Path(OpenIdDocuments.KEYS_PATH)
    public Response keys() {
        return published(pools -> OpenIdDocuments.keys(pools.realm()), KEYS_MAX_AGE);
    }

    @POST
    @Path("credentials")
    public Response credentials(@HeaderParam("Content-Type") String contentType, InputStream body) {
        return guarded(Operation.POOL_CREDENTIALS, contentType, body, (pools, observer, request) -> {
            try {
                return protocol.ok(new PoolCredentials(session, pools).issue(request, observer));
            } catch (ExchangeException e) {
                observer.refused(Operation.POOL_CREDENTIALS, e);
                return protocol.refused(e);
            }
        });
    }

    @POST
    @Path("access/v1/evaluation")
    public Response evaluation(@HeaderParam("Content-Type") String contentType, InputStream body) {
        return guarded(Operation.EVALUATION, contentType, body, (pools, observer, request) -> {
            try {
                pools.evaluationCallers().requireAllowed();
                ObjectNode answer = new Evaluation(pools.realm(), pools.signedRequests(), pools.permissions()).answer(EvaluationRequest.read(request));
                observer.succeeded(Operation.EVALUATION);
                return protocol.ok(answer);
            } catch (SignatureException e) {
                observer.refused(Operation.EVALUATION, e.code().wireName());
                return protocol.ok(Evaluation.unauthenticated(e));
            } catch (CallerRefusedException e) {
                observer.refused(Operation.EVALUATION, e.isForbidden() ? "forbidden" : "unauthorized");
                return protocol.refused(e);
            } catch (ExchangeException e) {
                observer.refused(Operation.EVALUATION, e.reason().label());
                return protocol.refused(e);
            }
        });
    }

    private interface Document {
        ObjectNode of(IdentityPools pools) throws ExchangeException;
    }

    /** For everybody: verifiers fetch it, browsers among them. */
    private Response published(Document document, int maxAge) {
        try {
            return protocol.published(document.of(session.getProvider(IdentityPools.class)), maxAge);
        } catch (ExchangeException e) {
            return protocol.refused(e);
        } catch (RuntimeException e) {
            return failed(e);
        }
    }

    private interface Call {
        Response answer(IdentityPools pools, Observer observer, ObjectNode request) throws BadRequestException;
    }

    private Response guarded(Operation operation, String contentType, InputStream body, Call call) {
        IdentityPools pools = session.getProvider(IdentityPools.class);
        Observer observer = pools.observer();
        if (!ContentType.is(contentType, MediaType.APPLICATION_JSON)) {
            observer.refused(operation, Observer.MALFORMED);
            return protocol.error(415, "invalid_request", "The content type must be application/json.");
        }
        try {
            return call.answer(pools, observer, StrictJson.object(RequestBody.read(body)));
        } catch (BadRequestException e) {
            observer.refused(operation, e);
            return protocol.error(e.isTooLarge() ? 413 : 400, "invalid_request", e.getMessage());
        } catch (RuntimeException e) {
            observer.refused(operation, Observer.INTERNAL_ERROR);
            return failed(e);
        }
    }

    private Response failed(RuntimeException e) {
        LOG.error("Unexpected failure in identity-pools", e);
        return protocol.error(500, "server_error", "The request could not be processed because of an internal failure.");
    }
}

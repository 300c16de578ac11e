package dev.keypool.triggers.signin;

import dev.keypool.triggers.TriggerFailure;
import dev.keypool.triggers.events.ClientMetadata;
import dev.keypool.triggers.functions.FunctionException;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.keycloak.OAuthErrorException;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.protocol.oidc.grants.OAuth2GrantType;
import org.keycloak.services.CorsErrorResponseException;

/** A grant that is a sign-in by itself, with a function asked at its end. All such grants make their tokens with what they are given for it. */
public final class PostAuthenticatedGrant {

    private final OAuth2GrantType.Context grant;
    private final PostAuthentication function;

    private PostAuthenticatedGrant(OAuth2GrantType.Context grant, PostAuthentication function) {
        this.grant = grant;
        this.function = function;
    }

    /** What makes the grant's tokens: Keycloak's own where no function is assigned. */
    public static TokenManager tokens(OAuth2GrantType.Context grant, TokenManager tokens) {
        return grant.getClient() == null ? tokens : PostAuthentication.of(grant.getSession(), grant.getClient())
                .<TokenManager>map(function -> new GuardedTokenManager(tokens, new PostAuthenticatedGrant(grant, function))).orElse(tokens);
    }

    /** Everything that Keycloak asks for has succeeded, and its session has been made. */
    void check(UserSessionModel userSession) {
        try {
            Map<String, String> clientMetadata = ClientMetadata.parse(grant.getFormParams().getFirst(ClientMetadata.PARAMETER));
            function.check(userSession.getUser(), clientMetadata);
        } catch (IllegalArgumentException e) {
            throw refused(userSession, OAuthErrorException.INVALID_REQUEST, e.getMessage(), Response.Status.BAD_REQUEST);
        } catch (TriggerFailure e) {
            boolean refused = e.kind() == FunctionException.Kind.REFUSED;
            throw refused(userSession, refused ? OAuthErrorException.INVALID_GRANT : "temporarily_unavailable", e.getMessage(),
                    refused ? Response.Status.BAD_REQUEST : Response.Status.SERVICE_UNAVAILABLE);
        }
    }

    private CorsErrorResponseException refused(UserSessionModel userSession, String error, String description, Response.Status status) {
        grant.getEvent().detail(Details.REASON, "PostAuthentication").error(Errors.ACCESS_DENIED);
        RefusedSession.end(grant.getSession(), userSession);
        return new CorsErrorResponseException(grant.getCors(), error, description, status);
    }
}

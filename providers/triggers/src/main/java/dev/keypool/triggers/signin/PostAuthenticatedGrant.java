package dev.keypool.triggers.signin;

import dev.keypool.triggers.TriggerFailure;
import dev.keypool.triggers.events.ClientMetadata;
import dev.keypool.triggers.functions.FunctionException;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.keycloak.OAuthErrorException;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.protocol.oidc.grants.OAuth2GrantType;
import org.keycloak.services.CorsErrorResponseException;

/** A grant that is a sign-in by itself, with functions asked at its end. All such grants make their tokens with what they are given for it. */
public final class PostAuthenticatedGrant {

    /** Attribute of the request's session. */
    private static final String UNDER_WAY = PostAuthenticatedGrant.class.getName();

    private final OAuth2GrantType.Context grant;
    private final PreAuthentication before;
    private final PostAuthentication after;

    private PostAuthenticatedGrant(OAuth2GrantType.Context grant, PreAuthentication before, PostAuthentication after) {
        this.grant = grant;
        this.before = before;
        this.after = after;
    }

    /** What makes the grant's tokens: Keycloak's own where no function is assigned. */
    public static TokenManager tokens(OAuth2GrantType.Context grant, TokenManager tokens) {
        if (grant.getClient() == null) {
            return tokens;
        }
        PreAuthentication before = PreAuthentication.of(grant.getSession(), grant.getClient()).orElse(null);
        PostAuthentication after = PostAuthentication.of(grant.getSession(), grant.getClient()).orElse(null);
        if (before == null && after == null) {
            return tokens;
        }
        grant.getSession().setAttribute(UNDER_WAY, true);
        return new GuardedTokenManager(tokens, new PostAuthenticatedGrant(grant, before, after));
    }

    static boolean isUnderWay(KeycloakSession session) {
        return session.getAttribute(UNDER_WAY) != null;
    }

    /** Everything that Keycloak asks for has succeeded, and its session has been made. */
    void check(UserSessionModel userSession) {
        UserModel user = userSession.getUser();
        try {
            Map<String, String> clientMetadata = ClientMetadata.parse(grant.getFormParams().getFirst(ClientMetadata.PARAMETER));
            if (before != null && !SignInRecord.hasPassed(grant.getSession(), user)) {
                before.check(user, user.getUsername(), clientMetadata);
            }
            if (after != null) {
                after.check(user, clientMetadata);
            }
        } catch (IllegalArgumentException e) {
            throw refused(userSession, ClientMetadata.PARAMETER, OAuthErrorException.INVALID_REQUEST, e.getMessage(), Response.Status.BAD_REQUEST);
        } catch (TriggerFailure e) {
            boolean refused = e.kind() == FunctionException.Kind.REFUSED;
            throw refused(userSession, e.type().awsName(), refused ? OAuthErrorException.INVALID_GRANT : "temporarily_unavailable", e.getMessage(),
                    refused ? Response.Status.BAD_REQUEST : Response.Status.SERVICE_UNAVAILABLE);
        }
    }

    private CorsErrorResponseException refused(UserSessionModel userSession, String reason, String error, String description, Response.Status status) {
        grant.getEvent().detail(Details.REASON, reason).error(Errors.ACCESS_DENIED);
        RefusedSession.end(grant.getSession(), userSession);
        return new CorsErrorResponseException(grant.getCors(), error, description, status);
    }
}

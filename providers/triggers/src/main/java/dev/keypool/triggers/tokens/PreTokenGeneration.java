package dev.keypool.triggers.tokens;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.Trigger;
import dev.keypool.triggers.TriggerFailure;
import dev.keypool.triggers.Triggers;
import dev.keypool.triggers.events.ClientMetadata;
import dev.keypool.triggers.events.Groups;
import dev.keypool.triggers.events.PreTokenGenerationEvent;
import dev.keypool.triggers.events.TokenOverride;
import dev.keypool.triggers.events.TokenSource;
import dev.keypool.triggers.functions.FunctionException;
import dev.keypool.triggers.userpool.UserAttributes;
import dev.keypool.triggers.userpool.UserGroups;
import dev.keypool.triggers.userpool.UserPool;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.keycloak.OAuthErrorException;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.grants.OAuth2GrantType;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.IDToken;
import org.keycloak.services.CorsErrorResponseException;

/** The function's part in one grant: it is called once, when the access token is ready, and its answer holds for both tokens. */
final class PreTokenGeneration {

    private static final String CLIENTS_OWN = "ClientCredentials";

    private final OAuth2GrantType.Context grant;
    private final Triggers triggers;
    private final Trigger trigger;
    private final TokenSource source;
    private TokenOverride override;

    PreTokenGeneration(OAuth2GrantType.Context grant, Triggers triggers, Trigger trigger, TokenSource source) {
        this.grant = grant;
        this.triggers = triggers;
        this.trigger = trigger;
        this.source = source;
    }

    void changeAccessToken(AccessToken token, UserModel user, AuthenticatedClientSessionModel session) {
        askOnce(token.getScope(), user, session);
        if (changesScope()) {
            token.setScope(override.scope(token.getScope()));
        }
        change(token, true);
    }

    /** @param scope of the access token, where none was made before */
    void changeIdToken(IDToken token, String scope, UserModel user, AuthenticatedClientSessionModel session) {
        askOnce(scope, user, session);
        change(token, false);
    }

    boolean changesScope() {
        return override != null && !(override.scopesToAdd().isEmpty() && override.scopesToSuppress().isEmpty());
    }

    private void change(IDToken token, boolean access) {
        try {
            new TokenClaims(token).change(access ? override.accessToken() : override.idToken(), override.groups(), !access);
        } catch (FunctionException e) {
            throw new IllegalStateException("was tried when it was read", e);
        }
    }

    private void askOnce(String scope, UserModel user, AuthenticatedClientSessionModel session) {
        if (override == null) {
            override = ask(scope, user, session);
        }
    }

    private TokenOverride ask(String scope, UserModel user, AuthenticatedClientSessionModel session) {
        PreTokenGenerationEvent event = event(scope, user, occasion(session));
        try {
            return triggers.call(trigger, event.json(), answer -> read(answer, event)).orElse(TokenOverride.NONE);
        } catch (TriggerFailure e) {
            // A refresh token is not to be thrown away because a function is down: that is no invalid_grant.
            throw e.kind() == FunctionException.Kind.REFUSED
                    ? refused(OAuthErrorException.INVALID_GRANT, e.getMessage(), Response.Status.BAD_REQUEST)
                    : refused("temporarily_unavailable", e.getMessage(), Response.Status.SERVICE_UNAVAILABLE);
        }
    }

    /** Tried on tokens that nobody gets: what Keycloak's classes do not take is the function's failure, and no token is half changed. */
    static TokenOverride read(ObjectNode answer, PreTokenGenerationEvent event) throws FunctionException {
        TokenOverride override = TokenOverride.read(answer, event);
        new TokenClaims(new AccessToken()).change(override.accessToken(), override.groups(), false);
        new TokenClaims(new IDToken()).change(override.idToken(), override.groups(), true);
        return override;
    }

    private PreTokenGenerationEvent event(String scope, UserModel user, Occasion occasion) {
        boolean clientsOwn = source == TokenSource.CLIENT_CREDENTIALS;
        List<String> scopes = scope == null || scope.isBlank() ? List.of() : List.of(scope.trim().split(" +"));
        Groups groups = clientsOwn ? null : UserGroups.of(user);
        return new PreTokenGenerationEvent(UserPool.envelope(grant.getRealm(), grant.getClient()), trigger.version(), occasion.source(),
                clientsOwn ? CLIENTS_OWN : user.getUsername(), clientsOwn ? Map.of() : UserAttributes.of(user), groups, scopes,
                occasion.clientMetadata());
    }

    private Occasion occasion(AuthenticatedClientSessionModel session) {
        try {
            return Occasion.of(source, trigger.variants(), session, grant.getFormParams().getFirst(ClientMetadata.PARAMETER));
        } catch (IllegalArgumentException e) {
            throw refused(OAuthErrorException.INVALID_REQUEST, e.getMessage(), Response.Status.BAD_REQUEST);
        }
    }

    private CorsErrorResponseException refused(String error, String description, Response.Status status) {
        grant.getEvent().detail(Details.REASON, trigger.type().awsName());
        grant.getEvent().error(Errors.ACCESS_DENIED);
        return new CorsErrorResponseException(grant.getCors(), error, description, status);
    }
}

package dev.keypool.triggers.tokens;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.Triggers;
import dev.keypool.triggers.events.TokenChange;
import dev.keypool.triggers.events.TriggerType;
import dev.keypool.triggers.functions.FunctionException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.AccessTokenIntrospectionProvider;
import org.keycloak.protocol.oidc.encode.AccessTokenContext;
import org.keycloak.protocol.oidc.encode.TokenContextEncoderProvider;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.util.DefaultClientSessionContext;
import org.keycloak.util.JsonSerialization;

/**
 * Tells of a token what is in it. Keycloak makes an access token's claims anew when somebody asks about it: what the function
 * changed would not be told. What is protected stays as Keycloak makes it, so that a role that was taken away is away at once.
 */
final class TriggeredIntrospection extends AccessTokenIntrospectionProvider<AccessToken> {

    TriggeredIntrospection(KeycloakSession session) {
        super(session);
    }

    @Override
    public AccessToken transformAccessToken(AccessToken token, UserSessionModel userSession) {
        AccessToken mapped = super.transformAccessToken(token, userSession);
        ClientModel app = realm.getClientByClientId(token.getIssuedFor());
        // Keycloak gives the token itself where it has nothing to make claims from.
        if (mapped != token && session.getProvider(Triggers.class).assigned(TriggerType.PRE_TOKEN_GENERATION, app).isPresent()) {
            ObjectNode own = JsonSerialization.mapper.valueToTree(token);
            change(mapped, TokenChange.apparent(own, isLightweight(token) ? Set.of() : mappedClaims(token, app, userSession)));
        }
        return mapped;
    }

    /** Introspection is what shows a lightweight token's claims: what it has not got, nobody took out. */
    private boolean isLightweight(AccessToken token) {
        return session.getProvider(TokenContextEncoderProvider.class).getTokenContextFromTokenId(token.getId()).getTokenType()
                == AccessTokenContext.TokenType.LIGHTWEIGHT;
    }

    private Set<String> mappedClaims(AccessToken token, ClientModel app, UserSessionModel userSession) {
        AuthenticatedClientSessionModel clientSession = userSession.getAuthenticatedClientSessionByClient(app.getId());
        ClientSessionContext context = DefaultClientSessionContext.fromClientSessionAndScopeParameter(clientSession, token.getScope(), session);
        ClientModel asking = session.getContext().getClient();
        // Mappers make a lightweight token or a whole one as the context's client has it.
        session.getContext().setClient(app);
        try {
            ObjectNode claims = JsonSerialization.mapper.valueToTree(tokenManager.transformAccessToken(session, blank(token), userSession, context));
            Set<String> names = new LinkedHashSet<>();
            claims.fieldNames().forEachRemaining(names::add);
            return names;
        } finally {
            session.getContext().setClient(asking);
        }
    }

    private static AccessToken blank(AccessToken token) {
        AccessToken blank = new AccessToken();
        blank.id(token.getId()).type(token.getType()).subject(token.getSubject()).issuedFor(token.getIssuedFor()).issuer(token.getIssuer());
        blank.setScope(token.getScope());
        blank.setSessionId(token.getSessionId());
        return blank;
    }

    private static void change(AccessToken mapped, TokenChange change) {
        try {
            new TokenClaims(mapped).change(change, null, false);
        } catch (FunctionException e) {
            throw new IllegalStateException("these claims were read from a token", e);
        }
    }
}

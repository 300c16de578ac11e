package dev.keypool.triggers.tokens;

import org.keycloak.events.EventBuilder;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.AccessTokenResponse;
import org.keycloak.representations.IDToken;

/** Makes the tokens of one grant, and lets the function change them after all mappers. */
final class TriggeredTokenManager extends TokenManager {

    private final PreTokenGeneration preTokenGeneration;

    TriggeredTokenManager(PreTokenGeneration preTokenGeneration) {
        this.preTokenGeneration = preTokenGeneration;
    }

    @Override
    public AccessToken transformAccessToken(KeycloakSession session, AccessToken token, UserSessionModel userSession, ClientSessionContext context) {
        AccessToken mapped = super.transformAccessToken(session, token, userSession, context);
        preTokenGeneration.changeAccessToken(mapped, userSession.getUser(), context.getClientSession());
        return mapped;
    }

    @Override
    public IDToken transformIDToken(KeycloakSession session, IDToken token, UserSessionModel userSession, ClientSessionContext context) {
        IDToken mapped = super.transformIDToken(session, token, userSession, context);
        preTokenGeneration.changeIdToken(mapped, context.getScopeString(), userSession.getUser(), context.getClientSession());
        return mapped;
    }

    @Override
    public AccessTokenResponseBuilder responseBuilder(RealmModel realm, ClientModel client, EventBuilder event, KeycloakSession session,
            UserSessionModel userSession, ClientSessionContext context) {
        return new AccessTokenResponseBuilder(realm, client, event, session, userSession, context, this) {

            /** Keycloak says there what was asked for; RFC 6749, section 5.1, wants what the token has. */
            @Override
            public AccessTokenResponse build() {
                AccessTokenResponse response = super.build();
                if (preTokenGeneration.changesScope() && getAccessToken() != null) {
                    response.setScope(getAccessToken().getScope());
                }
                return response;
            }
        };
    }
}

package dev.keypool.triggers.signin;

import org.keycloak.events.EventBuilder;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.representations.AccessToken;

/** Makes tokens as another does, once a function has agreed. These are the two methods that grants begin with. */
final class GuardedTokenManager extends TokenManager {

    private final TokenManager tokens;
    private final PostAuthenticatedGrant grant;
    private boolean checked;

    GuardedTokenManager(TokenManager tokens, PostAuthenticatedGrant grant) {
        this.tokens = tokens;
        this.grant = grant;
    }

    @Override
    public AccessToken createClientAccessToken(KeycloakSession session, RealmModel realm, ClientModel client, UserModel user,
            UserSessionModel userSession, ClientSessionContext context, boolean offline) {
        check(userSession);
        return tokens.createClientAccessToken(session, realm, client, user, userSession, context, offline);
    }

    @Override
    public AccessTokenResponseBuilder responseBuilder(RealmModel realm, ClientModel client, EventBuilder event, KeycloakSession session,
            UserSessionModel userSession, ClientSessionContext context) {
        check(userSession);
        return tokens.responseBuilder(realm, client, event, session, userSession, context);
    }

    private void check(UserSessionModel userSession) {
        if (!checked) {
            checked = true;
            grant.check(userSession);
        }
    }
}

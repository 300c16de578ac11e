package dev.keypool.identitypools.logins;

import dev.keypool.identitypools.realm.CachedModels;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;

/** Accounts by Keycloak's session: from its caches, its database, or wherever a federated user is. */
public final class KeycloakAccounts implements Accounts {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final CachedModels models;

    public KeycloakAccounts(KeycloakSession session, RealmModel realm, CachedModels models) {
        this.session = session;
        this.realm = realm;
        this.models = models;
    }

    @Override
    public Account client(String clientId) {
        ClientModel client = realm.getClientByClientId(clientId);
        if (client == null) {
            return null;
        }
        models.learn(realm, client);
        return new Account(client.getClientId(), client.isEnabled(), client.getNotBefore());
    }

    @Override
    public Account user(String id) {
        UserModel user = session.users().getUserById(realm, id);
        return user == null ? null : new Account(user.getId(), user.isEnabled(), session.users().getNotBeforeOfUser(realm, user));
    }

    @Override
    public long notBefore() {
        return realm.getNotBefore();
    }

    @Override
    public boolean isSignedIn(String userId, String sessionId) {
        // An offline session's tokens have its id, and Keycloak issues new ones while it is there, whatever became of the other (TokenManager).
        return sessionId != null && (isOf(userId, session.sessions().getUserSession(realm, sessionId))
                || isOf(userId, session.sessions().getOfflineUserSession(realm, sessionId)));
    }

    private boolean isOf(String userId, UserSessionModel found) {
        return found != null && found.getUser() != null && found.getUser().getId().equals(userId)
                && AuthenticationManager.isSessionValid(realm, found);
    }
}

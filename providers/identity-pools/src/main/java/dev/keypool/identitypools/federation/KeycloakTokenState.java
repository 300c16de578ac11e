package dev.keypool.identitypools.federation;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/** By Keycloak's session. */
public final class KeycloakTokenState implements TokenState {

    private final KeycloakSession session;
    private final RealmModel realm;

    public KeycloakTokenState(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    @Override
    public boolean isRevoked(String tokenId) {
        return session.revokedTokens().contains(tokenId);
    }

    @Override
    public boolean hasRealmRole(String userId, String role) {
        RoleModel found = realm.getRole(role);
        UserModel user = found == null ? null : session.users().getUserById(realm, userId);
        return user != null && user.hasRole(found);
    }
}

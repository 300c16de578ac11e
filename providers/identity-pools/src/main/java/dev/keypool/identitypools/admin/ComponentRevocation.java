package dev.keypool.identitypools.admin;

import dev.keypool.identitypools.config.IdentityPoolConfig;
import jakarta.ws.rs.NotFoundException;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Takes back what a pool or role issued. In a transaction of its own: it holds when the answer goes out, and it starts
 * from what is stored now, while the request's own realm is as old as the request.
 */
final class ComponentRevocation {

    /** Of pools and of roles. */
    static final String SETTING = IdentityPoolConfig.REVOKED_BEFORE;

    private final KeycloakSession session;
    private final String realmId;

    ComponentRevocation(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realmId = realm.getId();
    }

    /**
     * @param before seconds since the epoch
     * @return the time that holds: the same, or a later one that was set before
     */
    long revoke(String componentId, long before) {
        return KeycloakModelUtils.runJobInTransactionWithResult(session.getKeycloakSessionFactory(), other -> {
            RealmModel realm = other.realms().getRealm(realmId);
            other.getContext().setRealm(realm);
            ComponentModel found = realm.getComponent(componentId);
            if (found == null) {
                throw new NotFoundException("It was deleted meanwhile.");
            }
            // A copy: the component that is found is the realm cache's own.
            ComponentModel component = new ComponentModel(found);
            component.put(SETTING, Long.toString(before));
            realm.updateComponent(component);
            // Validated, and with the stored time where that is later.
            return Long.parseLong(component.get(SETTING));
        });
    }
}

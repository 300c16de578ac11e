package dev.keypool.identitypools.admin;

import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.config.IdentityPoolConfig;
import dev.keypool.identitypools.locks.ComponentRow;
import dev.keypool.identitypools.locks.PoolLocks;
import dev.keypool.identitypools.locks.RealmRow;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.NotFoundException;
import org.keycloak.component.ComponentModel;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.cache.CachedRealmModel;
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
     * @param type   of the component's provider: what is changed by other calls at the same time is waited for
     * @param before seconds since the epoch
     * @return the time that holds: the same, or a later one that was set before
     */
    long revoke(String type, String componentId, long before) {
        return KeycloakModelUtils.runJobInTransactionWithResult(session.getKeycloakSessionFactory(), other -> {
            // Before anything of the realm is read in this transaction.
            lock(other, type, componentId);
            RealmModel realm = other.realms().getRealm(realmId);
            other.getContext().setRealm(realm);
            // Keycloak's cache of the realm may be older than the lock.
            RealmModel stored = realm instanceof CachedRealmModel cached ? cached.getDelegateForUpdate() : realm;
            ComponentModel component = stored == null ? null : stored.getComponent(componentId);
            if (component == null) {
                throw new NotFoundException("It was deleted meanwhile.");
            }
            component.put(SETTING, Long.toString(before));
            realm.updateComponent(component);
            // Validated, and with the stored time where that is later.
            return Long.parseLong(component.get(SETTING));
        });
    }

    private void lock(KeycloakSession other, String type, String componentId) {
        if (IdentityPool.class.getName().equals(type)) {
            new PoolLocks(other).hold(realmId, componentId);
        } else {
            EntityManager database = other.getProvider(JpaConnectionProvider.class).getEntityManager();
            RealmRow.hold(database, realmId);
            ComponentRow.hold(database, componentId);
        }
    }
}

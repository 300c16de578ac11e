package dev.keypool.identitypools.admin;

import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.config.IdentityPoolConfig;
import dev.keypool.identitypools.config.IdentityPoolFactory;
import dev.keypool.identitypools.config.InvalidConfigurationException;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.locks.LostRace;
import dev.keypool.identitypools.locks.PoolLocks;
import dev.keypool.identitypools.requests.AccessDeniedException;
import java.text.MessageFormat;
import java.util.function.Supplier;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.cache.CachedRealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Changes identity pools for callers of their own API: by the same rules as Keycloak's administrators, recorded as theirs are.
 * Each change is a transaction of its own, which begins with the pool's lock and reads the pool after that, from the
 * database: what a request has read before may be older.
 */
public final class PoolChanges {

    private final KeycloakSession session;
    private final Changer changer;
    private final Supplier<ExchangeException> concurrent;
    private final String realmId;

    /** What becomes of a pool. */
    @FunctionalInterface
    public interface Change {

        /**
         * @param pool   its component, to be changed
         * @param before what it was, or null for a new one
         */
        void apply(ComponentModel pool, IdentityPool before) throws ExchangeException, AccessDeniedException;
    }

    /** Nothing was changed. */
    private static final class Refused extends RuntimeException {

        Refused(Exception why) {
            super(null, why, false, false);
        }
    }

    private interface Work<T> {
        T in(KeycloakSession own) throws ExchangeException, AccessDeniedException;
    }

    /** @param concurrent what the operation answers when another changes the pool at the same time */
    public PoolChanges(KeycloakSession session, Changer changer, Supplier<ExchangeException> concurrent) {
        this.session = session;
        this.changer = changer;
        this.concurrent = concurrent;
        this.realmId = session.getContext().getRealm().getId();
    }

    /** @param poolId the new pool's id without region */
    public IdentityPool create(String poolId, Change change) throws ExchangeException, AccessDeniedException {
        return transaction(own -> {
            RealmModel realm = realm(own);
            ComponentModel pool = new ComponentModel();
            pool.setId(poolId);
            pool.setProviderType(IdentityPool.class.getName());
            pool.setProviderId(IdentityPoolFactory.ID);
            pool.setParentId(realmId);
            change.apply(pool, null);
            new PoolReferences(own, realm).require(pool);
            realm.addComponentModel(pool);
            return recorded(own, realm, OperationType.CREATE, pool);
        });
    }

    public IdentityPool update(String poolId, Change change) throws ExchangeException, AccessDeniedException {
        return transaction(own -> {
            RealmModel realm = locked(own, poolId);
            ComponentModel pool = new ComponentModel(find(realm, poolId));
            change.apply(pool, IdentityPoolConfig.read(pool));
            new PoolReferences(own, realm).require(pool);
            realm.updateComponent(pool);
            return recorded(own, realm, OperationType.UPDATE, pool);
        });
    }

    public void delete(String poolId) throws ExchangeException, AccessDeniedException {
        transaction(own -> {
            RealmModel realm = locked(own, poolId);
            ComponentModel pool = find(realm, poolId);
            realm.removeComponent(pool);
            new CallersEvents(own, realm, changer).poolChanged(OperationType.DELETE, poolId, null);
            return null;
        });
    }

    private RealmModel locked(KeycloakSession own, String poolId) throws ExchangeException {
        // Before anything of the realm is read in this transaction.
        if (!new PoolLocks(own).tryHold(realmId, poolId)) {
            throw concurrent.get();
        }
        return realm(own);
    }

    private RealmModel realm(KeycloakSession own) throws ExchangeException {
        RealmModel realm = own.realms().getRealm(realmId);
        if (realm == null) {
            // Deleted since the request began, and its pools with it.
            throw concurrent.get();
        }
        own.getContext().setRealm(realm);
        return realm;
    }

    private ComponentModel find(RealmModel realm, String poolId) throws ExchangeException {
        // Keycloak's cache of the realm may be older than the lock.
        RealmModel stored = realm instanceof CachedRealmModel cached ? cached.getDelegateForUpdate() : realm;
        ComponentModel pool = stored.getComponent(poolId);
        if (pool == null || !IdentityPool.class.getName().equals(pool.getProviderType())) {
            throw ExchangeException.poolNotFound(changer.region() + ":" + poolId);
        }
        return pool;
    }

    private IdentityPool recorded(KeycloakSession own, RealmModel realm, OperationType operation, ComponentModel pool) {
        new CallersEvents(own, realm, changer).poolChanged(operation, pool.getId(), new IdentityPoolDocuments(own, realm).write(pool));
        return IdentityPoolConfig.read(pool);
    }

    private <T> T transaction(Work<T> work) throws ExchangeException, AccessDeniedException {
        try {
            return KeycloakModelUtils.runJobInTransactionWithResult(session.getKeycloakSessionFactory(), own -> {
                try {
                    return work.in(own);
                } catch (ExchangeException | AccessDeniedException e) {
                    throw new Refused(e);
                }
            });
        } catch (Refused e) {
            if (e.getCause() instanceof AccessDeniedException denied) {
                throw denied;
            }
            throw (ExchangeException) e.getCause();
        } catch (InvalidConfigurationException e) {
            throw ExchangeException.invalidParameter(e.getMessage());
        } catch (ComponentValidationException e) {
            throw ExchangeException.invalidParameter(MessageFormat.format(e.getMessage(), e.getParameters()));
        } catch (RuntimeException e) {
            if (LostRace.is(e)) {
                // With a change in Keycloak's own administration, or the realm that is deleted.
                throw concurrent.get();
            }
            throw e;
        }
    }
}

package dev.keypool.identitypools.locks;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Lets one transaction at a time change a pool, on all nodes: each change rewrites all settings of the pool, so of two at
 * the same time one would be lost.
 */
public final class PoolLocks {

    private static final String LOCK_TIMEOUT = "jakarta.persistence.lock.timeout";
    /** Hibernate's {@code LockOptions.SKIP_LOCKED}: a row that somebody has locked is not found, where NOWAIT would end the transaction. */
    private static final int SKIP_LOCKED = -2;

    private final KeycloakSession session;
    private final EntityManager database;

    public PoolLocks(KeycloakSession session) {
        this.session = session;
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /**
     * Whether the lock is this transaction's, until that ends; does not wait for who has it. The lock is the first that the
     * transaction reads: where reads are repeatable, all others show what was there before.
     */
    public boolean tryHold(String realmId, String poolId) {
        if (isFree(poolId)) {
            return true;
        }
        if (database.find(PoolLockEntity.class, poolId) != null) {
            return false;
        }
        create(realmId, poolId);
        return isFree(poolId);
    }

    /** The same, and waits for who has it: for what must not be refused because of a change of something else. */
    public void hold(String realmId, String poolId) {
        if (query(poolId).getResultList().isEmpty()) {
            create(realmId, poolId);
            query(poolId).getResultList();
        }
    }

    private boolean isFree(String poolId) {
        return !query(poolId).setHint(LOCK_TIMEOUT, SKIP_LOCKED).getResultList().isEmpty();
    }

    private TypedQuery<PoolLockEntity> query(String poolId) {
        return database.createNamedQuery("keypool.lockPool", PoolLockEntity.class).setParameter("pool", poolId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE);
    }

    public void poolRemoved(String poolId) {
        database.createNamedQuery("keypool.deletePoolLock").setParameter("pool", poolId).executeUpdate();
    }

    public void realmRemoved(String realmId) {
        database.createNamedQuery("keypool.deletePoolLocksOfRealm").setParameter("realm", realmId).executeUpdate();
    }

    /** In a transaction of its own: of two that make the row, the second would wait for the end of the first. */
    private void create(String realmId, String poolId) {
        try {
            KeycloakModelUtils.runJobInTransaction(session.getKeycloakSessionFactory(), other -> other
                    .getProvider(JpaConnectionProvider.class).getEntityManager().persist(new PoolLockEntity(poolId, realmId)));
        } catch (ModelDuplicateException e) {
            // Another was first.
        }
    }
}

package dev.keypool.identitypools.locks;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;

/** A row to be locked while a pool is changed. */
@Entity
@Table(name = "KEYPOOL_POOL_LOCK")
@NamedQuery(name = "keypool.lockPool", query = "select l from PoolLockEntity l where l.poolId = :pool")
@NamedQuery(name = "keypool.deletePoolLock", query = "delete from PoolLockEntity l where l.poolId = :pool")
@NamedQuery(name = "keypool.deletePoolLocksOfRealm", query = "delete from PoolLockEntity l where l.realmId = :realm")
public class PoolLockEntity {

    @Id
    @Column(name = "POOL_ID", length = 36)
    private String poolId;

    @Column(name = "REALM_ID", length = 36, nullable = false)
    private String realmId;

    protected PoolLockEntity() {
    }

    PoolLockEntity(String poolId, String realmId) {
        this.poolId = poolId;
        this.realmId = realmId;
    }
}

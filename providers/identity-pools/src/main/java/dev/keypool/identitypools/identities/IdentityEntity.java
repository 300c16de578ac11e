package dev.keypool.identitypools.identities;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;

@Entity
@Table(name = "KEYPOOL_IDENTITY")
@NamedQuery(name = "keypool.deleteIdentitiesOfRealm", query = "delete from IdentityEntity i where i.realmId = :realm")
@NamedQuery(name = "keypool.deleteIdentitiesOfPool", query = "delete from IdentityEntity i where i.poolId = :pool")
public class IdentityEntity {

    @Id
    @Column(name = "ID", length = 36)
    private String id;

    @Column(name = "REALM_ID", length = 36, nullable = false)
    private String realmId;

    @Column(name = "POOL_ID", length = 36, nullable = false)
    private String poolId;

    /** The identity that this one was merged into, or its own id when it was deleted; either way it is disabled. */
    @Column(name = "MERGED_INTO", length = 36)
    private String mergedInto;

    /** Milliseconds since the epoch. */
    @Column(name = "CREATED_AT", nullable = false)
    private long createdAt;

    protected IdentityEntity() {
    }

    IdentityEntity(String id, String realmId, String poolId, String mergedInto, long createdAt) {
        this.id = id;
        this.realmId = realmId;
        this.poolId = poolId;
        this.mergedInto = mergedInto;
        this.createdAt = createdAt;
    }

    String id() {
        return id;
    }

    String poolId() {
        return poolId;
    }

    String mergedInto() {
        return mergedInto;
    }

    void disable() {
        mergedInto = id;
    }
}

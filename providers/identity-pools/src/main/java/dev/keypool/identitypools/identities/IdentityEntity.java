package dev.keypool.identitypools.identities;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;

@Entity
@Table(name = "KEYPOOL_IDENTITY")
@NamedQuery(name = "keypool.identity", query = IdentityEntity.COLUMNS + " where i.id = :id")
@NamedQuery(name = "keypool.identities", query = IdentityEntity.COLUMNS + " where i.poolId = :pool"
        + " and (i.mergedInto is null or i.mergedInto <> i.id)" + IdentityEntity.AFTER)
@NamedQuery(name = "keypool.enabledIdentities", query = IdentityEntity.COLUMNS + " where i.poolId = :pool"
        + " and i.mergedInto is null" + IdentityEntity.AFTER)
@NamedQuery(name = "keypool.nextMerged", query = "select i.mergedInto from IdentityEntity i where i.id = :id")
@NamedQuery(name = "keypool.mergedInto", query = "select i.id from IdentityEntity i where i.mergedInto in :ids and i.mergedInto <> i.id")
@NamedQuery(name = "keypool.poolsOf", query = "select distinct i.poolId from IdentityEntity i where i.id in :ids")
@NamedQuery(name = "keypool.deleteIdentitiesOfRealm", query = "delete from IdentityEntity i where i.realmId = :realm")
@NamedQuery(name = "keypool.deleteIdentitiesOfPool", query = "delete from IdentityEntity i where i.poolId = :pool")
public class IdentityEntity {

    /** As columns, not as entities: a session would answer with those that it read before another transaction changed them. */
    static final String COLUMNS = "select i.id, i.poolId, i.guest, i.mergedInto, i.createdAt, i.modifiedAt, i.revokedBefore from IdentityEntity i";
    static final String AFTER = " and (i.createdAt > :createdAt or i.createdAt = :createdAt and i.id > :id) order by i.createdAt, i.id";

    @Id
    @Column(name = "ID", length = 36)
    private String id;

    @Column(name = "REALM_ID", length = 36, nullable = false)
    private String realmId;

    @Column(name = "POOL_ID", length = 36, nullable = false)
    private String poolId;

    /** Whether nobody has ever signed in with it. Guests have a row only when something about them must be kept. */
    @Column(name = "GUEST", nullable = false)
    private boolean guest;

    /** The identity that this one was merged into, its own id when it was deleted; either way it is disabled. */
    @Column(name = "MERGED_INTO", length = 36)
    private String mergedInto;

    /** Milliseconds since the epoch. */
    @Column(name = "CREATED_AT", nullable = false)
    private long createdAt;

    /** Milliseconds since the epoch. */
    @Column(name = "MODIFIED_AT", nullable = false)
    private long modifiedAt;

    /** Seconds since the epoch. */
    @Column(name = "REVOKED_BEFORE", nullable = false)
    private long revokedBefore;

    protected IdentityEntity() {
    }

    IdentityEntity(String id, String realmId, String poolId, boolean guest, long createdAt) {
        this.id = id;
        this.realmId = realmId;
        this.poolId = poolId;
        this.guest = guest;
        this.createdAt = createdAt;
        this.modifiedAt = createdAt;
    }

    String id() {
        return id;
    }

    String realmId() {
        return realmId;
    }

    String poolId() {
        return poolId;
    }

    boolean isGuest() {
        return guest;
    }

    String mergedInto() {
        return mergedInto;
    }

    long createdAt() {
        return createdAt;
    }

    long modifiedAt() {
        return modifiedAt;
    }

    long revokedBefore() {
        return revokedBefore;
    }

    void signedIn(long now) {
        guest = false;
        modifiedAt = now;
    }

    void modified(long now) {
        modifiedAt = now;
    }

    void mergeInto(String other, long now) {
        mergedInto = other;
        modifiedAt = now;
    }

    /** The same merges in one step. */
    void leadTo(String last) {
        mergedInto = last;
    }

    void disable(long now) {
        mergeInto(id, now);
    }

    void revokeBefore(long seconds, long now) {
        revokedBefore = seconds;
        modifiedAt = now;
    }
}

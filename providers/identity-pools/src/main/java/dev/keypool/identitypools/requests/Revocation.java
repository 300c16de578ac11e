package dev.keypool.identitypools.requests;

import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.Role;
import dev.keypool.identitypools.credentials.PoolIdentity;
import dev.keypool.identitypools.credentials.Session;
import dev.keypool.identitypools.identities.Identities;
import dev.keypool.identitypools.identities.Identity;
import dev.keypool.identitypools.realm.RealmSnapshot;

/**
 * Takes back what was issued before a time, for a role, a pool or an identity; and what belongs to a role, pool or
 * identity that is gone. What a session passed on by role chaining ends with it.
 */
final class Revocation {

    private static final int MAX_MERGES = 100;

    private final RealmSnapshot realm;
    private final Identities identities;

    Revocation(RealmSnapshot realm, Identities identities) {
        this.realm = realm;
        this.identities = identities;
    }

    boolean isRevoked(Session session) {
        // The first role of a chain was assumed when the chain began; when its other roles were is not known any more.
        return isRevoked(session.roleId(), session.issuedAt())
                || session.chain().stream().anyMatch(role -> isRevoked(role, session.startedAt()))
                || session.pool() != null && isRevoked(session.pool(), session.startedAt());
    }

    private boolean isRevoked(String roleId, long assumedAt) {
        Role role = realm.rolesById().get(roleId);
        return role == null || assumedAt < role.revokedBefore();
    }

    private boolean isRevoked(PoolIdentity of, long signedInAt) {
        IdentityPool pool = realm.pools().get(of.poolId());
        if (pool == null || signedInAt < pool.revokedBefore()) {
            return true;
        }
        Identity identity = identities.byId(of.identityId());
        if (identity == null) {
            // A guest has no row. Who signed in had one, and where it is gone the identity was deleted.
            return !of.isGuest();
        }
        // Once somebody has signed in with a guest's id, who only knew the id is out: it may have been planted on them.
        return of.isGuest() && !identity.isGuest() || isRevoked(identity, signedInAt);
    }

    /** An identity that was merged into another goes the way of that one. */
    private boolean isRevoked(Identity from, long signedInAt) {
        Identity identity = from;
        for (int step = 0; step < MAX_MERGES; step++) {
            if (identity == null || identity.isDeleted() || signedInAt < identity.revokedBefore()) {
                return true;
            }
            if (!identity.isDisabled()) {
                return false;
            }
            identity = identities.byId(identity.mergedInto());
        }
        return true;
    }
}

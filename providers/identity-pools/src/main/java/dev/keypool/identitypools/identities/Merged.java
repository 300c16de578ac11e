package dev.keypool.identitypools.identities;

import jakarta.persistence.EntityManager;

/** Follows merges to the identity that is left of them. */
final class Merged {

    private static final int MAX_STEPS = 20;

    private Merged() {
    }

    /** The id of the identity at the end, or of the last one when that is disabled. */
    static String into(EntityManager database, IdentityEntity from) {
        IdentityEntity at = from;
        for (int step = 0; step < MAX_STEPS && at.mergedInto() != null && !at.mergedInto().equals(at.id()); step++) {
            IdentityEntity next = database.find(IdentityEntity.class, at.mergedInto());
            if (next == null) {
                break;
            }
            at = next;
        }
        return at.id();
    }
}

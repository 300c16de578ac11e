package dev.keypool.identitypools.identities;

import java.util.List;

/**
 * What a pool knows a person or guest by.
 *
 * @param id            without its region
 * @param poolId        without its region
 * @param guest         whether nobody has ever signed in with it
 * @param logins        none for a guest, nor for a person whose last login was unlinked
 * @param mergedInto    the identity that took this one's place, its own id when it was disabled otherwise, or null
 * @param createdAt     milliseconds since the epoch, 0 for a guest of which nothing is stored
 * @param modifiedAt    milliseconds since the epoch
 * @param revokedBefore seconds since the epoch: credentials issued before are refused, 0 for none
 */
public record Identity(String id, String poolId, boolean guest, List<Login> logins, String mergedInto, long createdAt, long modifiedAt,
                       long revokedBefore) {

    public Identity {
        logins = List.copyOf(logins);
    }

    /** A guest of which nothing is stored. */
    public static Identity guest(String id, String poolId) {
        return new Identity(id, poolId, true, List.of(), null, 0, 0, 0);
    }

    /** Whether nobody has signed in with it: whoever knows its id is its guest. */
    public boolean isGuest() {
        return guest && mergedInto == null;
    }

    public boolean isDisabled() {
        return mergedInto != null;
    }

    /** Whether nothing of it is left but that its id is nobody's. */
    public boolean isDeleted() {
        return id.equals(mergedInto);
    }
}

package dev.keypool.identitypools.identities;

import java.util.List;

/**
 * What a pool knows a person or guest by.
 *
 * @param id         without its region
 * @param poolId     without its region
 * @param logins     none for a guest
 * @param mergedInto the identity that took this one's place, or null
 */
public record Identity(String id, String poolId, List<Login> logins, String mergedInto) {

    public Identity {
        logins = List.copyOf(logins);
    }

    public static Identity guest(String id, String poolId) {
        return new Identity(id, poolId, List.of(), null);
    }

    /** Whether nobody has signed in with it: whoever knows its id is its guest. */
    public boolean isGuest() {
        return logins.isEmpty() && mergedInto == null;
    }
}

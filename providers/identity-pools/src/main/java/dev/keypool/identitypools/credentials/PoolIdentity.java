package dev.keypool.identitypools.credentials;

import java.util.List;

/**
 * The identity of a pool behind a session.
 *
 * @param poolId     the pool's id without its region
 * @param identityId the identity's id without its region
 * @param amr        {@code authenticated} and the login providers, or {@code unauthenticated}
 * @param enhanced   whether the pool assumed the role (enhanced flow); otherwise the identity's holder did, with its
 *                   OpenID token (basic flow)
 */
public record PoolIdentity(String poolId, String identityId, List<String> amr, boolean enhanced) {

    public static final String UNAUTHENTICATED = "unauthenticated";

    public PoolIdentity {
        amr = List.copyOf(amr);
    }

    public boolean isGuest() {
        return amr.contains(UNAUTHENTICATED);
    }
}

package dev.keypool.identitypools.openid;

import dev.keypool.identitypools.credentials.PoolIdentity;
import dev.keypool.identitypools.credentials.SessionTags;
import java.util.List;

/**
 * What an OpenID token of an identity pool says.
 *
 * @param poolId     {@code aud}: the pool, {@code region:uuid}
 * @param identityId {@code sub}: the identity, {@code region:uuid}
 * @param amr        {@code authenticated} and the login providers, or {@code unauthenticated}
 * @param logins     those that it was issued for; none for a guest
 * @param tags       the session tags that a role is to be assumed with
 * @param issuedAt   seconds since the epoch
 * @param expiresAt  seconds since the epoch; the token is over at this second
 */
public record PoolToken(String poolId, String identityId, List<String> amr, List<TokenLogin> logins, SessionTags tags, long issuedAt, long expiresAt) {

    public PoolToken {
        amr = List.copyOf(amr);
        logins = List.copyOf(logins);
    }

    /** Whether it is a guest's. */
    public boolean isGuest() {
        return amr.contains(PoolIdentity.UNAUTHENTICATED);
    }
}

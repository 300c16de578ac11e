package dev.keypool.identitypools.credentials;

import java.util.List;

/**
 * What a session token says: who assumed which role, from when until when. Realm and deployment are not named
 * here, because the key that seals the token is made for them alone (see {@link SealingKeys}).
 *
 * @param poolId      the identity pool's id without its region
 * @param identityId  the identity's id without its region
 * @param roleId      the role's own id, so that a new role of the same name is not taken for the old one
 * @param sessionName the name of the role's session, as it stands at the end of its ARN
 * @param amr         {@code authenticated} and the login providers, or {@code unauthenticated}
 * @param issuedAt    seconds since the epoch
 * @param expiresAt   seconds since the epoch; the session is over at this second
 */
public record Session(String poolId, String identityId, String roleId, String sessionName, List<String> amr,
                      long issuedAt, long expiresAt) {

    public Session {
        amr = List.copyOf(amr);
    }
}

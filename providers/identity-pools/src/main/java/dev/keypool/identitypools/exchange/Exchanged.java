package dev.keypool.identitypools.exchange;

import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.Role;
import dev.keypool.identitypools.credentials.TemporaryCredentials;
import dev.keypool.identitypools.logins.VerifiedLogin;

/**
 * A finished exchange.
 *
 * @param identityId  {@code region:uuid}; not always the one that was asked with
 * @param credentials null when only the identity was asked for
 * @param role        null when only the identity was asked for
 * @param login       null for a guest
 */
public record Exchanged(String identityId, IdentityPool pool, VerifiedLogin login, Role role, TemporaryCredentials credentials) {
}

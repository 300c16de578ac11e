package dev.keypool.identitypools.exchange;

import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.identities.Identities;
import dev.keypool.identitypools.identities.Identity;
import dev.keypool.identitypools.openid.PoolToken;
import dev.keypool.identitypools.realm.RealmSnapshot;
import java.util.Set;

/**
 * The identity that holds a pool's token, as it is now: the token itself may last up to a day.
 *
 * @param pool     the pool that issued the token
 * @param identity the identity; a guest's may be one of which nothing is stored
 */
public record TokenHolder(IdentityPool pool, Identity identity) {

    /** @throws ExchangeException when pool or identity are gone, not what they were, or revoked since */
    public static TokenHolder of(RealmSnapshot realm, Identities identities, PoolToken token) throws ExchangeException {
        IdentityPool pool = realm.pool(token.poolId());
        if (pool == null) {
            throw ExchangeException.poolNotFound(token.poolId());
        }
        String id = token.identityId().substring(token.identityId().indexOf(':') + 1);
        Identity identity = identities.byId(id);
        if (identity == null && token.isGuest() && pool.id().equals(realm.guests().poolOf(id, Set.of(pool.id())))) {
            identity = Identity.guest(id, pool.id());
        }
        if (identity == null || !identity.poolId().equals(pool.id())) {
            throw ExchangeException.identityNotFound(token.identityId());
        }
        if (identity.isDisabled() || identity.isGuest() != token.isGuest()) {
            throw ExchangeException.notAuthorized(Refusal.IDENTITY_NEEDS_LOGIN, "Access to Identity '" + token.identityId() + "' is forbidden.");
        }
        if (token.isGuest() && !pool.allowUnauthenticated()) {
            throw ExchangeException.notAuthorized(Refusal.GUESTS_NOT_ALLOWED, "Unauthenticated access is not supported for this identity pool.");
        }
        if (token.issuedAt() < Math.max(pool.revokedBefore(), identity.revokedBefore())) {
            throw ExchangeException.invalidLogin(Refusal.TOKEN_REVOKED, "Token was revoked.");
        }
        return new TokenHolder(pool, identity);
    }
}

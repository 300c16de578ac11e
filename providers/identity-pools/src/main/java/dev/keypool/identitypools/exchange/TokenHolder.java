package dev.keypool.identitypools.exchange;

import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.identities.Identities;
import dev.keypool.identitypools.identities.Identity;
import dev.keypool.identitypools.identities.Login;
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
        // The whole name, region too: policies read it from the token (cognito-identity.amazonaws.com:sub).
        boolean named = token.identityId().equals(realm.settings().region() + ":" + id);
        if (identity == null || !named || !identity.poolId().equals(pool.id())) {
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
        requireLinked(pool, identity, token);
        return new TokenHolder(pool, identity);
    }

    /** A backend's token lasts up to a day: one whose developer login was unlinked since proves nothing any more. */
    private static void requireLinked(IdentityPool pool, Identity identity, PoolToken token) throws ExchangeException {
        String between = ":" + token.poolId() + ":";
        for (String entry : token.amr()) {
            int end = entry.indexOf(between);
            String provider = end < 0 ? null : entry.substring(0, end);
            if (provider != null && !(provider.equals(pool.logins().developerProvider())
                    && identity.logins().contains(Login.ofDeveloper(provider, entry.substring(end + between.length()))))) {
                throw ExchangeException.notAuthorized(Refusal.UNSUPPORTED_PROVIDER, "Token is not from a supported provider of this identity pool.");
            }
        }
    }
}

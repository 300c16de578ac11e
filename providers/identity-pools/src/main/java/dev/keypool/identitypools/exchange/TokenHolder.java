package dev.keypool.identitypools.exchange;

import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.identities.Identities;
import dev.keypool.identitypools.identities.Identity;
import dev.keypool.identitypools.identities.Login;
import dev.keypool.identitypools.logins.LoginVerifier;
import dev.keypool.identitypools.openid.PoolToken;
import dev.keypool.identitypools.openid.TokenLogin;
import dev.keypool.identitypools.realm.RealmSnapshot;
import java.util.Set;

/**
 * The identity that holds a pool's token, as it is now: the token itself may last up to a day.
 *
 * @param pool     the pool that issued the token
 * @param identity the identity; a guest's may be one of which nothing is stored
 */
public record TokenHolder(IdentityPool pool, Identity identity) {

    /** @throws ExchangeException when pool or identity are gone, not what they were, or revoked since, or a login of the token is */
    public static TokenHolder of(RealmSnapshot realm, Identities identities, LoginVerifier logins, PoolToken token) throws ExchangeException {
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
            throw revoked();
        }
        requireStanding(logins, pool, identity, token);
        return new TokenHolder(pool, identity);
    }

    /** Each of the logins that it was issued for: a token without any is a guest's, or from before they were written into it. */
    private static void requireStanding(LoginVerifier verifier, IdentityPool pool, Identity identity, PoolToken token) throws ExchangeException {
        if (token.logins().isEmpty() != token.isGuest()) {
            throw revoked();
        }
        for (TokenLogin proven : token.logins()) {
            Login login = identity.logins().stream().filter(linked -> linked.key().equals(proven.key())).findFirst().orElseThrow(TokenHolder::revoked);
            verifier.requireStanding(pool, proven.provider(), login, proven.sessionId(), token.issuedAt());
        }
    }

    private static ExchangeException revoked() {
        return ExchangeException.invalidLogin(Refusal.TOKEN_REVOKED, "Token was revoked.");
    }
}

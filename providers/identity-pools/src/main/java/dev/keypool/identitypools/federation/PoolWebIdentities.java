package dev.keypool.identitypools.federation;

import dev.keypool.identitypools.credentials.PoolIdentity;
import dev.keypool.identitypools.exchange.CognitoKeys;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Refusal;
import dev.keypool.identitypools.exchange.TokenHolder;
import dev.keypool.identitypools.identities.Identities;
import dev.keypool.identitypools.logins.LoginVerifier;
import dev.keypool.identitypools.openid.PoolToken;
import dev.keypool.identitypools.openid.PoolTokens;
import dev.keypool.identitypools.realm.RealmSnapshot;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Identities of the realm's pools, by the pools' own tokens: the second half of the basic (classic) flow. */
public final class PoolWebIdentities implements WebIdentities.Kind {

    private final RealmSnapshot realm;
    private final Identities identities;
    private final LoginVerifier logins;
    private final PoolTokens tokens;
    private final Clock clock;

    public PoolWebIdentities(RealmSnapshot realm, Identities identities, LoginVerifier logins, PoolTokens tokens, Clock clock) {
        this.realm = realm;
        this.identities = identities;
        this.logins = logins;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public WebIdentity verify(String claimed, String token) throws ExchangeException {
        if (!claimed.equals(tokens.issuer())) {
            return null;
        }
        PoolToken verified = tokens.authentic(token);
        TokenTimes.requireUnexpired(verified.expiresAt(), clock);
        TokenHolder holder = TokenHolder.of(realm, identities, logins, verified);
        if (!holder.pool().allowClassicFlow()) {
            throw ExchangeException.notAuthorized(Refusal.CLASSIC_FLOW_NOT_ALLOWED, "Basic (classic) flow is not enabled, please use enhanced flow.");
        }
        PoolIdentity pool = new PoolIdentity(holder.pool().id(), holder.identity().id(), verified.amr(), false);
        Map<String, List<String>> keys = Map.of(CognitoKeys.AUD, List.of(verified.poolId()), CognitoKeys.SUB, List.of(verified.identityId()),
                CognitoKeys.AMR, verified.amr());
        FederatedIdentity who = new FederatedIdentity(List.of(CognitoKeys.PROVIDER), keys::get, Map.of(), verified.tags(), null, null, pool);
        return new WebIdentity(who, CognitoKeys.PROVIDER, verified.identityId(), verified.poolId(), null);
    }
}

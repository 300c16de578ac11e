package dev.keypool.identitypools.logins;

import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Refusal;
import dev.keypool.identitypools.identities.Login;
import java.util.List;

/** All kinds of logins: finds by the provider's name who can check the token. */
public final class PoolLogins implements LoginVerifier {

    /** Kinds of providers that are no realms of this server. */
    @FunctionalInterface
    public interface Kind {

        /** Null when the pool trusts no provider of this kind and name. */
        VerifiedLogin verify(IdentityPool pool, String provider, String token) throws ExchangeException;
    }

    private final RealmLogins own;
    private final OtherRealms others;
    private final List<Kind> kinds;

    public PoolLogins(RealmLogins own, OtherRealms others, List<Kind> kinds) {
        this.own = own;
        this.others = others;
        this.kinds = List.copyOf(kinds);
    }

    @Override
    public String realmProvider() {
        return own.provider();
    }

    @Override
    public VerifiedLogin verify(IdentityPool pool, String provider, String token) throws ExchangeException {
        if (provider.equals(own.provider()) && pool.logins().trustsRealm(null)) {
            return own.verify(pool.logins(), token);
        }
        RealmLogins other = others.named(pool.logins(), provider);
        if (other != null) {
            return other.verify(pool.logins(), token);
        }
        for (Kind kind : kinds) {
            VerifiedLogin verified = kind.verify(pool, provider, token);
            if (verified != null) {
                return verified;
            }
        }
        throw unsupported();
    }

    @Override
    public void requireStanding(IdentityPool pool, String provider, Login login, String sessionId, long verifiedAt) throws ExchangeException {
        // Another developer provider under the same key would know other people by the same names.
        boolean trusted = ProviderKey.isTrusted(provider, pool.logins())
                && (!login.isDeveloper() || login.equals(Login.ofDeveloper(pool.logins().developerProvider(), login.subject())));
        if (!trusted) {
            throw unsupported();
        }
        for (AppClient client : pool.logins().appClients()) {
            if (provider.equals(ProviderKey.ofAppClient(client.realm(), client.clientId()))) {
                RealmLogins realm = client.realm() == null ? own : others.of(client.realm());
                if (realm == null || !realm.has(login)) {
                    throw unsupported();
                }
                realm.requireStanding(client, login.subject(), sessionId, verifiedAt);
            }
        }
    }

    private static ExchangeException unsupported() {
        return ExchangeException.notAuthorized(Refusal.UNSUPPORTED_PROVIDER, "Token is not from a supported provider of this identity pool.");
    }
}

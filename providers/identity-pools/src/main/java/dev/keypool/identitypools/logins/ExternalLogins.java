package dev.keypool.identitypools.logins;

import dev.keypool.identitypools.ColdException;
import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.realm.RealmSnapshot;
import java.util.List;

/** Logins of providers that are no realms of this server, each verified once in a while. */
public final class ExternalLogins implements PoolLogins.Kind {

    /** Verifies tokens of one kind of provider. */
    @FunctionalInterface
    public interface Verifier {

        /** Null when the pool trusts no provider of this kind and name. */
        TimedLogin verify(IdentityPool pool, String provider, String token) throws ExchangeException;
    }

    private final RealmSnapshot realm;
    private final String issuer;
    private final RememberedLogins remembered;
    private final List<Verifier> verifiers;

    private ExternalLogins(RealmSnapshot realm, String issuer, RememberedLogins remembered, List<Verifier> verifiers) {
        this.realm = realm;
        this.issuer = issuer;
        this.remembered = remembered;
        this.verifiers = verifiers;
    }

    /** @param issuer the realm's, as the request sees it */
    public static ExternalLogins of(RealmSnapshot realm, String issuer, RememberedLogins remembered, List<Verifier> verifiers) {
        return new ExternalLogins(realm, issuer, remembered, List.copyOf(verifiers));
    }

    /** Those that are remembered; any other ends in {@link ColdException}. */
    public static ExternalLogins remembered(RealmSnapshot realm, String issuer, RememberedLogins remembered) {
        return new ExternalLogins(realm, issuer, remembered, List.of((pool, provider, token) -> {
            throw new ColdException();
        }));
    }

    @Override
    public VerifiedLogin verify(IdentityPool pool, String provider, String token) throws ExchangeException {
        VerifiedLogin known = remembered.remembered(realm, issuer, pool, provider, token);
        if (known != null) {
            return known;
        }
        for (Verifier verifier : verifiers) {
            TimedLogin verified = verifier.verify(pool, provider, token);
            if (verified != null) {
                remembered.remember(realm, issuer, pool, provider, token, verified);
                return verified.login();
            }
        }
        return null;
    }
}

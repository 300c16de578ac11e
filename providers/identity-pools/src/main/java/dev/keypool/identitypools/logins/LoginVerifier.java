package dev.keypool.identitypools.logins;

import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.exchange.ExchangeException;

/** Checks that a token proves a login that the pool trusts. */
public interface LoginVerifier {

    /**
     * @param provider the provider's name as the client wrote it: an issuer without its scheme
     * @param token    what the client says that provider gave it
     */
    VerifiedLogin verify(IdentityPool pool, String provider, String token) throws ExchangeException;

    /** The realm's own name among a client's logins. */
    String realmProvider();
}

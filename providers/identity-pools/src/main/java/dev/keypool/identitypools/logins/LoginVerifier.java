package dev.keypool.identitypools.logins;

import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.identities.Login;

/** Checks that a token proves a login that the pool trusts. */
public interface LoginVerifier {

    /**
     * @param provider the provider's name as the client wrote it: an issuer without its scheme
     * @param token    what the client says that provider gave it
     */
    VerifiedLogin verify(IdentityPool pool, String provider, String token) throws ExchangeException;

    /**
     * Asks of a login that was verified before what may have happened since: its token is not at hand any more.
     *
     * @param provider   {@link VerifiedLogin#mappingKey()}
     * @param sessionId  {@link VerifiedLogin#sessionId()}
     * @param verifiedAt seconds since the epoch
     * @throws ExchangeException when the pool does not trust the provider any more, or a realm of this server would not
     *                           let the person in with a token from then
     */
    void requireStanding(IdentityPool pool, String provider, Login login, String sessionId, long verifiedAt) throws ExchangeException;

    /** The realm's own name among a client's logins. */
    String realmProvider();
}

package dev.keypool.identitypools.logins;

import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.realm.Address;
import java.util.HashSet;
import java.util.Set;

/** People of other realms of the same server, as far as a pool trusts them. */
public abstract class OtherRealms {

    private final String ownIssuer;

    /**
     * @param ownIssuer the pool's realm's issuer: all realms of a server differ in its last part only, but for those that
     *                  have a frontend URL of their own. The tokens of such a realm name another issuer, and are refused.
     */
    protected OtherRealms(String ownIssuer) {
        this.ownIssuer = ownIssuer;
    }

    /** Null when the pool trusts no realm of which that is the name among logins. */
    RealmLogins named(TrustedLogins trusted, String provider) throws ExchangeException {
        Set<String> asked = new HashSet<>();
        for (AppClient client : trusted.appClients()) {
            String realm = client.realm();
            if (realm != null && asked.add(realm) && issuer(realm).endsWith("://" + provider)) {
                return of(realm);
            }
        }
        return null;
    }

    /** Null when there is no such realm, or it must not be used. */
    RealmLogins of(String realm) throws ExchangeException {
        return open(realm, issuer(realm));
    }

    private String issuer(String realm) {
        return Address.issuerOf(ownIssuer, realm);
    }

    /** @return null when there is no such realm, or it must not be used */
    protected abstract RealmLogins open(String realm, String issuer) throws ExchangeException;
}

package dev.keypool.identitypools.logins;

import dev.keypool.identitypools.exchange.ExchangeException;
import java.util.HashSet;
import java.util.Set;

/** People of other realms of the same server, as far as a pool trusts them. */
public abstract class OtherRealms {

    private final String ownIssuer;
    private final String ownName;

    /** @param ownIssuer the pool's realm's issuer: all realms of a server differ in its last part only */
    protected OtherRealms(String ownIssuer, String ownName) {
        this.ownIssuer = ownIssuer;
        this.ownName = ownName;
    }

    /** Null when the pool trusts no realm of which that is the name among logins. */
    RealmLogins named(TrustedLogins trusted, String provider) throws ExchangeException {
        Set<String> asked = new HashSet<>();
        for (AppClient client : trusted.appClients()) {
            String realm = client.realm();
            if (realm != null && asked.add(realm) && issuer(realm).endsWith("://" + provider)) {
                return open(realm, issuer(realm));
            }
        }
        return null;
    }

    private String issuer(String realm) {
        return ownIssuer.substring(0, ownIssuer.length() - ownName.length()) + realm;
    }

    /** @return null when there is no such realm, or it must not be used */
    protected abstract RealmLogins open(String realm, String issuer) throws ExchangeException;
}

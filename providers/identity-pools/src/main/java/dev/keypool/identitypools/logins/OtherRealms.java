package dev.keypool.identitypools.logins;

import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.realm.Address;
import java.util.HashSet;
import java.util.Set;

/** People of other realms of the same server, as far as a pool trusts them. */
public abstract class OtherRealms {

    /** Null when the pool trusts no realm of which that is the name among logins. */
    RealmLogins named(TrustedLogins trusted, String provider) throws ExchangeException {
        Set<String> asked = new HashSet<>();
        for (AppClient client : trusted.appClients()) {
            String realm = client.realm();
            // Where a realm is reached it may say itself (its frontend URL), its name comes last in any case.
            if (realm != null && asked.add(realm) && Address.endsWith(provider, realm)) {
                RealmLogins logins = of(realm);
                if (logins != null && logins.provider().equals(provider)) {
                    return logins;
                }
            }
        }
        return null;
    }

    /**
     * @param realm its name
     * @return null when there is no such realm, or it must not be used
     */
    protected abstract RealmLogins of(String realm) throws ExchangeException;
}

package dev.keypool.identitypools.logins;

import dev.keypool.identitypools.ColdException;
import dev.keypool.identitypools.realm.CachedModels;
import org.keycloak.models.cache.infinispan.entities.CachedClient;
import org.keycloak.models.cache.infinispan.entities.CachedRealm;
import org.keycloak.models.cache.infinispan.entities.CachedUser;

/** Accounts that Keycloak has in its caches; of others nothing is known, not even that they are missing. */
public final class CachedAccounts implements Accounts {

    private final CachedModels models;
    private final CachedRealm realm;

    public CachedAccounts(CachedModels models, CachedRealm realm) {
        this.models = models;
        this.realm = realm;
    }

    /** @throws ColdException when it is not cached */
    @Override
    public Account client(String clientId) {
        CachedClient client = models.client(realm.getId(), clientId);
        if (client == null) {
            throw new ColdException();
        }
        return new Account(clientId, client.isEnabled(), client.getNotBefore());
    }

    /** @throws ColdException when it is not cached, or where its organization may have been disabled */
    @Override
    public Account user(String id) {
        // UserCacheSession asks the database for a user's organizations, and takes those of disabled ones as disabled.
        CachedUser user = realm.isOrganizationsEnabled() ? null : models.user(realm.getId(), id);
        if (user == null) {
            throw new ColdException();
        }
        return new Account(user.getId(), user.isEnabled(), user.getNotBefore());
    }

    @Override
    public long notBefore() {
        return realm.getNotBefore();
    }

    /** @throws ColdException always: sessions are looked up by Keycloak only */
    @Override
    public boolean isSignedIn(String userId, String sessionId) {
        throw new ColdException();
    }
}

package dev.keypool.identitypools.realm;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import java.util.function.Function;
import org.infinispan.Cache;
import org.keycloak.connections.infinispan.InfinispanConnectionProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.cache.infinispan.entities.CachedClient;
import org.keycloak.models.cache.infinispan.entities.CachedRealm;
import org.keycloak.models.cache.infinispan.entities.CachedUser;
import org.keycloak.models.cache.infinispan.entities.Revisioned;
import org.keycloak.storage.StorageId;

/**
 * Keycloak's own caches of realms, clients and users, read without a session: what {@code RealmCacheSession} and
 * {@code UserCacheSession} would give, and what Keycloak invalidates on every node when it changes. Which id belongs to
 * a name is remembered here and checked against what is found.
 */
public final class CachedModels {

    private static final int MAX_NAMES = 10_000;

    private record ClientName(String realmId, String clientId) {
    }

    private final Map<String, String> realmIds = Caffeine.newBuilder().maximumSize(MAX_NAMES).<String, String>build().asMap();
    private final Map<ClientName, String> clientIds = Caffeine.newBuilder().maximumSize(MAX_NAMES).<ClientName, String>build().asMap();
    private volatile Function<String, Object> realms = id -> null;
    private volatile Function<String, Object> users = id -> null;

    /** Once per node, when Keycloak has started. */
    public void open(KeycloakSession session) {
        InfinispanConnectionProvider caches = session.getProvider(InfinispanConnectionProvider.class);
        realms = current(caches.getCache(InfinispanConnectionProvider.REALM_CACHE_NAME),
                caches.getCache(InfinispanConnectionProvider.REALM_REVISIONS_CACHE_NAME));
        users = current(caches.getCache(InfinispanConnectionProvider.USER_CACHE_NAME),
                caches.getCache(InfinispanConnectionProvider.USER_REVISIONS_CACHE_NAME));
    }

    /**
     * As {@code CacheManager.get} does it: an entry counts for as long as its revision is the current one. What was read
     * just before a change can be put into the cache just after the change took it out, and only its revision tells.
     */
    private static Function<String, Object> current(Cache<String, Revisioned> entries, Cache<String, Long> revisions) {
        return id -> {
            Revisioned entry = entries.get(id);
            Long revision = entry == null ? null : revisions.get(id);
            return revision != null && revision <= entry.getRevision() ? entry : null;
        };
    }

    public void learn(RealmModel realm) {
        realmIds.put(realm.getName(), realm.getId());
    }

    public void learn(RealmModel realm, ClientModel client) {
        clientIds.put(new ClientName(realm.getId(), client.getClientId()), client.getId());
    }

    /** Null when the realm is not cached. */
    public CachedRealm realm(String name) {
        String id = realmIds.get(name);
        return id != null && realms.apply(id) instanceof CachedRealm realm && realm.getName().equals(name) ? realm : null;
    }

    /** Null when the client is not cached. */
    public CachedClient client(String realmId, String clientId) {
        String id = clientIds.get(new ClientName(realmId, clientId));
        return id != null && realms.apply(id) instanceof CachedClient client && client.getClientId().equals(clientId)
                && client.getRealm().equals(realmId) ? client : null;
    }

    /** Null when the user is not cached, or is another store's: about those {@code UserCacheSession} asks that store. */
    public CachedUser user(String realmId, String id) {
        return users.apply(id) instanceof CachedUser user && user.getRealm().equals(realmId) && user.getFederationLink() == null
                && new StorageId(id).isLocal() ? user : null;
    }
}

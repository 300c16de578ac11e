package dev.keypool.identitypools.identities;

import org.keycloak.cluster.ClusterEvent;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.connections.infinispan.InfinispanConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.cache.infinispan.events.CacheKeyInvalidatedEvent;

/**
 * Tells the other nodes of a cluster which identities have changed.
 *
 * <p>The event is one of Keycloak's own ({@link CacheKeyInvalidatedEvent}, a text), because an event class of ours would
 * need a ProtoStream schema in the server's build; under our task key nobody else receives it.
 */
public final class IdentityInvalidations {

    private static final String TASK = "keypool-identities";
    private static final String ALL = "*";

    private final ClusterProvider cluster;

    public IdentityInvalidations(KeycloakSession session) {
        this.cluster = session.getProvider(ClusterProvider.class);
    }

    /** Once per node. */
    public static void listen(KeycloakSession session, IdentityCache cache) {
        session.getProvider(ClusterProvider.class).registerListener(TASK, event -> received(event, cache));
        session.getProvider(InfinispanConnectionProvider.class).getCache(InfinispanConnectionProvider.REALM_CACHE_NAME)
                .getCacheManager().addListener(new ClusterMerge(cache));
    }

    public void changed(String identityId) {
        tell(identityId);
    }

    public void manyChanged() {
        tell(ALL);
    }

    private void tell(String key) {
        cluster.notify(TASK, new CacheKeyInvalidatedEvent(key), true);
    }

    private static void received(ClusterEvent event, IdentityCache cache) {
        if (event instanceof CacheKeyInvalidatedEvent changed && !ALL.equals(changed.getId())) {
            cache.forget(changed.getId());
        } else {
            cache.forgetAll();
        }
    }
}

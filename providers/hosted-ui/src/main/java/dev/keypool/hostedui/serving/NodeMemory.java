package dev.keypool.hostedui.serving;

import org.keycloak.cluster.ClusterProvider;
import org.keycloak.connections.infinispan.InfinispanConnectionProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.cache.infinispan.events.CacheKeyInvalidatedEvent;
import org.keycloak.services.resource.RealmResourceProvider;

/**
 * What a node remembers of what is published, a realm's forgotten together when any node publishes in that realm.
 *
 * <p>The event between nodes is one of Keycloak's own ({@link CacheKeyInvalidatedEvent}, a text: the realm's id), because an event class of
 * ours would need a ProtoStream schema in the server's build; under our task key nobody else receives it.
 */
public final class NodeMemory {

    /** The id of the endpoint. */
    public static final String KEEPER = "hosted-ui";

    private static final String TASK = "keypool-brandings";

    private final FileCache files = new FileCache();
    private final BrandingCache brandings = new BrandingCache();

    /** Null where the server's configuration has the endpoint disabled. */
    static NodeMemory of(KeycloakSession session) {
        Keeper keeper = (Keeper) session.getKeycloakSessionFactory().getProviderFactory(RealmResourceProvider.class, KEEPER);
        return keeper == null ? null : keeper.memory();
    }

    /** The one factory of a node that has it. */
    public interface Keeper {

        NodeMemory memory();
    }

    FileCache files() {
        return files;
    }

    BrandingCache brandings() {
        return brandings;
    }

    void forget(String realmId) {
        files.forget(realmId);
        brandings.forget(realmId);
    }

    void forgetAll() {
        files.forgetAll();
        brandings.forgetAll();
    }

    /** Once per node. */
    public void listen(KeycloakSession session) {
        session.getProvider(ClusterProvider.class).registerListener(TASK, event -> forget(((CacheKeyInvalidatedEvent) event).getId()));
        session.getProvider(InfinispanConnectionProvider.class).getCache(InfinispanConnectionProvider.REALM_CACHE_NAME)
                .getCacheManager().addListener(new ClusterMerge(this));
    }

    /** What is published in the realm changes with this transaction. Before its end, another request would read once more what is still there. */
    public void changed(KeycloakSession session, String realmId) {
        ClusterProvider cluster = session.getProvider(ClusterProvider.class);
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                forget(realmId);
                cluster.notify(TASK, new CacheKeyInvalidatedEvent(realmId), true);
            }

            @Override
            protected void rollbackImpl() {
                // Nothing has changed.
            }
        });
    }
}

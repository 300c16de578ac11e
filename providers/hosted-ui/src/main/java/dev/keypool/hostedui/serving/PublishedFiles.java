package dev.keypool.hostedui.serving;

import dev.keypool.hostedui.branding.StoredFile;
import dev.keypool.hostedui.store.BrandingStore;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.connections.infinispan.InfinispanConnectionProvider;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.cache.infinispan.events.CacheKeyInvalidatedEvent;
import org.keycloak.services.resource.RealmResourceProvider;

/**
 * Published files, from memory where they are, on every node as they are in the database.
 *
 * <p>The event between nodes is one of Keycloak's own ({@link CacheKeyInvalidatedEvent}, a text), because an event class of
 * ours would need a ProtoStream schema in the server's build; under our task key nobody else receives it.
 */
public final class PublishedFiles {

    private static final String TASK = "keypool-brandings";

    private final FileCache cache = new FileCache();

    PublishedFiles() {
    }

    /** Once per node. */
    void listen(KeycloakSession session) {
        session.getProvider(ClusterProvider.class).registerListener(TASK, event -> cache.forgetAll());
        session.getProvider(InfinispanConnectionProvider.class).getCache(InfinispanConnectionProvider.REALM_CACHE_NAME)
                .getCacheManager().addListener(new ClusterMerge(cache));
    }

    /** What is published changes with this transaction. Before its end, another request would read once more what is still there. */
    public static void changed(KeycloakSession session) {
        HostedUiEndpoint endpoint = endpoint(session);
        ClusterProvider cluster = session.getProvider(ClusterProvider.class);
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                endpoint.files().cache.forgetAll();
                cluster.notify(TASK, new CacheKeyInvalidatedEvent("*"), true);
            }

            @Override
            protected void rollbackImpl() {
                // Nothing has changed.
            }
        });
    }

    /** For other rooms; null where the realm has no such file. */
    public static StoredFile find(KeycloakSession session, String realmId, String hash) {
        ServedFile served = endpoint(session).files().get(session, realmId, hash);
        return served == null ? null : served.file();
    }

    private static HostedUiEndpoint endpoint(KeycloakSession session) {
        return (HostedUiEndpoint) session.getKeycloakSessionFactory().getProviderFactory(RealmResourceProvider.class, HostedUiEndpoint.ID);
    }

    /** Null where the realm has no such file. */
    ServedFile get(KeycloakSession session, String realmId, String hash) {
        return cache.get(realmId, hash, (realm, wanted) ->
                new BrandingStore(session.getProvider(JpaConnectionProvider.class).getEntityManager()).publicFile(realm, wanted));
    }
}

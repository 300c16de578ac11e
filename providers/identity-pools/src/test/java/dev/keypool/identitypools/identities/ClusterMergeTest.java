package dev.keypool.identitypools.identities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.infinispan.factories.GlobalComponentRegistry;
import org.infinispan.manager.DefaultCacheManager;
import org.infinispan.manager.EmbeddedCacheManager;
import org.infinispan.notifications.cachemanagerlistener.CacheManagerNotifier;
import org.junit.jupiter.api.Test;

class ClusterMergeTest {

    private final IdentityCache cache = new IdentityCache();

    @Test
    void nodesThatMeetAgainForgetWhatTheyRemembered() throws Exception {
        try (EmbeddedCacheManager manager = new DefaultCacheManager()) {
            manager.addListener(new ClusterMerge(cache));
            cache.byId("id-1", id -> null);
            assertThat(cache.remembered("id-1")).isEmpty();

            GlobalComponentRegistry.componentOf(manager, CacheManagerNotifier.class).notifyMerge(List.of(), List.of(), null, 2, List.of());

            assertThat(cache.remembered("id-1")).isNull();
        }
    }
}

package dev.keypool.hostedui.serving;

import org.infinispan.notifications.Listener;
import org.infinispan.notifications.cachemanagerlistener.annotation.Merged;
import org.infinispan.notifications.cachemanagerlistener.event.MergeEvent;

/**
 * Nodes that did not reach each other for a while have not heard of each other's changes either. When they meet again,
 * Keycloak clears its caches for that reason ({@code InfinispanClusterProviderFactory.ViewChangeListener}), and so do we.
 */
@Listener
public final class ClusterMerge {

    private final NodeMemory memory;

    ClusterMerge(NodeMemory memory) {
        this.memory = memory;
    }

    /** Called by Infinispan, which takes public methods of public classes only. */
    @Merged
    public void merged(MergeEvent event) {
        memory.forgetAll();
    }
}

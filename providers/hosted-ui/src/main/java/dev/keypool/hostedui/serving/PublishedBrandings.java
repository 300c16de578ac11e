package dev.keypool.hostedui.serving;

import dev.keypool.hostedui.branding.Publication;
import dev.keypool.hostedui.store.BrandingKey;
import dev.keypool.hostedui.store.BrandingStore;
import java.util.function.Function;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Which branding people see, from memory where it is. */
public final class PublishedBrandings {

    private PublishedBrandings() {
    }

    /**
     * The app client's, or the realm's default.
     *
     * @param clientId Keycloak's own id of the app client; null for pages of none
     * @return null where nothing is published, or what is cannot be had
     */
    public static Publication of(KeycloakSession session, String realmId, String clientId) {
        NodeMemory memory = NodeMemory.of(session);
        if (memory == null) {
            return null;
        }
        // In a transaction of its own: one that failed would take the page's along.
        Function<BrandingKey, String> read = key -> KeycloakModelUtils.runJobInTransactionWithResult(session.getKeycloakSessionFactory(),
                own -> new BrandingStore(own.getProvider(JpaConnectionProvider.class).getEntityManager()).published(key));
        Publication its = clientId == null ? null : memory.brandings().get(new BrandingKey(realmId, clientId), read);
        return its != null ? its : memory.brandings().get(new BrandingKey(realmId, null), read);
    }
}

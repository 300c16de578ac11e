package dev.keypool.hostedui.serving;

import dev.keypool.hostedui.branding.StoredFile;
import dev.keypool.hostedui.store.BrandingStore;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** Published files, from memory where they are, on every node as they are in the database. */
public final class PublishedFiles {

    private PublishedFiles() {
    }

    /** Files or brandings: what is published in the realm changes with this transaction. */
    public static void changed(KeycloakSession session, String realmId) {
        NodeMemory memory = NodeMemory.of(session);
        if (memory != null) {
            memory.changed(session, realmId);
        }
    }

    /** For other rooms; null where the realm has no such file. */
    public static StoredFile find(KeycloakSession session, String realmId, String hash) {
        ServedFile served = get(session, realmId, hash);
        return served == null ? null : served.file();
    }

    /** Null where the realm has no such file. */
    static ServedFile get(KeycloakSession session, String realmId, String hash) {
        return NodeMemory.of(session).files().get(realmId, hash, (realm, wanted) ->
                new BrandingStore(session.getProvider(JpaConnectionProvider.class).getEntityManager()).publicFile(realm, wanted));
    }
}

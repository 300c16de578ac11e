package dev.keypool.hostedui.endpoint;

import dev.keypool.hostedui.serving.NodeMemory;
import dev.keypool.hostedui.store.BrandingKey;
import dev.keypool.hostedui.store.BrandingStore;
import org.keycloak.Config;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** {@code /realms/{realm}/hosted-ui}, and what a node keeps for it. */
public final class HostedUiEndpoint implements RealmResourceProviderFactory, NodeMemory.Keeper {

    private final NodeMemory memory = new NodeMemory();

    @Override
    public String getId() {
        return NodeMemory.KEEPER;
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new RealmResourceProvider() {
            @Override
            public Object getResource() {
                return new HostedUiResource(session);
            }

            @Override
            public void close() {
            }
        };
    }

    @Override
    public NodeMemory memory() {
        return memory;
    }

    @Override
    public void init(Config.Scope config) {
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(this::onEvent);
    }

    /** Called inside the transaction that removes; what is thrown here stops it. */
    private void onEvent(ProviderEvent event) {
        if (event instanceof PostMigrationEvent started) {
            KeycloakModelUtils.runJobInTransaction(started.getFactory(), memory::listen);
        } else if (event instanceof ClientModel.ClientRemovedEvent removed) {
            ClientModel client = removed.getClient();
            String realmId = client.getRealm().getId();
            if (store(removed.getKeycloakSession()).clientRemoved(new BrandingKey(realmId, client.getId()))) {
                memory.changed(removed.getKeycloakSession(), realmId);
            }
        } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
            store(removed.getKeycloakSession()).realmRemoved(removed.getRealm().getId());
            memory.changed(removed.getKeycloakSession(), removed.getRealm().getId());
        }
    }

    private static BrandingStore store(KeycloakSession session) {
        return new BrandingStore(session.getProvider(JpaConnectionProvider.class).getEntityManager());
    }

    @Override
    public void close() {
    }
}

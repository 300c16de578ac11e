package dev.keypool.triggers.outbox;

import dev.keypool.triggers.Triggers;
import dev.keypool.triggers.TriggersFactory;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderEvent;

/** Listens in all realms, whatever listeners they have. Its options are {@code --spi-events-listener--keypool-events--…}. */
public final class OutboxListenerFactory implements EventListenerProviderFactory {

    static final String ID = "keypool-events";

    private OutboxLimits limits;
    private OutboxNode node;

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public boolean isGlobal() {
        return true;
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new OutboxListener(session, node);
    }

    @Override
    public void init(Config.Scope config) {
        limits = OutboxLimits.of(config);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        TriggersFactory triggers = (TriggersFactory) factory.getProviderFactory(Triggers.class);
        node = new OutboxNode(factory, triggers.calls(), triggers.observed(), limits);
        factory.register(this::onEvent);
    }

    /** Called inside the transaction that removes a realm; what is thrown here stops it. */
    private void onEvent(ProviderEvent event) {
        if (event instanceof PostMigrationEvent) {
            // The tables are there.
            node.start();
        } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
            new Outbox(removed.getKeycloakSession().getProvider(JpaConnectionProvider.class).getEntityManager())
                    .deleteRealm(removed.getRealm().getId());
            node.forgetRealm(removed.getRealm().getName());
        }
    }

    /** Those are closed after us. */
    @Override
    public Set<Class<? extends Provider>> dependsOn() {
        return Set.of(JpaConnectionProvider.class, Triggers.class);
    }

    @Override
    public void close() {
        if (node != null) {
            node.close();
        }
    }
}

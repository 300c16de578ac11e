package dev.keypool.triggers.config;

import dev.keypool.triggers.EventSubscription;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes event subscriptions a kind of component. */
public final class EventSubscriptionSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "eventSubscription";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return EventSubscription.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // as Spi declares it
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return EventSubscriptionFactory.class;
    }
}

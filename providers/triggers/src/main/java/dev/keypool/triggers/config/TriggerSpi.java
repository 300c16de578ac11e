package dev.keypool.triggers.config;

import dev.keypool.triggers.Trigger;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes triggers a kind of component. */
public final class TriggerSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "trigger";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return Trigger.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // as Spi declares it
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return TriggerFactory.class;
    }
}

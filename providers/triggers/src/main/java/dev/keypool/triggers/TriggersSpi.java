package dev.keypool.triggers;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** What a node holds for triggers; its options are {@code --spi-triggers--default--…}. */
public final class TriggersSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "triggers";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return Triggers.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // as Spi declares it
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return TriggersFactory.class;
    }
}

package dev.keypool.triggers.config;

import dev.keypool.triggers.TriggerFunction;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes trigger functions a kind of component. */
public final class TriggerFunctionSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "triggerFunction";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return TriggerFunction.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // as Spi declares it
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return TriggerFunctionFactory.class;
    }
}

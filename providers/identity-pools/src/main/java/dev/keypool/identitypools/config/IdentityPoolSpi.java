package dev.keypool.identitypools.config;

import dev.keypool.identitypools.IdentityPool;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes identity pools a kind of component. */
public final class IdentityPoolSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "identityPool";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return IdentityPool.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // as Spi declares it
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return IdentityPoolFactory.class;
    }
}

package dev.keypool.identitypools;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Gives the endpoints one shared place for what a node keeps between requests. */
public final class IdentityPoolsSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "identityPools";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return IdentityPools.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // as Spi declares it
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return IdentityPoolsFactory.class;
    }
}

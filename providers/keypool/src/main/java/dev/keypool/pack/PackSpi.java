package dev.keypool.pack;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** The SPI under which the pack shows itself in Server info. */
public final class PackSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "keypool";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return Pack.class;
    }

    @Override
    public Class<? extends ProviderFactory<? extends Provider>> getProviderFactoryClass() {
        return PackFactory.class;
    }
}

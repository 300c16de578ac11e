package dev.keypool.triggers.config;

import dev.keypool.triggers.CodeKey;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes keys for codes a kind of component. */
public final class CodeKeySpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "codeKey";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return CodeKey.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // as Spi declares it
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return CodeKeyFactory.class;
    }
}

package dev.keypool.identitypools.config;

import dev.keypool.identitypools.Role;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes roles a kind of component. */
public final class RoleSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "identityPoolRole";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return Role.class;
    }

    @Override
    @SuppressWarnings("rawtypes") // as Spi declares it
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return RoleFactory.class;
    }
}

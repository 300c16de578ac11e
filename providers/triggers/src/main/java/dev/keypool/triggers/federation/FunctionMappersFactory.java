package dev.keypool.triggers.federation;

import org.keycloak.models.IdentityProviderStorageProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.cache.infinispan.idp.InfinispanIdentityProviderStorageProviderFactory;

/** Takes the place of Keycloak's own factory of the same id, which is the one that KeycloakSession.identityProviders() uses. */
public final class FunctionMappersFactory extends InfinispanIdentityProviderStorageProviderFactory {

    @Override
    public IdentityProviderStorageProvider create(KeycloakSession session) {
        return new FunctionMappers(session);
    }

    @Override
    public int order() {
        return super.order() + 1;
    }
}

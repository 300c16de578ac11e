package dev.keypool.triggers.tokens;

import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.AccessTokenIntrospectionProviderFactory;
import org.keycloak.protocol.oidc.TokenIntrospectionProvider;

/** Takes the place of Keycloak's own factory of the same id, which has order 0. */
public final class TriggeredIntrospectionFactory extends AccessTokenIntrospectionProviderFactory {

    @Override
    public TokenIntrospectionProvider create(KeycloakSession session) {
        return new TriggeredIntrospection(session);
    }

    @Override
    public int order() {
        return 1;
    }
}

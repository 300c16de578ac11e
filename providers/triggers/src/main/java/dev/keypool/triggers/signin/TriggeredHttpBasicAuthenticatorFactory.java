package dev.keypool.triggers.signin;

import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.saml.profile.ecp.authenticator.HttpBasicAuthenticatorFactory;

/** Takes the place of Keycloak's own factory of the same id, which has order 0. */
public final class TriggeredHttpBasicAuthenticatorFactory extends HttpBasicAuthenticatorFactory {

    @Override
    public Authenticator create(KeycloakSession session) {
        return new TriggeredHttpBasicAuthenticator();
    }

    @Override
    public int order() {
        return 1;
    }
}

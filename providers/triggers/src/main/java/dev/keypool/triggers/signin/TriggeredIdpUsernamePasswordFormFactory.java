package dev.keypool.triggers.signin;

import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.broker.IdpUsernamePasswordFormFactory;
import org.keycloak.models.KeycloakSession;

/** Takes the place of Keycloak's own factory of the same id, which has order 0. */
public final class TriggeredIdpUsernamePasswordFormFactory extends IdpUsernamePasswordFormFactory {

    @Override
    public Authenticator create(KeycloakSession session) {
        return new TriggeredIdpUsernamePasswordForm(session);
    }

    @Override
    public int order() {
        return 1;
    }
}

package dev.keypool.triggers.signin;

import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.browser.PasswordFormFactory;
import org.keycloak.models.KeycloakSession;

/** Takes the place of Keycloak's own factory of the same id, which has order 0: no flow has to be edited. */
public final class TriggeredPasswordFormFactory extends PasswordFormFactory {

    @Override
    public Authenticator create(KeycloakSession session) {
        return new TriggeredPasswordForm(session);
    }

    @Override
    public int order() {
        return 1;
    }
}

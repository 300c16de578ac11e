package dev.keypool.triggers.migration;

import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.browser.UsernameFormFactory;
import org.keycloak.models.KeycloakSession;

/** Takes the place of Keycloak's own factory of the same id, which has order 0: no flow has to be edited. */
public final class TriggeredUsernameFormFactory extends UsernameFormFactory {

    @Override
    public Authenticator create(KeycloakSession session) {
        return new TriggeredUsernameForm(session);
    }

    @Override
    public int order() {
        return 1;
    }
}

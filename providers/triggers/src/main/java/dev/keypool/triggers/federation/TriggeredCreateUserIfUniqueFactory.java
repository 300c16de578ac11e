package dev.keypool.triggers.federation;

import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.broker.IdpCreateUserIfUniqueAuthenticatorFactory;
import org.keycloak.models.KeycloakSession;

/** Takes the place of Keycloak's own factory of the same id, which has order 0: no flow has to be edited. */
public final class TriggeredCreateUserIfUniqueFactory extends IdpCreateUserIfUniqueAuthenticatorFactory {

    private static final Authenticator AUTHENTICATOR = new TriggeredCreateUserIfUnique();

    @Override
    public Authenticator create(KeycloakSession session) {
        return AUTHENTICATOR;
    }

    @Override
    public int order() {
        return 1;
    }
}

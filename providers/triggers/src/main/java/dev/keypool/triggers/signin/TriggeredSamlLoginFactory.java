package dev.keypool.triggers.signin;

import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.protocol.saml.SamlProtocolFactory;

/** Takes the place of Keycloak's own factory of the same id, whose order also ranks the protocols in its console. */
public final class TriggeredSamlLoginFactory extends SamlProtocolFactory {

    @Override
    public LoginProtocol create(KeycloakSession session) {
        return new TriggeredSamlLogin(session);
    }

    @Override
    public int order() {
        return super.order() + 1;
    }
}

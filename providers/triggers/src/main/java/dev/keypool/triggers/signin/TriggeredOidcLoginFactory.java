package dev.keypool.triggers.signin;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.protocol.oidc.OIDCLoginProtocolFactory;
import org.keycloak.protocol.oidc.OIDCProviderConfig;

/** Takes the place of Keycloak's own factory of the same id, whose order also ranks the protocols in its console. */
public final class TriggeredOidcLoginFactory extends OIDCLoginProtocolFactory {

    private OIDCProviderConfig config;

    @Override
    public void init(Config.Scope scope) {
        super.init(scope);
        // Keycloak's own is private.
        config = new OIDCProviderConfig(scope);
    }

    @Override
    public LoginProtocol create(KeycloakSession session) {
        return new TriggeredOidcLogin(config, session);
    }

    @Override
    public int order() {
        return super.order() + 1;
    }
}

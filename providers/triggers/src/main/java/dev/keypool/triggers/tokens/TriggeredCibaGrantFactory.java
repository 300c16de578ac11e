package dev.keypool.triggers.tokens;

import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.grants.OAuth2GrantType;
import org.keycloak.protocol.oidc.grants.ciba.CibaGrantTypeFactory;

/** Takes the place of Keycloak's own factory of the same id, which has order 0. */
public final class TriggeredCibaGrantFactory extends CibaGrantTypeFactory {

    @Override
    public OAuth2GrantType create(KeycloakSession session) {
        return TriggeredGrant.ofSignIn(super.create(session));
    }

    @Override
    public int order() {
        return 1;
    }
}

package dev.keypool.triggers.tokens;

import dev.keypool.triggers.events.TokenSource;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.grants.OAuth2GrantType;
import org.keycloak.protocol.oidc.grants.AuthorizationCodeGrantTypeFactory;

/** Takes the place of Keycloak's own factory of the same id, which has order 0. */
public final class TriggeredAuthorizationCodeGrantFactory extends AuthorizationCodeGrantTypeFactory {

    @Override
    public OAuth2GrantType create(KeycloakSession session) {
        return new TriggeredGrant(super.create(session), TokenSource.HOSTED_AUTH);
    }

    @Override
    public int order() {
        return 1;
    }
}

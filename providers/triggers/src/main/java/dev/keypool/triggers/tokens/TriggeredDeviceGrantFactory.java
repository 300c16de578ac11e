package dev.keypool.triggers.tokens;

import dev.keypool.triggers.events.TokenSource;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.grants.OAuth2GrantType;
import org.keycloak.protocol.oidc.grants.device.DeviceGrantTypeFactory;

/** Takes the place of Keycloak's own factory of the same id, which has order 0. */
public final class TriggeredDeviceGrantFactory extends DeviceGrantTypeFactory {

    @Override
    public OAuth2GrantType create(KeycloakSession session) {
        return new TriggeredGrant(super.create(session), TokenSource.AUTHENTICATE_DEVICE);
    }

    @Override
    public int order() {
        return 1;
    }
}

package dev.keypool.identitypools.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.config.IdentityPoolConfig;
import dev.keypool.identitypools.config.InvalidConfigurationException;
import dev.keypool.identitypools.profile.EditableClaims;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What is allowed in a pool's settings, and better thought over. */
final class PoolWarnings {

    private PoolWarnings() {
    }

    static void add(KeycloakSession session, RealmModel realm, ComponentModel component, ArrayNode warnings) {
        try {
            IdentityPool pool = IdentityPoolConfig.read(component);
            if (pool.allowUnauthenticated() && pool.guestSessionPolicies().isEmpty()) {
                warnings.addObject().put("setting", IdentityPoolConfig.GUEST_SESSION_POLICY)
                        .put("message", "Guests may do all that the unauthenticated role allows.");
            }
            EditableClaims.of(session, realm, pool).forEach(claim -> warnings.addObject().put("setting", claim.setting())
                    .put("provider", claim.provider()).put("claim", claim.claim()).put("message", claim.message()));
        } catch (InvalidConfigurationException e) {
            warnings.addObject().put("setting", component.getProviderId()).put("message", e.getMessage());
        }
    }
}

package dev.keypool.identitypools.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.config.IdentityPoolConfig;
import dev.keypool.identitypools.config.InvalidConfigurationException;
import dev.keypool.identitypools.logins.AppClient;
import dev.keypool.identitypools.profile.EditableClaims;
import java.util.Objects;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What is allowed in a pool's settings, and better thought over. */
final class PoolWarnings {

    /** The attribute that {@code HostnameV2Provider} reads. */
    private static final String FRONTEND_URL = "frontendUrl";

    private PoolWarnings() {
    }

    static void add(KeycloakSession session, RealmModel realm, ComponentModel component, ArrayNode warnings) {
        try {
            IdentityPool pool = IdentityPoolConfig.read(component);
            if (pool.allowUnauthenticated() && pool.guestSessionPolicies().isEmpty()) {
                warnings.addObject().put("setting", IdentityPoolConfig.GUEST_SESSION_POLICY)
                        .put("message", "Guests may do all that the unauthenticated role allows.");
            }
            addFrontendUrls(session, realm, pool, warnings);
            EditableClaims.of(session, realm, pool).forEach(claim -> warnings.addObject().put("setting", claim.setting())
                    .put("provider", claim.provider()).put("claim", claim.claim()).put("message", claim.message()));
        } catch (InvalidConfigurationException e) {
            warnings.addObject().put("setting", component.getProviderId()).put("message", e.getMessage());
        }
    }

    /** {@code OtherRealms} takes the issuer of another realm to be this one's but for the name; Keycloak's hostname settings are one for all. */
    static void addFrontendUrls(KeycloakSession session, RealmModel realm, IdentityPool pool, ArrayNode warnings) {
        pool.logins().appClients().stream().map(AppClient::realm).filter(Objects::nonNull).distinct().sorted().forEach(name -> {
            RealmModel other = session.realms().getRealmByName(name);
            if (other != null && !frontendUrl(other).equals(frontendUrl(realm))) {
                warnings.addObject().put("setting", IdentityPoolConfig.APP_CLIENTS).put("message", "Realm " + name
                        + " has another frontend URL than this one: where that makes another address, its tokens are refused.");
            }
        });
    }

    private static String frontendUrl(RealmModel realm) {
        String configured = realm.getAttribute(FRONTEND_URL);
        return configured == null ? "" : configured.strip().replaceAll("/+$", "");
    }
}

package dev.keypool.identitypools.admin;

import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.IdentityPools;
import dev.keypool.identitypools.config.InvalidConfigurationException;
import dev.keypool.identitypools.identities.Identity;
import dev.keypool.identitypools.identities.IdentityDirectory;
import dev.keypool.identitypools.realm.RealmSnapshot;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.ErrorResponse;

/** Finds an identity of the realm's pools, and no other realm's. */
final class KnownIdentities {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final IdentityDirectory directory;

    KnownIdentities(KeycloakSession session, RealmModel realm, IdentityDirectory directory) {
        this.session = session;
        this.realm = realm;
        this.directory = directory;
    }

    /**
     * @param identityId {@code region:uuid}
     * @return the identity as it is stored, or a guest of which nothing is
     * @throws NotFoundException when there is none, it was deleted, or it is of another realm
     */
    Identity find(String identityId) {
        RealmSnapshot snapshot = snapshot();
        String prefix = snapshot.settings().region() + ":";
        String id = identityId.startsWith(prefix) ? identityId.substring(prefix.length()) : "";
        Identity stored = id.isEmpty() || id.length() > 36 ? null : directory.describe(id);
        if (stored != null && !stored.isDeleted() && isPool(stored.poolId())) {
            return stored;
        }
        String guestsPool = stored == null ? snapshot.guests().poolOf(id, snapshot.pools().keySet()) : null;
        if (guestsPool == null) {
            throw new NotFoundException("Could not find identity");
        }
        return Identity.guest(id, guestsPool);
    }

    private boolean isPool(String id) {
        ComponentModel component = realm.getComponent(id);
        return component != null && IdentityPool.class.getName().equals(component.getProviderType());
    }

    private RealmSnapshot snapshot() {
        try {
            return session.getProvider(IdentityPools.class).configuration(realm);
        } catch (InvalidConfigurationException e) {
            throw ErrorResponse.error(e.getMessage(), Response.Status.BAD_REQUEST);
        }
    }
}

package dev.keypool.identitypools.realm;

import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.Role;
import dev.keypool.identitypools.config.InvalidConfigurationException;
import dev.keypool.identitypools.config.RealmSettings;
import dev.keypool.identitypools.config.StoredConfiguration;
import dev.keypool.identitypools.credentials.SealedMessages;
import dev.keypool.identitypools.credentials.SealingKeys;
import dev.keypool.identitypools.identities.Deployment;
import dev.keypool.identitypools.identities.GuestIds;
import dev.keypool.identitypools.observability.Audience;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyStatus;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.cache.CachedRealmModel;
import org.keycloak.models.cache.infinispan.entities.CachedRealm;

/**
 * Gives each realm's snapshot. It is kept with Keycloak's own cache entry of the realm
 * ({@link CachedRealmModel#getCachedWith()}), so that it goes when that goes: with any change of the realm, its
 * components or keys, on every node, and when the entry is evicted.
 */
public final class RealmSnapshots {

    private static final AtomicLong IDS = new AtomicLong();

    private RealmSnapshots() {
    }

    /** @throws InvalidConfigurationException when the realm's own settings are unusable */
    @SuppressWarnings("unchecked") // Keycloak declares the map raw
    public static RealmSnapshot of(KeycloakSession session, RealmModel realm, Deployment deployment) {
        if (!(realm instanceof CachedRealmModel cached)) {
            return compile(session, realm, deployment);
        }
        ConcurrentMap<String, Object> cachedWith = cached.getCachedWith();
        RealmSnapshot snapshot = (RealmSnapshot) cachedWith.get(RealmSnapshot.class.getName());
        if (snapshot == null) {
            // Two first requests may both compile: the same result twice is cheaper than a lock.
            snapshot = compile(session, realm, deployment);
            cachedWith.put(RealmSnapshot.class.getName(), snapshot);
        }
        return snapshot;
    }

    /** The same without a session; null when there is none yet. */
    public static RealmSnapshot remembered(CachedRealm realm) {
        return (RealmSnapshot) realm.getCachedWith().get(RealmSnapshot.class.getName());
    }

    private static RealmSnapshot compile(KeycloakSession session, RealmModel realm, Deployment deployment) {
        RealmSettings settings = RealmSettings.of(realm);
        StoredConfiguration stored = new StoredConfiguration(realm, settings);
        Map<String, IdentityPool> pools = new HashMap<>();
        stored.pools().forEach(pool -> pools.put(pool.id(), pool));
        Map<String, Role> rolesByName = new HashMap<>();
        Map<String, Role> rolesById = new HashMap<>();
        for (Role role : stored.roles()) {
            rolesByName.put(role.name(), role);
            rolesById.put(role.id(), role);
        }
        List<KeyWrapper> keys = session.keys().getKeysStream(realm).toList();
        List<byte[]> secrets = secrets(session, realm, keys);
        return new RealmSnapshot(IDS.incrementAndGet(), settings, pools, rolesByName, rolesById,
                SealingKeys.of(secrets, deployment.secret(), realm.getId(), settings.account()),
                SealedMessages.of("authorization-message", secrets, deployment.secret(), realm.getId()), new SigningKeys(keys), new GuestIds(deployment.secret()),
                Audience.of(realm, session.getKeycloakSessionFactory()),
                AskedClaims.of(pools.values()), SecurityHeaders.of(realm, session.getKeycloakSessionFactory()));
    }

    /** The realm's HS512 keys: Keycloak gives every realm one, for tokens of its own, and rotates it like the others. */
    private static List<byte[]> secrets(KeycloakSession session, RealmModel realm, List<KeyWrapper> keys) {
        List<byte[]> secrets = keys.stream()
                .filter(key -> key.getUse() == KeyUse.SIG && Algorithm.HS512.equals(key.getAlgorithm())
                        && key.getSecretKey() != null && key.getStatus().isEnabled())
                // Keycloak's stream is in order of priority; the sort is stable and only puts passive keys last.
                .sorted(Comparator.comparing(key -> key.getStatus() != KeyStatus.ACTIVE))
                .map(key -> key.getSecretKey().getEncoded())
                .toList();
        if (secrets.isEmpty()) {
            // Makes one, as Keycloak does when its own tokens need one (DefaultKeyManager's fallback).
            secrets = List.of(session.keys().getActiveKey(realm, KeyUse.SIG, Algorithm.HS512).getSecretKey().getEncoded());
        }
        return secrets;
    }
}

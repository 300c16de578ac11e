package dev.keypool.identitypools.realm;

import dev.keypool.identitypools.Example;
import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.Role;
import dev.keypool.identitypools.config.RealmSettings;
import dev.keypool.identitypools.credentials.SealedMessages;
import dev.keypool.identitypools.credentials.SealingKeys;
import dev.keypool.identitypools.identities.GuestIds;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.keycloak.crypto.KeyWrapper;

/** A realm's snapshot without a realm. */
public final class SnapshotBuilder {

    private static final byte[] REALM_KEY = "one of the realm's own HS512 keys".getBytes(StandardCharsets.UTF_8);
    private static final byte[] DEPLOYMENT = "32 random bytes of this deployment".getBytes(StandardCharsets.UTF_8);
    private static final AtomicLong IDS = new AtomicLong();

    private final Map<String, IdentityPool> pools = new HashMap<>();
    private final Map<String, Role> byName = new HashMap<>();
    private final Map<String, Role> byId = new HashMap<>();
    private final List<KeyWrapper> keys = new ArrayList<>();
    private String realmId = "realm-1";

    /** Without pools and roles. */
    public static SnapshotBuilder empty() {
        return new SnapshotBuilder();
    }

    /** One pool with guests and the two roles that it needs. */
    public static SnapshotBuilder example() {
        return empty().pool(Example.pool()).role(Example.authenticated()).role(Example.guests());
    }

    public SnapshotBuilder pool(IdentityPool pool) {
        pools.put(pool.id(), pool);
        return this;
    }

    public SnapshotBuilder role(Role role) {
        byName.put(role.name(), role);
        byId.put(role.id(), role);
        return this;
    }

    public SnapshotBuilder key(KeyWrapper key) {
        keys.add(key);
        return this;
    }

    public SnapshotBuilder realmId(String id) {
        this.realmId = id;
        return this;
    }

    public RealmSnapshot build() {
        return new RealmSnapshot(IDS.incrementAndGet(), new RealmSettings(Example.REGION, Example.ACCOUNT), pools, byName, byId,
                SealingKeys.of(List.of(REALM_KEY), DEPLOYMENT, realmId, Example.ACCOUNT),
                SealedMessages.of("authorization-message", List.of(REALM_KEY), DEPLOYMENT, realmId), new SigningKeys(keys), new GuestIds(DEPLOYMENT), null,
                AskedClaims.of(pools.values()), Map.of());
    }
}

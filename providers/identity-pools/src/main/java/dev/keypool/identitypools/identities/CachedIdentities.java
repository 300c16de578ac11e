package dev.keypool.identitypools.identities;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** Identities in the database; what was found once is remembered on this node. */
public final class CachedIdentities implements Identities {

    private final IdentityCache cache;
    private final String realmId;
    private final Supplier<IdentityStore> store;
    private final Changes changes;

    public CachedIdentities(KeycloakSession session, IdentityCache cache, String realmId) {
        this(cache, realmId, () -> new IdentityStore(session.getProvider(JpaConnectionProvider.class).getEntityManager()),
                new Changes(Transactions.of(session), id -> {
                    cache.forget(id);
                    new IdentityInvalidations(session).changed(id);
                }));
    }

    /** @param store opened only when something has to be read */
    CachedIdentities(IdentityCache cache, String realmId, Supplier<IdentityStore> store, Changes changes) {
        this.cache = cache;
        this.realmId = realmId;
        this.store = store;
        this.changes = changes;
    }

    @Override
    public Identity byId(String id) {
        return cache.byId(id, asked -> store.get().byId(asked));
    }

    @Override
    public String ownerOfAll(String poolId, Identity identity, List<Login> logins) {
        // Nothing is to be linked or merged: the usual case, answered from memory.
        String only = onlyOwner(poolId, logins);
        if (only != null && (identity == null || only.equals(identity.id()) || only.equals(identity.mergedInto()))) {
            return only;
        }
        return changes.make(database -> new Union(new IdentityRows(database), realmId, poolId, identity, logins).apply());
    }

    /** The one identity that owns all of these logins, or null when it is not one, or there are logins that nobody owns. */
    private String onlyOwner(String poolId, List<Login> logins) {
        Set<String> owners = new HashSet<>();
        for (Login login : logins) {
            owners.add(cache.ownerOf(poolId, login, (pool, asked) -> store.get().ownerOf(pool, asked)));
        }
        String only = owners.size() == 1 ? owners.iterator().next() : null;
        if (only == null || IdentityCache.owns(byId(only), logins)) {
            return only;
        }
        cache.forgetOwners(poolId, logins);
        return null;
    }
}

package dev.keypool.identitypools.identities;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.keycloak.models.KeycloakSession;

/** Identities in the database; what was found once is remembered on this node. */
public final class CachedIdentities implements Identities {

    private final IdentityStore store;
    private final IdentityCache cache;
    private final String realmId;
    private final KeycloakSession session;

    public CachedIdentities(KeycloakSession session, IdentityCache cache, String realmId) {
        this.store = new IdentityStore(session);
        this.cache = cache;
        this.realmId = realmId;
        this.session = session;
    }

    @Override
    public Identity byId(String id) {
        return cache.byId(id, store::byId);
    }

    @Override
    public String ownerOfAll(String poolId, Identity identity, List<Login> logins) {
        Set<String> owners = new HashSet<>();
        for (Login login : logins) {
            owners.add(cache.ownerOf(poolId, login, store::ownerOf));
        }
        // Nothing is to be linked or merged: the usual case, answered from memory.
        String only = owners.size() == 1 ? owners.iterator().next() : null;
        if (only != null && (identity == null || only.equals(identity.id()) || only.equals(identity.mergedInto()))) {
            return only;
        }
        return store.ownerOfAll(realmId, poolId, identity, logins, this::changed);
    }

    private void changed(String id) {
        cache.forget(id);
        new IdentityInvalidations(session).changed(id);
    }
}

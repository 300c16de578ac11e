package dev.keypool.identitypools.identities;

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
    public String ownerOf(String poolId, Login login) {
        return cache.ownerOf(poolId, login, store::ownerOf);
    }

    @Override
    public String ownerOrNew(String poolId, Login login) {
        String owner = ownerOf(poolId, login);
        // No node can have remembered the new identity as missing: nobody knew its id.
        return owner != null ? owner : store.create(realmId, poolId, login);
    }

    @Override
    public String link(Identity guest, Login login) {
        String owner = store.link(guest.id(), realmId, guest.poolId(), login);
        changed(guest.id());
        return owner;
    }

    @Override
    public void merge(Identity guest, String into) {
        store.merge(guest.id(), realmId, guest.poolId(), into);
        changed(guest.id());
    }

    private void changed(String guestId) {
        cache.forget(guestId);
        new IdentityInvalidations(session).changed(guestId);
    }
}

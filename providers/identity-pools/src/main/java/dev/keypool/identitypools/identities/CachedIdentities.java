package dev.keypool.identitypools.identities;

import org.keycloak.models.KeycloakSession;

/** Identities in the database; what was found once is remembered on this node. */
public final class CachedIdentities implements Identities {

    private final IdentityStore store;
    private final IdentityCache cache;
    private final String realmId;

    public CachedIdentities(KeycloakSession session, IdentityCache cache, String realmId) {
        this.store = new IdentityStore(session);
        this.cache = cache;
        this.realmId = realmId;
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
        return owner != null ? owner : remember(store.create(realmId, poolId, login));
    }

    @Override
    public String link(Identity guest, Login login) {
        return remember(store.link(guest.id(), realmId, guest.poolId(), login));
    }

    @Override
    public void merge(Identity guest, String into) {
        store.merge(guest.id(), realmId, guest.poolId(), into);
        remember(guest.id());
    }

    private String remember(String changedId) {
        cache.forget(changedId);
        return changedId;
    }
}

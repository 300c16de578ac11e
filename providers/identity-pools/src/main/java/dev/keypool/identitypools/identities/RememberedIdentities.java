package dev.keypool.identitypools.identities;

import dev.keypool.identitypools.ColdException;
import java.util.Optional;

/** Identities that this node remembers; whatever would read or write the database ends in {@link ColdException}. */
public final class RememberedIdentities implements Identities {

    private final IdentityCache cache;

    public RememberedIdentities(IdentityCache cache) {
        this.cache = cache;
    }

    @Override
    public Identity byId(String id) {
        Optional<Identity> known = cache.remembered(id);
        if (known == null) {
            throw new ColdException();
        }
        return known.orElse(null);
    }

    @Override
    public String ownerOf(String poolId, Login login) {
        String owner = cache.rememberedOwner(poolId, login);
        if (owner == null) {
            throw new ColdException();
        }
        return owner;
    }

    @Override
    public String ownerOrNew(String poolId, Login login) {
        return ownerOf(poolId, login);
    }

    @Override
    public String link(Identity guest, Login login) {
        throw new ColdException();
    }

    @Override
    public void merge(Identity guest, String into) {
        throw new ColdException();
    }
}

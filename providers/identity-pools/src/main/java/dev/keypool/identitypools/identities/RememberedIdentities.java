package dev.keypool.identitypools.identities;

import dev.keypool.identitypools.ColdException;
import java.util.List;
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
    public String ownerOfAll(String poolId, Identity identity, List<Login> logins) {
        String owner = null;
        for (Login login : logins) {
            String known = cache.rememberedOwner(poolId, login);
            if (known == null || owner != null && !owner.equals(known)) {
                throw new ColdException();
            }
            owner = known;
        }
        if (!IdentityCache.owns(byId(owner), logins)
                || identity != null && !identity.id().equals(owner) && !owner.equals(identity.mergedInto())) {
            throw new ColdException();
        }
        return owner;
    }
}

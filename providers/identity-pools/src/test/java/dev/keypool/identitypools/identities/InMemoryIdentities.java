package dev.keypool.identitypools.identities;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Identities without a database, for one caller at a time. What happens when they are merged is {@code UnionTest}'s. */
public final class InMemoryIdentities implements Identities {

    private final Map<String, Identity> byId = new HashMap<>();
    private final Map<String, String> owners = new HashMap<>();
    private boolean conflict;

    /** The next change loses a race. */
    public void loseTheNextRace() {
        conflict = true;
    }

    public int rows() {
        return byId.size();
    }

    public InMemoryIdentities with(Identity identity) {
        byId.put(identity.id(), identity);
        identity.logins().forEach(login -> owners.put(login.keyIn(identity.poolId()), identity.id()));
        return this;
    }

    public void remove(String id) {
        byId.remove(id);
        owners.values().removeIf(id::equals);
    }

    @Override
    public Identity byId(String id) {
        return byId.get(id);
    }

    @Override
    public String ownerOfAll(String poolId, Identity came, List<Login> logins) {
        Set<String> found = new TreeSet<>();
        logins.stream().map(login -> owners.get(login.keyIn(poolId))).filter(id -> id != null).forEach(found::add);
        if (came != null && !came.isGuest()) {
            String valid = came.mergedInto() == null ? came.id() : came.mergedInto();
            return found.contains(valid) ? unite(poolId, valid, found, logins) : null;
        }
        String id = !found.isEmpty() ? found.iterator().next() : came != null ? came.id() : UUID.randomUUID().toString();
        if (came != null) {
            found.add(came.id());
        }
        return unite(poolId, id, found, logins);
    }

    private String unite(String poolId, String owner, Set<String> all, List<Login> logins) {
        if (conflict) {
            throw new IdentityConflictException("The identity was changed by other calls at the same time.");
        }
        List<Login> owned = new ArrayList<>(byId.containsKey(owner) ? byId.get(owner).logins() : List.of());
        for (String other : all) {
            if (!other.equals(owner)) {
                owned.addAll(byId.containsKey(other) ? byId.get(other).logins() : List.of());
                byId.put(other, new Identity(other, poolId, false, List.of(), owner, 1, 1, 0));
            }
        }
        logins.stream().filter(login -> !owned.contains(login)).forEach(owned::add);
        with(new Identity(owner, poolId, false, owned, null, 1, 1, 0));
        return owner;
    }
}

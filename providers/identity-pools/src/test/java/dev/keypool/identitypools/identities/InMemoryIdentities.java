package dev.keypool.identitypools.identities;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Identities without a database. */
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

    @Override
    public Identity byId(String id) {
        return byId.get(id);
    }

    @Override
    public String ownerOf(String poolId, Login login) {
        return owners.get(login.keyIn(poolId));
    }

    @Override
    public String ownerOrNew(String poolId, Login login) {
        String owner = ownerOf(poolId, login);
        return owner != null ? owner : link(Identity.guest(UUID.randomUUID().toString(), poolId), login);
    }

    @Override
    public String link(Identity guest, Login login) {
        write(new Identity(guest.id(), guest.poolId(), List.of(login), null));
        owners.put(login.keyIn(guest.poolId()), guest.id());
        return guest.id();
    }

    @Override
    public void merge(Identity guest, String into) {
        write(new Identity(guest.id(), guest.poolId(), List.of(), into));
    }

    private void write(Identity identity) {
        if (conflict || byId.putIfAbsent(identity.id(), identity) != null) {
            throw new IdentityConflictException();
        }
    }
}

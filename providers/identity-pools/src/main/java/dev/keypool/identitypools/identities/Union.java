package dev.keypool.identitypools.identities;

import dev.keypool.identitypools.identities.Changes.Changed;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** One {@link Identities#ownerOfAll} in its transaction. */
final class Union {

    private final IdentityRows rows;
    private final String realmId;
    private final String poolId;
    private final Identity came;
    /** Whether the identity that the caller came with is the caller's to give, without a login of it. */
    private final boolean vouched;
    /** By their keys: two calls that insert the same logins do it in one order. */
    private final Map<String, Login> logins = new TreeMap<>();
    private final Set<String> changed = new HashSet<>();
    private Map<String, IdentityEntity> locked;

    /** @param came the identity that the caller came with, or null */
    Union(IdentityRows rows, String realmId, String poolId, Identity came, List<Login> presented) {
        this(rows, realmId, poolId, came, presented, false);
    }

    private Union(IdentityRows rows, String realmId, String poolId, Identity came, List<Login> presented, boolean vouched) {
        this.vouched = vouched;
        this.rows = rows;
        this.realmId = realmId;
        this.poolId = poolId;
        this.came = came;
        presented.forEach(login -> logins.put(login.keyIn(poolId), login));
    }

    /** By the pool's own backend, which says whose the logins are to be. */
    static Union vouched(IdentityRows rows, String realmId, String poolId, Identity came, List<Login> presented) {
        return new Union(rows, realmId, poolId, came, presented, true);
    }

    /** The owner; null when the logins do not match the identity that the caller came with. */
    Changed<String> apply() {
        if (!rows.keepPool(poolId)) {
            throw new IdentityConflictException("The identity pool was deleted at the same time.");
        }
        Set<String> ids = rows.owners(poolId, logins.values());
        if (came != null) {
            ids.add(came.id());
            if (came.mergedInto() != null) {
                ids.add(came.mergedInto());
            }
        }
        locked = rows.lock(ids);
        Set<String> owners = new HashSet<>();
        Map<String, Login> unowned = new TreeMap<>(logins);
        logins.forEach((key, login) -> {
            LoginEntity found = rows.login(poolId, login);
            if (found != null) {
                owners.add(found.identityId());
                unowned.remove(key);
            }
        });
        if (!locked.keySet().containsAll(owners)) {
            throw new ConcurrentChangeException();
        }
        requireOwnDeveloperUsers(unowned);
        IdentityEntity target = target(owners);
        if (target == null) {
            return new Changed<>(null, changed);
        }
        owners.stream().filter(id -> !id.equals(target.id())).forEach(id -> merge(locked.get(id), target));
        unowned.values().forEach(login -> link(login, target));
        rows.requireLinkable(target.id());
        return new Changed<>(target.id(), changed);
    }

    /** The backend says whose a user is: one that has an identity already is not merged into the one that it names. */
    private void requireOwnDeveloperUsers(Map<String, Login> unowned) {
        if (came == null) {
            return;
        }
        IdentityEntity stored = locked.get(came.id());
        String valid = stored == null ? came.id() : rows.mergedInto(stored);
        for (Login login : logins.values()) {
            if (login.isDeveloper() && !unowned.containsKey(login.keyIn(poolId)) && !rows.login(poolId, login).identityId().equals(valid)) {
                throw new DeveloperUserTakenException();
            }
        }
    }

    private IdentityEntity target(Set<String> owners) {
        IdentityEntity oldest = owners.stream().map(locked::get)
                .min(Comparator.comparing(IdentityEntity::createdAt).thenComparing(IdentityEntity::id)).orElse(null);
        if (came == null) {
            return oldest == null ? create(UUID.randomUUID().toString()) : oldest;
        }
        IdentityEntity stored = locked.get(came.id());
        if (stored == null) {
            // Who has no row is a guest, or was deleted since the caller's identity was looked up.
            return came.isGuest() ? ofGuest(create(came.id()), oldest) : null;
        }
        return stored.isGuest() && stored.mergedInto() == null ? ofGuest(stored, oldest) : ofPerson(stored, owners);
    }

    private IdentityEntity ofGuest(IdentityEntity guest, IdentityEntity oldest) {
        if (oldest == null) {
            return guest;
        }
        merge(guest, oldest);
        return oldest;
    }

    /** Whoever was merged away is led to the one that took its place, by a login of that. */
    private IdentityEntity ofPerson(IdentityEntity stored, Set<String> owners) {
        String valid = rows.mergedInto(stored);
        if (!owners.contains(valid) && !vouched) {
            return null;
        }
        if (!locked.containsKey(valid)) {
            throw new ConcurrentChangeException();
        }
        if (stored.mergedInto() != null && !stored.mergedInto().equals(valid)) {
            stored.leadTo(valid);
            changed.add(stored.id());
        }
        return locked.get(valid);
    }

    private IdentityEntity create(String id) {
        changed.add(id);
        return rows.create(id, realmId, poolId, false);
    }

    private void merge(IdentityEntity from, IdentityEntity into) {
        rows.merge(from, into);
        changed.add(from.id());
        changed.add(into.id());
    }

    private void link(Login login, IdentityEntity to) {
        rows.link(poolId, login, to);
        to.signedIn(rows.now());
        changed.add(to.id());
    }
}

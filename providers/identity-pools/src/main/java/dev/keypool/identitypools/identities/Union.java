package dev.keypool.identitypools.identities;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** One {@link Identities#ownerOfAll} in its transaction. */
final class Union {

    static final int MAX_LOGINS = 20;

    private final EntityManager database;
    private final String realmId;
    private final String poolId;
    private final Identity came;
    private final List<Login> logins;
    private final long now = System.currentTimeMillis();
    private final Set<String> changed = new HashSet<>();
    private Map<String, IdentityEntity> locked;
    private String owner;

    /** @param came the identity that the caller came with, or null */
    Union(EntityManager database, String realmId, String poolId, Identity came, List<Login> logins) {
        this.database = database;
        this.realmId = realmId;
        this.poolId = poolId;
        this.came = came;
        this.logins = logins;
    }

    /** Null when the logins do not match the identity that the caller came with. */
    String owner() {
        return owner;
    }

    Set<String> changed() {
        return changed;
    }

    Union apply() {
        Set<String> owners = owners();
        lock(owners);
        IdentityEntity target = target(owners);
        if (target == null) {
            return this;
        }
        owner = target.id();
        owners.stream().filter(id -> !id.equals(owner)).forEach(id -> merge(locked.get(id)));
        for (Login login : logins) {
            if (database.find(LoginEntity.class, login.keyIn(poolId)) == null) {
                database.persist(new LoginEntity(login.keyIn(poolId), owner, login));
                changed.add(owner);
            }
        }
        database.flush();
        requireLinkable();
        if (!changed.isEmpty()) {
            target.signedIn(now);
            changed.add(owner);
        }
        return this;
    }

    private Set<String> owners() {
        Set<String> owners = new TreeSet<>();
        for (Login login : logins) {
            LoginEntity found = database.find(LoginEntity.class, login.keyIn(poolId));
            if (found != null) {
                owners.add(found.identityId());
            }
        }
        return owners;
    }

    /** In the order of their ids, so that two calls never wait for each other. */
    private void lock(Set<String> owners) {
        Set<String> ids = new TreeSet<>(owners);
        if (came != null) {
            ids.add(came.id());
        }
        locked = new TreeMap<>();
        for (String id : ids) {
            IdentityEntity found = database.find(IdentityEntity.class, id, LockModeType.PESSIMISTIC_WRITE);
            if (found != null) {
                locked.put(id, found);
            }
        }
        // What was read before the locks may have changed until they were ours.
        database.clear();
        locked.replaceAll((id, before) -> database.find(IdentityEntity.class, id));
        if (!owners().equals(owners) || !locked.keySet().containsAll(owners)) {
            throw new ConcurrentUnionException();
        }
    }

    private IdentityEntity target(Set<String> owners) {
        IdentityEntity oldest = owners.stream().map(locked::get)
                .min(Comparator.comparing(IdentityEntity::createdAt).thenComparing(IdentityEntity::id)).orElse(null);
        if (came == null) {
            return oldest == null ? create(UUID.randomUUID().toString()) : oldest;
        }
        IdentityEntity stored = locked.get(came.id());
        boolean guest = stored == null || stored.isGuest() && stored.mergedInto() == null;
        if (!guest) {
            // Whoever was merged away is led to the one that took its place, by a login of that.
            String valid = stored.mergedInto() == null ? stored.id() : Merged.into(database, stored);
            return owners.contains(valid) ? locked.get(valid) : null;
        }
        if (stored == null && !came.isGuest()) {
            // It was deleted since the caller's identity was looked up.
            return null;
        }
        IdentityEntity own = stored == null ? create(came.id()) : stored;
        if (oldest == null) {
            return own;
        }
        own.mergeInto(oldest.id(), now);
        changed.add(own.id());
        return oldest;
    }

    private IdentityEntity create(String id) {
        IdentityEntity created = new IdentityEntity(id, realmId, poolId, false, now);
        database.persist(created);
        database.flush();
        changed.add(id);
        return created;
    }

    private void merge(IdentityEntity other) {
        for (LoginEntity login : loginsOf(other.id())) {
            login.moveTo(owner);
        }
        other.mergeInto(owner, now);
        changed.add(other.id());
        changed.add(owner);
    }

    private void requireLinkable() {
        List<LoginEntity> all = loginsOf(owner);
        Set<String> providers = new HashSet<>();
        for (LoginEntity entity : all) {
            if (!entity.login().isDeveloper() && !providers.add(entity.login().provider())) {
                throw new IdentityConflictException("Login is already linked: an identity has one login of each provider.");
            }
        }
        if (all.size() > MAX_LOGINS) {
            throw new IdentityConflictException("An identity has at most " + MAX_LOGINS + " logins.");
        }
    }

    private List<LoginEntity> loginsOf(String id) {
        return database.createNamedQuery("keypool.loginsOfIdentity", LoginEntity.class).setParameter("identity", id).getResultList();
    }
}

package dev.keypool.identitypools.identities;

import dev.keypool.identitypools.locks.ComponentRow;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The tables of identities and logins in one transaction that changes them.
 *
 * <p>Whoever changes an identity or its logins locks it first, and several in the order of their ids, so that no two
 * calls wait for each other. What was read before the lock may have changed until it was granted: all that a change rests
 * on is read after it, logins for update as well, because a plain read would show the transaction's first snapshot on a
 * database with repeatable reads.
 */
final class IdentityRows {

    static final int MAX_LOGINS = 20;

    private static final int MAX_STEPS = 100;

    private final EntityManager database;
    private final long now = System.currentTimeMillis();

    IdentityRows(EntityManager database) {
        this.database = database;
    }

    /** Milliseconds since the epoch: one time for all of a change. */
    long now() {
        return now;
    }

    /**
     * Until the end of the transaction these pools are not deleted, which would take locks in an order of its own and would
     * not see what is made meanwhile. So this comes before any {@link #lock}.
     *
     * @return those that are there
     */
    Set<String> keepPools(Collection<String> poolIds) {
        Set<String> kept = new LinkedHashSet<>(new TreeSet<>(poolIds));
        kept.removeIf(id -> !ComponentRow.keep(database, id));
        return kept;
    }

    boolean keepPool(String poolId) {
        return ComponentRow.keep(database, poolId);
    }

    /** The pools of these identities, as far as they are there; not locked. */
    Set<String> poolsOf(Collection<String> ids) {
        return ids.isEmpty() ? Set.of() : new HashSet<>(database.createNamedQuery("keypool.poolsOf", String.class).setParameter("ids", ids).getResultList());
    }

    /** Those that are there, in the order of their ids. */
    Map<String, IdentityEntity> lock(Collection<String> ids) {
        Map<String, IdentityEntity> locked = new TreeMap<>();
        for (String id : new TreeSet<>(ids)) {
            IdentityEntity found = database.find(IdentityEntity.class, id, LockModeType.PESSIMISTIC_WRITE);
            if (found != null) {
                locked.put(id, found);
            }
        }
        return locked;
    }

    /** The ids of the identities that own these logins, as far as they are owned; not locked. */
    Set<String> owners(String poolId, Collection<Login> logins) {
        Set<String> keys = logins.stream().map(login -> login.keyIn(poolId)).collect(Collectors.toSet());
        return new HashSet<>(database.createNamedQuery("keypool.owners", String.class).setParameter("keys", keys).getResultList());
    }

    /** These, and all that were merged into them; not locked. */
    Set<String> withMerged(Collection<String> ids) {
        Set<String> all = new LinkedHashSet<>(ids);
        Set<String> last = new HashSet<>(ids);
        while (!last.isEmpty()) {
            last = new HashSet<>(database.createNamedQuery("keypool.mergedInto", String.class).setParameter("ids", last).getResultList());
            last.removeIf(id -> !all.add(id));
        }
        return all;
    }

    /** The login's row, locked, or null. */
    LoginEntity login(String poolId, Login login) {
        return database.find(LoginEntity.class, login.keyIn(poolId), LockModeType.PESSIMISTIC_WRITE);
    }

    /** Locked. */
    List<LoginEntity> loginsOf(String identityId) {
        return database.createNamedQuery("keypool.lockLoginsOfIdentity", LoginEntity.class).setParameter("identity", identityId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList();
    }

    IdentityEntity create(String id, String realmId, String poolId, boolean guest) {
        IdentityEntity created = new IdentityEntity(id, realmId, poolId, guest, now);
        database.persist(created);
        // Before its logins: Hibernate knows nothing of the foreign key. And now, to know whether another call was first.
        database.flush();
        return created;
    }

    void link(String poolId, Login login, IdentityEntity to) {
        database.persist(new LoginEntity(login.keyIn(poolId), to.id(), login));
    }

    void unlink(LoginEntity login) {
        database.remove(login);
    }

    /** One takes the other's place and logins. */
    void merge(IdentityEntity from, IdentityEntity into) {
        loginsOf(from.id()).forEach(login -> login.moveTo(into.id()));
        from.mergeInto(into.id(), now);
        into.signedIn(now);
    }

    /** @throws IdentityConflictException when the identity has two logins of one provider, or more than 20 */
    void requireLinkable(String identityId) {
        database.flush();
        List<LoginEntity> all = loginsOf(identityId);
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

    /**
     * Takes an identity and its logins away. An id that was a guest's keeps its row, without anything of the person: the
     * id alone would pass for a guest's again, and whoever knows it would get at what the person stored under it.
     */
    void delete(IdentityEntity identity) {
        loginsOf(identity.id()).forEach(database::remove);
        database.flush();
        if (GuestIds.isGuestForm(identity.id())) {
            identity.disable(now);
        } else {
            database.remove(identity);
        }
        database.flush();
    }

    /**
     * Where merges lead from an identity: to the last one's id, to its own when it was not merged. Not locked. Each merge
     * that is followed is shortened, so that there are more steps only after as many merges without a call in between.
     */
    String mergedInto(IdentityEntity from) {
        Set<String> seen = new LinkedHashSet<>(List.of(from.id()));
        String last = from.id();
        String next = from.mergedInto();
        while (next != null && seen.size() < MAX_STEPS && seen.add(next)) {
            last = next;
            List<String> after = database.createNamedQuery("keypool.nextMerged", String.class).setParameter("id", next).getResultList();
            next = after.isEmpty() ? null : after.get(0);
        }
        return last;
    }
}

package dev.keypool.identitypools.identities;

import dev.keypool.identitypools.identities.Changes.Changed;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * A realm's identities as administrators see and change them: straight from the database, not for the exchange. What is
 * changed here is changed when a method returns, and all nodes are told.
 */
public final class IdentityDirectory {

    /**
     * Some of a pool's identities.
     *
     * @param next where the list goes on, or null at its end
     */
    public record Page(List<Identity> identities, String next) {

        public Page {
            identities = List.copyOf(identities);
        }
    }

    /**
     * Some of an identity's developer user identifiers.
     *
     * @param next where the list goes on, or null at its end
     */
    public record Identifiers(List<String> identifiers, String next) {

        public Identifiers {
            identifiers = List.copyOf(identifiers);
        }
    }

    private final String realmId;
    private final Supplier<IdentityStore> store;
    private final Changes changes;

    public IdentityDirectory(KeycloakSession session, IdentityCache cache, String realmId) {
        this(realmId, () -> new IdentityStore(session.getProvider(JpaConnectionProvider.class).getEntityManager()),
                new Changes(Transactions.of(session), id -> {
                    cache.forget(id);
                    new IdentityInvalidations(session).changed(id);
                }));
    }

    IdentityDirectory(String realmId, Supplier<IdentityStore> store, Changes changes) {
        this.realmId = realmId;
        this.store = store;
        this.changes = changes;
    }

    /**
     * The stored identities of a pool, oldest first. Guests have none until somebody signs in; those that were deleted are
     * left out.
     *
     * @param max          at least 1
     * @param after        {@link Page#next()} of the page before, or null for the first
     * @param hideDisabled whether those that were merged into others are left out
     * @throws IllegalArgumentException when {@code after} was not given out by this method
     */
    public Page list(String poolId, int max, String after, boolean hideDisabled) {
        List<Identity> found = store.get().list(poolId, after == null ? Position.START : Position.parse(after), max + 1, hideDisabled);
        boolean more = found.size() > max;
        List<Identity> page = more ? found.subList(0, max) : found;
        return new Page(page, more ? Position.of(page.get(max - 1)).text() : null);
    }

    /** The stored identity of that id as it is now, or null; a deleted one of a guest is there, disabled ({@link Identity#isDeleted()}). */
    public Identity describe(String id) {
        return store.get().byId(id);
    }

    /** The id of the identity that owns the login, or null. */
    public String ownerOf(String poolId, Login login) {
        return store.get().ownerOf(poolId, login);
    }

    /**
     * The identity's users of a developer provider, in their order.
     *
     * @param max   at least 1
     * @param after {@link Identifiers#next()} of the page before, or null for the first
     */
    public Identifiers developerIdentifiers(String identityId, String developerProvider, int max, String after) {
        Identity identity = describe(identityId);
        String provider = Login.ofDeveloper(developerProvider, "").provider();
        List<String> all = identity == null ? List.of() : identity.logins().stream().filter(login -> login.provider().equals(provider))
                .map(Login::subject).filter(subject -> after == null || subject.compareTo(after) > 0).sorted().toList();
        boolean more = all.size() > max;
        return new Identifiers(more ? all.subList(0, max) : all, more ? all.get(max - 1) : null);
    }

    /**
     * Takes identities away for good, with those that were merged into them. Their ids are nobody's any more: a guest's,
     * which proves itself, is kept as a row without anything of the person.
     *
     * @param identities of this realm; a guest of which nothing is stored too
     */
    public void delete(Collection<Identity> identities) {
        Map<String, Identity> byId = identities.stream().collect(Collectors.toMap(Identity::id, identity -> identity, (one, same) -> one));
        changes.make(database -> {
            IdentityRows rows = new IdentityRows(database);
            Set<String> pools = rows.keepPools(byId.values().stream().map(Identity::poolId).toList());
            Set<String> all = rows.withMerged(byId.keySet());
            Map<String, IdentityEntity> locked = rows.lock(all);
            if (!all.containsAll(rows.withMerged(locked.keySet()))) {
                throw new ConcurrentChangeException();
            }
            locked.values().stream().filter(this::isOurs).forEach(rows::delete);
            byId.values().stream().filter(identity -> identity.isGuest() && pools.contains(identity.poolId()) && !locked.containsKey(identity.id()))
                    .forEach(guest -> rows.delete(rows.create(guest.id(), realmId, guest.poolId(), true)));
            return new Changed<>(null, union(byId.keySet(), all));
        });
    }

    /**
     * As {@link Identities#ownerOfAll}, for the pool's own backend, which may name the identity that logins are to be linked
     * to without having one of it.
     *
     * @return the identity's id, or null when it was deleted meanwhile
     */
    public String link(String poolId, Identity identity, List<Login> logins) {
        return changes.make(database -> Union.vouched(new IdentityRows(database), realmId, poolId, identity, logins).apply());
    }

    /**
     * Takes logins from an identity. Whoever signs in with one of them next is somebody new. Without its last login
     * nobody gets at the identity any more: it does not become a guest's.
     *
     * @return false when one of them is not the identity's, or not any more: then all stay
     * @throws IdentityConflictException when the identity was changed by other calls at the same time
     */
    public boolean unlink(Identity identity, Collection<Login> logins) {
        return changes.make(database -> {
            IdentityRows rows = new IdentityRows(database);
            IdentityEntity locked = rows.lock(List.of(identity.id())).get(identity.id());
            if (locked == null || !isOurs(locked)) {
                return new Changed<>(false, Set.of());
            }
            Set<Login> wanted = new HashSet<>(logins);
            List<LoginEntity> found = rows.loginsOf(locked.id()).stream().filter(login -> wanted.contains(login.login())).toList();
            if (found.size() < wanted.size()) {
                return new Changed<>(false, Set.of());
            }
            if (found.isEmpty()) {
                return new Changed<>(true, Set.of());
            }
            found.forEach(rows::unlink);
            locked.modified(rows.now());
            return new Changed<>(true, Set.of(locked.id()));
        });
    }

    /**
     * Makes two users of a developer provider one: all logins of the source's identity go to the destination's, which
     * stays.
     *
     * @return the destination's identity, or null when one of the two has none
     * @throws IdentityConflictException when the identity would have two logins of one public provider, or more than 20,
     *                                   or was changed by other calls at the same time
     */
    public String mergeDeveloper(String poolId, Login source, Login destination) {
        return changes.make(database -> mergeDeveloper(new IdentityRows(database), poolId, source, destination));
    }

    private static Changed<String> mergeDeveloper(IdentityRows rows, String poolId, Login source, Login destination) {
        if (!rows.keepPool(poolId)) {
            return new Changed<>(null, Set.of());
        }
        Map<String, IdentityEntity> locked = rows.lock(rows.owners(poolId, List.of(source, destination)));
        LoginEntity from = rows.login(poolId, source);
        LoginEntity into = rows.login(poolId, destination);
        if (from == null || into == null) {
            return new Changed<>(null, Set.of());
        }
        if (!locked.containsKey(from.identityId()) || !locked.containsKey(into.identityId())) {
            throw new ConcurrentChangeException();
        }
        String owner = into.identityId();
        String given = from.identityId();
        if (given.equals(owner)) {
            return new Changed<>(owner, Set.of());
        }
        rows.merge(locked.get(given), locked.get(owner));
        rows.requireLinkable(owner);
        return new Changed<>(owner, Set.of(given, owner));
    }

    /**
     * Takes back the credentials that the identity, or one that was merged into it, was issued before. A time that was set
     * before stays where it is later: of two calls at once neither gives back what the other took.
     *
     * @param identity of this realm; a guest of which nothing is stored too
     * @param before   seconds since the epoch
     * @return the time that holds, 0 when there is no such identity any more
     */
    public long revoke(Identity identity, long before) {
        return changes.make(database -> {
            IdentityRows rows = new IdentityRows(database);
            boolean pool = rows.keepPool(identity.poolId());
            IdentityEntity locked = rows.lock(List.of(identity.id())).get(identity.id());
            if (locked == null && pool && identity.isGuest()) {
                locked = rows.create(identity.id(), realmId, identity.poolId(), true);
            }
            if (locked == null || !isOurs(locked)) {
                return new Changed<>(0L, Set.of());
            }
            locked.revokeBefore(Math.max(before, locked.revokedBefore()), rows.now());
            return new Changed<>(locked.revokedBefore(), Set.of(locked.id()));
        });
    }

    private boolean isOurs(IdentityEntity identity) {
        return identity.realmId().equals(realmId);
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }
}

package dev.keypool.identitypools.identities;

import dev.keypool.identitypools.locks.ComponentRow;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** Removes identities with what they belong to, in the transaction that removes that. */
public final class IdentityRemoval {

    private static final int CHUNK = 100;

    private final EntityManager database;
    private final IdentityRows rows;

    public IdentityRemoval(KeycloakSession session) {
        this(session.getProvider(JpaConnectionProvider.class).getEntityManager());
    }

    IdentityRemoval(EntityManager database) {
        this.database = database;
        this.rows = new IdentityRows(database);
    }

    /** With the realm's own identities those logins go that pools of other realms know its people by. */
    public void realmRemoved(String realmId) {
        database.createNamedQuery("keypool.deleteIdentitiesOfRealm").setParameter("realm", realmId).executeUpdate();
        String provider = Login.ofRealm(realmId, "").provider();
        List<String> owners = database.createNamedQuery("keypool.ownersOfProvider", String.class).setParameter("provider", provider).getResultList();
        for (int i = 0; i < owners.size(); i += CHUNK) {
            removeLogins(owners.subList(i, Math.min(owners.size(), i + CHUNK)), login -> login.provider().equals(provider));
            database.flush();
        }
    }

    /**
     * The logins go with their identities (the foreign key's {@code ON DELETE CASCADE}). Waits for calls that make or change
     * identities of the pool: those that come later see that it is gone.
     */
    public void poolRemoved(String poolId) {
        ComponentRow.hold(database, poolId);
        database.createNamedQuery("keypool.deleteIdentitiesOfPool").setParameter("pool", poolId).executeUpdate();
    }

    /**
     * Takes the login out of every pool, of other realms too, and the identities that have no other with it.
     *
     * @param poolIds where rows are that are older than their column {@code PERSON}
     * @return the ids of the identities that are not what they were
     */
    public Set<String> loginRemoved(Collection<String> poolIds, Login login) {
        Set<String> owners = new HashSet<>(database.createNamedQuery("keypool.ownersOfPerson", String.class)
                .setParameter("person", login.key()).getResultList());
        poolIds.forEach(poolId -> owners.addAll(rows.owners(poolId, List.of(login))));
        return removeLogins(owners, login::equals);
    }

    private Set<String> removeLogins(Collection<String> owners, Predicate<Login> removed) {
        rows.keepPools(rows.poolsOf(owners));
        Set<String> all = rows.withMerged(owners);
        Map<String, IdentityEntity> locked = rows.lock(all);
        for (String owner : owners) {
            IdentityEntity identity = locked.get(owner);
            if (identity == null) {
                continue;
            }
            List<LoginEntity> logins = rows.loginsOf(owner);
            List<LoginEntity> gone = logins.stream().filter(login -> removed.test(login.login())).toList();
            gone.forEach(rows::unlink);
            if (!gone.isEmpty() && gone.size() == logins.size()) {
                rows.withMerged(List.of(owner)).stream().map(locked::get).filter(merged -> merged != null).forEach(rows::delete);
            } else if (!gone.isEmpty()) {
                identity.modified(rows.now());
            }
        }
        database.flush();
        return all;
    }
}

package dev.keypool.identitypools.identities;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** Removes identities with what they belong to, in the transaction that removes that. */
public final class IdentityRemoval {

    private final EntityManager database;

    public IdentityRemoval(KeycloakSession session) {
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    public void realmRemoved(String realmId) {
        database.createNamedQuery("keypool.deleteLoginsOfRealm").setParameter("realm", realmId).executeUpdate();
        database.createNamedQuery("keypool.deleteIdentitiesOfRealm").setParameter("realm", realmId).executeUpdate();
    }

    public void poolRemoved(String poolId) {
        database.createNamedQuery("keypool.deleteLoginsOfPool").setParameter("pool", poolId).executeUpdate();
        database.createNamedQuery("keypool.deleteIdentitiesOfPool").setParameter("pool", poolId).executeUpdate();
    }

    /**
     * Takes the login out of every pool, and the identities that have no other with it.
     *
     * @return whether it had an identity anywhere
     */
    public boolean loginRemoved(Collection<String> poolIds, Login login) {
        Set<String> owners = new HashSet<>();
        for (String poolId : poolIds) {
            LoginEntity found = database.find(LoginEntity.class, login.keyIn(poolId));
            if (found != null) {
                owners.add(found.identityId());
                database.remove(found);
            }
        }
        database.flush();
        owners.forEach(this::removeWithoutLogins);
        return !owners.isEmpty();
    }

    /**
     * An id that was a guest's keeps its row, without anything of the person: the id alone would pass for a guest's
     * again, and whoever knows it would get at what the person stored under it. So do the ids that were merged into it.
     */
    private void removeWithoutLogins(String identityId) {
        boolean more = database.createNamedQuery("keypool.loginsOfIdentity", LoginEntity.class)
                .setParameter("identity", identityId).setMaxResults(1).getResultStream().findAny().isPresent();
        IdentityEntity identity = more ? null : database.find(IdentityEntity.class, identityId);
        if (identity == null) {
            return;
        }
        if (GuestIds.isGuestForm(identityId)) {
            identity.disable(System.currentTimeMillis());
        } else {
            database.remove(identity);
        }
    }
}

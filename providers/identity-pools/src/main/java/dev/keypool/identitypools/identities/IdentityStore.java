package dev.keypool.identitypools.identities;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Identities in Keycloak's database. Each write is a transaction of its own: it must be there when the answer goes
 * out, and of two that race, the database's keys let one win and the other read the winner's.
 */
final class IdentityStore {

    private final KeycloakSession session;

    IdentityStore(KeycloakSession session) {
        this.session = session;
    }

    /** Null when there is no row. */
    Identity byId(String id) {
        IdentityEntity found = entities().find(IdentityEntity.class, id);
        if (found == null) {
            return null;
        }
        List<Login> logins = entities().createNamedQuery("keypool.loginsOfIdentity", LoginEntity.class)
                .setParameter("identity", id).getResultStream().map(LoginEntity::login).toList();
        return new Identity(id, found.poolId(), logins, found.mergedInto());
    }

    /** The id of the identity that owns the login, or null. */
    String ownerOf(String poolId, Login login) {
        LoginEntity found = entities().find(LoginEntity.class, login.keyIn(poolId));
        return found == null ? null : found.identityId();
    }

    /** A new identity for the login, or the one that somebody else made for it in this moment. */
    String create(String realmId, String poolId, Login login) {
        return link(UUID.randomUUID().toString(), realmId, poolId, login);
    }

    /** Makes the guest the login's identity; what comes back is another's id when the login has got an owner meanwhile. */
    String link(String guestId, String realmId, String poolId, Login login) {
        try {
            write(database -> {
                database.persist(new IdentityEntity(guestId, realmId, poolId, null, System.currentTimeMillis()));
                database.flush();
                database.persist(new LoginEntity(login.keyIn(poolId), guestId, login));
            });
            return guestId;
        } catch (ModelDuplicateException e) {
            String owner = KeycloakModelUtils.runJobInTransactionWithResult(session.getKeycloakSessionFactory(),
                    other -> new IdentityStore(other).ownerOf(poolId, login));
            if (owner == null) {
                // Not the login but the guest's id was taken: by another login, at the same time.
                throw new IdentityConflictException();
            }
            return owner;
        }
    }

    /** Records that a guest has become somebody who has an identity already. */
    void merge(String guestId, String realmId, String poolId, String into) {
        try {
            write(database ->
                    database.persist(new IdentityEntity(guestId, realmId, poolId, into, System.currentTimeMillis())));
        } catch (ModelDuplicateException e) {
            throw new IdentityConflictException();
        }
    }

    private void write(Consumer<EntityManager> work) {
        KeycloakModelUtils.runJobInTransaction(session.getKeycloakSessionFactory(),
                other -> work.accept(new IdentityStore(other).entities()));
    }

    private EntityManager entities() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}

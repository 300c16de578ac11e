package dev.keypool.identitypools.identities;

import jakarta.persistence.EntityManager;
import java.util.List;
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

    private static final int MAX_ATTEMPTS = 5;

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
        return new Identity(id, found.poolId(), found.isGuest(), logins, found.mergedInto(), found.createdAt(), found.modifiedAt(),
                found.revokedBefore());
    }

    /** The id of the identity that owns the login, or null. */
    String ownerOf(String poolId, Login login) {
        LoginEntity found = entities().find(LoginEntity.class, login.keyIn(poolId));
        return found == null ? null : found.identityId();
    }

    /**
     * {@link Identities#ownerOfAll} against the database. Of calls that race, each works on what the one before it left:
     * they lock the identities that they read, in one order, and the keys of logins let nobody own one twice.
     *
     * @param changed is given the ids of identities that are not what they were
     */
    String ownerOfAll(String realmId, String poolId, Identity identity, List<Login> logins, Consumer<String> changed) {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            try {
                Union union = KeycloakModelUtils.runJobInTransactionWithResult(session.getKeycloakSessionFactory(), other ->
                        new Union(new IdentityStore(other).entities(), realmId, poolId, identity, logins).apply());
                union.changed().forEach(changed);
                return union.owner();
            } catch (ModelDuplicateException | ConcurrentUnionException e) {
                // Another call was quicker: the next attempt finds what that one made.
            }
        }
        throw new IdentityConflictException("The identity was changed by other calls at the same time.");
    }

    private EntityManager entities() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}

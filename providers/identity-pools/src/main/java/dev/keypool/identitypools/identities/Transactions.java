package dev.keypool.identitypools.identities;

import jakarta.persistence.EntityManager;
import java.util.function.Function;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Runs work in a transaction of its own: it must be there when the answer goes out. */
interface Transactions {

    <T> T run(Function<EntityManager, T> work);

    static Transactions of(KeycloakSession session) {
        return new Transactions() {
            @Override
            public <T> T run(Function<EntityManager, T> work) {
                return KeycloakModelUtils.runJobInTransactionWithResult(session.getKeycloakSessionFactory(), other ->
                        work.apply(other.getProvider(JpaConnectionProvider.class).getEntityManager()));
            }
        };
    }
}

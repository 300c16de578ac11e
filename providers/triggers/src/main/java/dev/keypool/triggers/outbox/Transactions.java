package dev.keypool.triggers.outbox;

import jakarta.persistence.EntityManager;
import java.util.function.Function;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Runs work in a transaction of its own. */
interface Transactions {

    <T> T run(Function<EntityManager, T> work);

    static Transactions of(KeycloakSessionFactory sessions) {
        return new Transactions() {
            @Override
            public <T> T run(Function<EntityManager, T> work) {
                return KeycloakModelUtils.runJobInTransactionWithResult(sessions, session ->
                        work.apply(session.getProvider(JpaConnectionProvider.class).getEntityManager()));
            }
        };
    }
}

package dev.keypool.identitypools.identities;

import java.security.SecureRandom;
import java.util.Base64;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * What tells this deployment (all nodes on one database) from a clone of its realms elsewhere, which has the same
 * realm ids and keys: a random secret, made once and kept in the database. It is in no export.
 */
public final class Deployment {

    private static final String ID = "deployment";
    private static final int SECRET_BYTES = 32;

    private final byte[] secret;

    private Deployment(byte[] secret) {
        this.secret = secret;
    }

    public byte[] secret() {
        return secret.clone();
    }

    public static Deployment load(KeycloakSession session) {
        DeploymentEntity found = session.getProvider(JpaConnectionProvider.class).getEntityManager()
                .find(DeploymentEntity.class, ID);
        if (found == null) {
            create(session);
            found = KeycloakModelUtils.runJobInTransactionWithResult(session.getKeycloakSessionFactory(), other ->
                    other.getProvider(JpaConnectionProvider.class).getEntityManager().find(DeploymentEntity.class, ID));
        }
        return new Deployment(Base64.getDecoder().decode(found.secret()));
    }

    private static void create(KeycloakSession session) {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        String secret = Base64.getEncoder().encodeToString(bytes);
        try {
            KeycloakModelUtils.runJobInTransaction(session.getKeycloakSessionFactory(), other -> other
                    .getProvider(JpaConnectionProvider.class).getEntityManager().persist(new DeploymentEntity(ID, secret)));
        } catch (ModelDuplicateException e) {
            // Another node was first: its secret counts.
        }
    }
}

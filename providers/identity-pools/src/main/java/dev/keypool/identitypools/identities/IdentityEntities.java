package dev.keypool.identitypools.identities;

import dev.keypool.identitypools.locks.ComponentRow;
import dev.keypool.identitypools.locks.PoolLockEntity;
import dev.keypool.identitypools.locks.RealmRow;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Adds our tables to Keycloak's database. */
public final class IdentityEntities implements JpaEntityProviderFactory, JpaEntityProvider {

    /** Its first ten letters name Liquibase's own table: DATABASECHANGELOG_KEYPOOL_ID (JpaUtils). */
    private static final String ID = "keypool-identity-pools";

    @Override
    public List<Class<?>> getEntities() {
        return List.of(DeploymentEntity.class, IdentityEntity.class, LoginEntity.class, PoolLockEntity.class, ComponentRow.class, RealmRow.class);
    }

    @Override
    public String getChangelogLocation() {
        return "META-INF/keypool-identity-pools-changelog.xml";
    }

    @Override
    public String getFactoryId() {
        return ID;
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return this;
    }

    @Override
    public void init(Config.Scope config) {
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
    }

    @Override
    public void close() {
    }
}

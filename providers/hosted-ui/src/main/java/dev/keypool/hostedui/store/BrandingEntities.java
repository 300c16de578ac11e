package dev.keypool.hostedui.store;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Adds our tables to Keycloak's database. */
public final class BrandingEntities implements JpaEntityProviderFactory, JpaEntityProvider {

    /** Its first ten letters name Liquibase's own table: DATABASECHANGELOG_KEYPOOL_HO (JpaUtils). */
    private static final String ID = "keypool-hosted-ui";

    @Override
    public List<Class<?>> getEntities() {
        return List.of(BrandingEntity.class, BrandingFileEntity.class, BrandingUseEntity.class, BrandedClientRow.class, BrandedRealmRow.class);
    }

    @Override
    public String getChangelogLocation() {
        return "META-INF/keypool-hosted-ui-changelog.xml";
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

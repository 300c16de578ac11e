package dev.keypool.identitypools.config;

import dev.keypool.identitypools.Role;
import dev.keypool.identitypools.locks.ComponentRow;
import dev.keypool.identitypools.locks.RealmRow;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Locale;
import org.keycloak.Config;
import org.keycloak.component.ComponentFactory;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;

/** Roles as components of the realm. */
public final class RoleFactory implements ComponentFactory<Role, Role> {

    public static final String ID = "role";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getHelpText() {
        return "Trust and permissions policies of the sessions that hold temporary credentials.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return RoleConfig.PROPERTIES;
    }

    @Override
    public Role create(KeycloakSession session, ComponentModel component) {
        return RoleConfig.read(component, RealmSettings.of(session.getContext().getRealm()));
    }

    /** Refuses malformed policies, and writes good ones in the form that survives export and import. */
    @Override
    public void validateConfiguration(KeycloakSession session, RealmModel realm, ComponentModel component)
            throws ComponentValidationException {
        Validation.of(() -> RoleConfig.read(component, RealmSettings.BY_DEFAULT));
        EntityManager database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        // Of two that give a name at the same time, the second sees that the first has it.
        RealmRow.hold(database, realm.getId());
        Validation.of(() -> requireUniqueName(database, realm, component));
        boolean known = component.getId() != null && realm.getComponent(component.getId()) != null;
        if (known) {
            // Against a revocation at the same time: of two that write the role, the second sees what the first wrote.
            ComponentRow.hold(database, component.getId());
        }
        Validation.of(() -> new RevokedBefore(session, RoleConfig.REVOKED_BEFORE).keepLater(component, known));
        PolicyText.store(component, List.of(RoleConfig.TRUST_POLICY, RoleConfig.PERMISSIONS_POLICIES));
    }

    /**
     * IAM's rule: a role's name is unique in its account, whatever the path. Asked as columns: what Keycloak's session knows
     * of the realm's components may be from before the lock.
     */
    private static void requireUniqueName(EntityManager database, RealmModel realm, ComponentModel component) {
        boolean taken = database.createQuery("select c.id from ComponentEntity c where c.realm.id = :realm and c.providerType = :type"
                        + " and lower(c.name) = :name", String.class)
                .setParameter("realm", realm.getId()).setParameter("type", Role.class.getName())
                .setParameter("name", component.getName().toLowerCase(Locale.ROOT))
                .getResultList().stream().anyMatch(id -> !id.equals(component.getId()));
        if (taken) {
            throw new InvalidConfigurationException("A role named " + component.getName() + " exists already.");
        }
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

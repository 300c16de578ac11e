package dev.keypool.identitypools.config;

import dev.keypool.identitypools.Role;
import dev.keypool.identitypools.locks.ComponentRow;
import java.util.List;
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
        Validation.of(() -> requireUniqueName(realm, component));
        boolean known = component.getId() != null && realm.getComponent(component.getId()) != null;
        if (known) {
            // Against a revocation at the same time: of two that write the role, the second sees what the first wrote.
            ComponentRow.hold(session.getProvider(JpaConnectionProvider.class).getEntityManager(), component.getId());
        }
        Validation.of(() -> new RevokedBefore(session, RoleConfig.REVOKED_BEFORE).keepLater(component, known));
        PolicyText.store(component, List.of(RoleConfig.TRUST_POLICY, RoleConfig.PERMISSIONS_POLICIES));
    }

    /** IAM's rule: a role's name is unique in its account, whatever the path. */
    private static void requireUniqueName(RealmModel realm, ComponentModel component) {
        boolean taken = realm.getComponentsStream(realm.getId(), Role.class.getName())
                .anyMatch(other -> !other.getId().equals(component.getId())
                        && component.getName().equalsIgnoreCase(other.getName()));
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

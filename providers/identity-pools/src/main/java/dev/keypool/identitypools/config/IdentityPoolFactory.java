package dev.keypool.identitypools.config;

import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.IdentityPools;
import dev.keypool.identitypools.identities.IdentityRemoval;
import dev.keypool.identitypools.locks.PoolLocks;
import dev.keypool.identitypools.profile.EditableClaim;
import dev.keypool.identitypools.profile.EditableClaims;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.component.ComponentFactory;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;

/** Identity pools as components of the realm. */
public final class IdentityPoolFactory implements ComponentFactory<IdentityPool, IdentityPool> {

    public static final String ID = "identity-pool";

    private static final Logger LOG = Logger.getLogger("dev.keypool.identitypools");

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getHelpText() {
        return "Exchanges tokens of the realm's app clients for temporary credentials.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return IdentityPoolConfig.PROPERTIES;
    }

    @Override
    public IdentityPool create(KeycloakSession session, ComponentModel component) {
        return IdentityPoolConfig.read(component);
    }

    /**
     * References to roles and clients are not looked up: an import brings components in any order. Whoever saves a
     * pool through Keypool's own admin endpoint is told; who uses the pool is denied.
     */
    @Override
    public void validateConfiguration(KeycloakSession session, RealmModel realm, ComponentModel component)
            throws ComponentValidationException {
        Validation.of(() -> IdentityPoolConfig.read(component));
        boolean known = component.getId() != null && realm.getComponent(component.getId()) != null;
        if (known && !new PoolLocks(session).tryHold(realm.getId(), component.getId())) {
            throw new ComponentValidationException("Another change of this identity pool is in progress. Try again.");
        }
        Validation.of(() -> new RevokedBefore(session, IdentityPoolConfig.REVOKED_BEFORE).keepLater(component, known));
        PolicyText.store(component, IdentityPoolConfig.JSON);
        IdentityPoolConfig.keepOneSetting(component);
    }

    /** Not called on import, when clients may not be there yet. */
    @Override
    public void onCreate(KeycloakSession session, RealmModel realm, ComponentModel component) {
        warn(session, realm, component);
    }

    @Override
    public void onUpdate(KeycloakSession session, RealmModel realm, ComponentModel before, ComponentModel component) {
        warn(session, realm, component);
    }

    /** Saved is saved: that somebody may choose their own role is said, not refused, as Cognito has it. */
    private static void warn(KeycloakSession session, RealmModel realm, ComponentModel component) {
        for (EditableClaim claim : EditableClaims.of(session, realm, IdentityPoolConfig.read(component))) {
            LOG.warnf("Identity pool %s of realm %s, %s: %s", component.getName(), realm.getName(), claim.setting(), claim.message());
        }
    }

    @Override
    public void preRemove(KeycloakSession session, RealmModel realm, ComponentModel component) {
        // In the order of those who change the pool: first its lock, then its row.
        new PoolLocks(session).hold(realm.getId(), component.getId());
        new IdentityRemoval(session).poolRemoved(component.getId());
        new PoolLocks(session).poolRemoved(component.getId());
        session.getProvider(IdentityPools.class).forgetIdentities();
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

package dev.keypool.identitypools;

import dev.keypool.identitypools.identities.IdentityInvalidations;
import dev.keypool.identitypools.identities.IdentityRemoval;
import dev.keypool.identitypools.identities.Login;
import dev.keypool.identitypools.idp.IdentityProviderChanges;
import dev.keypool.identitypools.locks.PoolLocks;
import java.util.List;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderFactory;

/** One per node; also removes the identities of users and realms that go. */
public final class IdentityPoolsFactory implements ProviderFactory<IdentityPools> {

    private NodeState node;
    private WarmIdentityPools warm;

    @Override
    public String getId() {
        return "default";
    }

    @Override
    public IdentityPools create(KeycloakSession session) {
        return new IdentityPools(session, node);
    }

    /** What answers without a session. */
    public WarmIdentityPools warm() {
        return warm;
    }

    @Override
    public void init(Config.Scope config) {
        node = new NodeState(config);
        warm = new WarmIdentityPools(node);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(this::onEvent);
    }

    /** Called inside the transaction that removes; what is thrown here stops it. */
    private void onEvent(ProviderEvent event) {
        IdentityProviderChanges.onEvent(event);
        if (event instanceof UserModel.UserRemovedEvent removed) {
            userRemoved(removed.getKeycloakSession(), removed.getRealm(), removed.getUser());
        } else if (event instanceof PostMigrationEvent started) {
            KeycloakModelUtils.runJobInTransaction(started.getFactory(), session -> {
                IdentityInvalidations.listen(session, node.identities());
                node.models().open(session);
            });
        } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
            new IdentityRemoval(removed.getKeycloakSession()).realmRemoved(removed.getRealm().getId());
            new PoolLocks(removed.getKeycloakSession()).realmRemoved(removed.getRealm().getId());
            removed.getKeycloakSession().getProvider(IdentityPools.class).forgetIdentities();
        }
    }

    private void userRemoved(KeycloakSession session, RealmModel realm, UserModel user) {
        List<String> pools = realm.getComponentsStream(realm.getId(), IdentityPool.class.getName()).map(ComponentModel::getId).toList();
        Set<String> changed = new IdentityRemoval(session).loginRemoved(pools, Login.ofRealm(realm.getId(), user.getId()));
        if (!changed.isEmpty()) {
            session.getProvider(IdentityPools.class).forgetIdentities(changed);
        }
    }

    @Override
    public void close() {
        node.providers().close();
    }
}

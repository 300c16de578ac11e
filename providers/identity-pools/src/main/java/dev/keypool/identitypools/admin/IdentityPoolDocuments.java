package dev.keypool.identitypools.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.Role;
import dev.keypool.identitypools.config.IdentityPoolConfig;
import dev.keypool.identitypools.config.IdentityPoolFactory;
import dev.keypool.identitypools.config.InvalidConfigurationException;
import dev.keypool.identitypools.config.RealmSettings;
import dev.keypool.identitypools.http.StrictJson;
import java.util.List;
import java.util.Set;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.RealmModel;

/** Identity pools in the admin API. */
final class IdentityPoolDocuments implements Documents {

    private static final String NAME = "name";
    private static final List<String> SINGLE = List.of(IdentityPoolConfig.ALLOW_UNAUTHENTICATED,
            IdentityPoolConfig.AUTHENTICATED_ROLE, IdentityPoolConfig.UNAUTHENTICATED_ROLE, IdentityPoolConfig.ROLES_FROM_TOKEN);
    private static final Set<String> MEMBERS = Set.of(NAME, IdentityPoolConfig.APP_CLIENTS,
            SINGLE.get(0), SINGLE.get(1), SINGLE.get(2), SINGLE.get(3));
    private static final Set<String> READ_ONLY = Set.of("id", "identityPoolId");

    private final RealmModel realm;

    IdentityPoolDocuments(RealmModel realm) {
        this.realm = realm;
    }

    @Override
    public String providerType() {
        return IdentityPool.class.getName();
    }

    @Override
    public String providerId() {
        return IdentityPoolFactory.ID;
    }

    @Override
    public String resourceType() {
        return "KEYPOOL_IDENTITY_POOL";
    }

    @Override
    public ObjectNode write(ComponentModel component) {
        ObjectNode json = StrictJson.newObject().put("id", component.getId())
                .put("identityPoolId", RealmSettings.of(realm).region() + ":" + component.getId())
                .put(NAME, component.getName())
                .put(IdentityPoolConfig.ALLOW_UNAUTHENTICATED, component.get(IdentityPoolConfig.ALLOW_UNAUTHENTICATED, false));
        ArrayNode clients = json.putArray(IdentityPoolConfig.APP_CLIENTS);
        component.getConfig().getList(IdentityPoolConfig.APP_CLIENTS).forEach(clients::add);
        json.put(IdentityPoolConfig.AUTHENTICATED_ROLE, component.get(IdentityPoolConfig.AUTHENTICATED_ROLE));
        json.put(IdentityPoolConfig.UNAUTHENTICATED_ROLE, component.get(IdentityPoolConfig.UNAUTHENTICATED_ROLE));
        return json.put(IdentityPoolConfig.ROLES_FROM_TOKEN, component.get(IdentityPoolConfig.ROLES_FROM_TOKEN, false));
    }

    @Override
    public void read(ObjectNode json, ComponentModel into) {
        Document document = new Document(json, MEMBERS, READ_ONLY);
        into.setName(document.text(NAME));
        document.copy(SINGLE, into);
        into.getConfig().put(IdentityPoolConfig.APP_CLIENTS, document.texts(IdentityPoolConfig.APP_CLIENTS));
    }

    @Override
    public void requireReferences(ComponentModel pool) {
        for (String setting : List.of(IdentityPoolConfig.AUTHENTICATED_ROLE, IdentityPoolConfig.UNAUTHENTICATED_ROLE)) {
            String role = pool.get(setting);
            if (role != null && !role.isBlank() && realm.getComponentsStream(realm.getId(), Role.class.getName())
                    .noneMatch(component -> role.equals(component.getName()))) {
                throw new InvalidConfigurationException(setting + " names a role that does not exist in this realm.");
            }
        }
        for (String client : pool.getConfig().getList(IdentityPoolConfig.APP_CLIENTS)) {
            if (realm.getClientByClientId(client) == null) {
                throw new InvalidConfigurationException(IdentityPoolConfig.APP_CLIENTS + " names a client that does not exist in this realm.");
            }
        }
    }

    @Override
    public void requireUnreferenced(ComponentModel pool) {
        // Nothing names a pool but its identities, which go with it.
    }
}

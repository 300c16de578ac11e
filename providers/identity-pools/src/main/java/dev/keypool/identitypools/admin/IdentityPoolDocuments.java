package dev.keypool.identitypools.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.config.IdentityPoolConfig;
import dev.keypool.identitypools.config.IdentityPoolFactory;
import dev.keypool.identitypools.config.RealmSettings;
import dev.keypool.identitypools.http.StrictJson;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Identity pools in the admin API. */
final class IdentityPoolDocuments implements Documents {

    static final String RESOURCE_TYPE = "KEYPOOL_IDENTITY_POOL";

    private static final String NAME = "name";
    private static final List<String> FLAGS = List.of(IdentityPoolConfig.ALLOW_UNAUTHENTICATED, IdentityPoolConfig.ALLOW_CLASSIC_FLOW);
    private static final List<String> TEXTS = List.of(IdentityPoolConfig.DEVELOPER_PROVIDER, IdentityPoolConfig.AUTHENTICATED_ROLE,
            IdentityPoolConfig.UNAUTHENTICATED_ROLE, IdentityPoolConfig.REVOKED_BEFORE);
    /** Each value a text or an object. */
    private static final List<String> LISTS = List.of(IdentityPoolConfig.APP_CLIENTS, IdentityPoolConfig.OIDC_PROVIDERS,
            IdentityPoolConfig.SAML_PROVIDERS, IdentityPoolConfig.ROLE_MAPPINGS, IdentityPoolConfig.PRINCIPAL_TAGS);
    private static final List<String> OTHERS = List.of(NAME, IdentityPoolConfig.SUPPORTED_LOGIN_PROVIDERS,
            IdentityPoolConfig.GUEST_SESSION_POLICY, IdentityPoolConfig.TAGS);
    private static final Set<String> MEMBERS = Stream.of(FLAGS, TEXTS, LISTS, OTHERS).flatMap(List::stream).collect(Collectors.toSet());
    private static final Set<String> READ_ONLY = Set.of("id", "identityPoolId", "warnings");

    private final KeycloakSession session;
    private final RealmModel realm;

    IdentityPoolDocuments(KeycloakSession session, RealmModel realm) {
        this.session = session;
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
        return RESOURCE_TYPE;
    }

    @Override
    public ObjectNode write(ComponentModel pool) {
        ObjectNode json = StrictJson.newObject().put("id", pool.getId())
                .put("identityPoolId", RealmSettings.of(realm).region() + ":" + pool.getId())
                .put(NAME, pool.getName());
        FLAGS.forEach(setting -> json.put(setting, pool.get(setting, false)));
        TEXTS.forEach(setting -> json.put(setting, pool.get(setting)));
        for (String setting : LISTS) {
            ArrayNode values = json.putArray(setting);
            pool.getConfig().getList(setting).forEach(value -> values.add(StoredJson.read(value)));
        }
        ObjectNode publicProviders = json.putObject(IdentityPoolConfig.SUPPORTED_LOGIN_PROVIDERS);
        pool.getConfig().getList(IdentityPoolConfig.SUPPORTED_LOGIN_PROVIDERS).stream().map(value -> value.split("=", 2))
                .filter(parts -> parts.length == 2).forEach(parts -> publicProviders.put(parts[0], parts[1]));
        for (String setting : List.of(IdentityPoolConfig.GUEST_SESSION_POLICY, IdentityPoolConfig.TAGS)) {
            json.set(setting, pool.get(setting) == null ? null : StoredJson.read(pool.get(setting)));
        }
        PoolWarnings.add(session, realm, pool, json.putArray("warnings"));
        return json;
    }

    @Override
    public void read(ObjectNode json, ComponentModel into) {
        Document document = new Document(json, MEMBERS, READ_ONLY);
        into.setName(document.text(NAME));
        document.copy(FLAGS, into);
        document.copy(TEXTS, into);
        LISTS.forEach(setting -> into.getConfig().put(setting, document.values(setting)));
        into.getConfig().put(IdentityPoolConfig.SUPPORTED_LOGIN_PROVIDERS, document.map(IdentityPoolConfig.SUPPORTED_LOGIN_PROVIDERS)
                .entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()).toList());
        for (String setting : List.of(IdentityPoolConfig.GUEST_SESSION_POLICY, IdentityPoolConfig.TAGS)) {
            if (document.policy(setting) != null) {
                into.getConfig().putSingle(setting, document.policy(setting));
            }
        }
    }

    @Override
    public void requireReferences(ComponentModel pool) {
        new PoolReferences(session, realm).require(pool);
    }

    @Override
    public void requireUnreferenced(ComponentModel pool) {
        // Nothing names a pool but its identities, which go with it.
    }
}

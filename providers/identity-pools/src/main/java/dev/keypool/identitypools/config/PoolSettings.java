package dev.keypool.identitypools.config;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.logins.AppClient;
import dev.keypool.identitypools.logins.TrustedLogins;
import dev.keypool.identitypools.roles.AttributeMap;
import dev.keypool.identitypools.roles.MappingRule;
import dev.keypool.identitypools.roles.RoleMapping;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.component.ComponentModel;

/** Writes what {@link IdentityPoolConfig} reads. */
public final class PoolSettings {

    private PoolSettings() {
    }

    public static void logins(ComponentModel pool, TrustedLogins logins) {
        set(pool, IdentityPoolConfig.APP_CLIENTS, logins.appClients().stream().map(PoolSettings::appClient).toList());
        set(pool, IdentityPoolConfig.SUPPORTED_LOGIN_PROVIDERS, logins.publicProviders().entrySet().stream()
                .map(provider -> provider.getKey() + "=" + String.join(";", provider.getValue())).toList());
        set(pool, IdentityPoolConfig.OIDC_PROVIDERS, providers(logins.oidcProviders(), "clientIds"));
        set(pool, IdentityPoolConfig.SAML_PROVIDERS, providers(logins.samlProviders(), "audiences"));
        set(pool, IdentityPoolConfig.DEVELOPER_PROVIDER, logins.developerProvider() == null ? List.of() : List.of(logins.developerProvider()));
    }

    public static void roleMappings(ComponentModel pool, Map<String, RoleMapping> mappings) {
        set(pool, IdentityPoolConfig.ROLE_MAPPINGS, mappings.entrySet().stream()
                .map(mapping -> roleMapping(mapping.getKey(), mapping.getValue())).toList());
    }

    public static void principalTags(ComponentModel pool, Map<String, AttributeMap> maps) {
        set(pool, IdentityPoolConfig.PRINCIPAL_TAGS, maps.entrySet().stream().map(map -> {
            ObjectNode json = StrictJson.newObject().put("provider", map.getKey()).put("useDefaults", map.getValue().useDefaults());
            map.getValue().tags().forEach(json.putObject("tags")::put);
            return text(json);
        }).toList());
    }

    public static void tags(ComponentModel pool, Map<String, String> tags) {
        ObjectNode json = StrictJson.newObject();
        tags.forEach(json::put);
        set(pool, IdentityPoolConfig.TAGS, tags.isEmpty() ? List.of() : List.of(text(json)));
    }

    /** @param value null for none */
    public static void text(ComponentModel pool, String setting, String value) {
        set(pool, setting, value == null ? List.of() : List.of(value));
    }

    private static String appClient(AppClient client) {
        boolean plain = client.realm() == null && !client.serverSideTokenCheck() && !SettingJson.isObject(client.clientId());
        if (plain) {
            return client.clientId();
        }
        ObjectNode json = StrictJson.newObject();
        if (client.realm() != null) {
            json.put("realm", client.realm());
        }
        return text(json.put("clientId", client.clientId()).put("serverSideTokenCheck", client.serverSideTokenCheck()));
    }

    private static List<String> providers(Map<String, Set<String>> providers, String accepted) {
        return providers.entrySet().stream().map(provider -> {
            if (provider.getValue().isEmpty() && !SettingJson.isObject(provider.getKey())) {
                return provider.getKey();
            }
            ObjectNode json = StrictJson.newObject().put("identityProvider", provider.getKey());
            add(json.putArray(accepted), provider.getValue());
            return text(json);
        }).toList();
    }

    private static String roleMapping(String provider, RoleMapping mapping) {
        ObjectNode json = StrictJson.newObject().put("provider", provider).put("type", mapping.type().wireName())
                .put("ambiguousRoleResolution", mapping.ambiguous().wireName());
        ArrayNode rules = mapping.rules().isEmpty() ? null : json.putArray("rules");
        for (MappingRule rule : mapping.rules()) {
            rules.addObject().put("claim", rule.claim()).put("matchType", rule.match().wireName()).put("value", rule.value())
                    .put("role", rule.role());
        }
        return text(json);
    }

    private static void add(ArrayNode array, Collection<String> values) {
        values.forEach(array::add);
    }

    private static String text(ObjectNode json) {
        return new String(StrictJson.bytes(json), StandardCharsets.UTF_8);
    }

    private static void set(ComponentModel pool, String setting, List<String> values) {
        if (values.isEmpty()) {
            pool.getConfig().remove(setting);
        } else {
            pool.getConfig().put(setting, values);
        }
    }
}

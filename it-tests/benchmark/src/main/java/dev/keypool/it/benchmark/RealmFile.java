package dev.keypool.it.benchmark;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.KeyPair;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A realm as Keycloak imports it. */
final class RealmFile {

    private static final String KEYS = "org.keycloak.keys.KeyProvider";

    private final ObjectNode realm;

    RealmFile(String name) {
        // Whoever asks does so with one token throughout.
        realm = Api.JSON.createObjectNode().put("realm", name).put("enabled", true).put("accessTokenLifespan", 7200)
                .put("ssoSessionIdleTimeout", 7200);
    }

    RealmFile setting(String name, String value) {
        realm.put(name, value);
        return this;
    }

    RealmFile attribute(String name, String value) {
        realm.withObject("/attributes").put(name, value);
        return this;
    }

    /** Signs with this key; has secret and encryption keys of Keycloak's making. */
    RealmFile keys(KeyPair signing) {
        component(KEYS, "signing", "rsa", Map.of("privateKey", "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(signing.getPrivate().getEncoded()) + "\n-----END PRIVATE KEY-----",
                "priority", "1000", "algorithm", "RS256"));
        component(KEYS, "encryption", "rsa-enc-generated", Map.of("priority", "100", "algorithm", "RSA-OAEP"));
        component(KEYS, "secret", "hmac-generated", Map.of("priority", "100", "algorithm", "HS512"));
        return this;
    }

    ObjectNode client(String clientId) {
        return realm.withArray("/clients").addObject().put("clientId", clientId).put("enabled", true);
    }

    ObjectNode user(String username) {
        return realm.withArray("/users").addObject().put("username", username).put("enabled", true);
    }

    /** People without passwords, but for the first so many. */
    RealmFile people(List<String> ids, int withPassword) {
        for (int i = 0; i < ids.size(); i++) {
            ObjectNode user = user(username(ids.get(i))).put("id", ids.get(i)).put("firstName", "A").put("lastName", "Person")
                    .put("email", ids.get(i) + "@example.com");
            if (i < withPassword) {
                user.putArray("credentials").addObject().put("type", "password").put("value", BenchmarkRealm.SECRET);
            }
        }
        return this;
    }

    static String username(String person) {
        return "person-" + person;
    }

    ObjectNode identityProvider(String alias, String kind, Map<String, String> config) {
        ObjectNode provider = realm.withArray("/identityProviders").addObject().put("alias", alias).put("providerId", kind).put("enabled", true);
        config.forEach(provider.putObject("config")::put);
        return provider;
    }

    void realmRole(String name) {
        realm.withArray("/roles/realm").addObject().put("name", name);
    }

    /** @param config texts, or lists of texts */
    ObjectNode component(String type, String name, String provider, Map<String, Object> config) {
        ObjectNode component = components(type).addObject().put("name", name).put("providerId", provider);
        ObjectNode values = component.putObject("config");
        config.forEach((setting, value) -> {
            ArrayNode into = values.putArray(setting);
            (value instanceof List<?> several ? several : List.of(value)).forEach(text -> into.add((String) text));
        });
        return component;
    }

    private ArrayNode components(String type) {
        ObjectNode components = realm.withObject("/components");
        return components.has(type) ? (ArrayNode) components.get(type) : components.putArray(type);
    }

    @Override
    public String toString() {
        return realm.toString();
    }
}

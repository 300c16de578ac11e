package dev.keypool.it.client;

import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.representations.idm.ComponentRepresentation;

/** A realm's keys, as administrators rotate them: a new one above the old one, which turns passive and then disabled. */
public final class RealmKeys {

    /** Keycloak's provider of the keys that credentials are sealed with. */
    public static final String HMAC = "hmac-generated";
    /** Keycloak's provider of the keys that tokens are signed with. */
    public static final String RSA = "rsa-generated";

    private static final String TYPE = "org.keycloak.keys.KeyProvider";

    private final RealmResource realm;

    public RealmKeys(RealmResource realm) {
        this.realm = realm;
    }

    /**
     * Puts a new key above the one of the realm, which turns passive.
     *
     * @return the old key's id
     */
    public String rotate(String provider) {
        String old = realm.components().query(null, TYPE).stream()
                .filter(key -> key.getProviderId().equals(provider) && !"false".equals(key.getConfig().getFirst("active")))
                .findFirst().orElseThrow().getId();
        add(provider, provider.equals(HMAC) ? Map.of("algorithm", "HS512") : Map.of("keyUse", "SIG"));
        unset(old, "active");
        return old;
    }

    public void disable(String key) {
        unset(key, "enabled");
    }

    private void add(String provider, Map<String, String> settings) {
        ComponentRepresentation key = new ComponentRepresentation();
        key.setName("new " + provider);
        key.setProviderType(TYPE);
        key.setProviderId(provider);
        key.setConfig(new MultivaluedHashMap<>());
        key.getConfig().putSingle("priority", "200");
        settings.forEach(key.getConfig()::putSingle);
        try (Response response = realm.components().add(key)) {
            if (response.getStatus() != 201) {
                throw new IllegalStateException("No new key: " + response.getStatus());
            }
        }
    }

    private void unset(String key, String setting) {
        ComponentRepresentation component = realm.components().component(key).toRepresentation();
        component.getConfig().putSingle(setting, "false");
        realm.components().component(key).update(component);
    }
}

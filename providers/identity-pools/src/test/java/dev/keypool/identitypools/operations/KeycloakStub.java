package dev.keypool.identitypools.operations;

import dev.keypool.identitypools.Stub;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderStorageProvider;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RealmProvider;

/** A session of the realm {@code demo} with identity providers, and with another realm on the server. */
public final class KeycloakStub {

    private KeycloakStub() {
    }

    public static KeycloakSession session(IdentityProviderModel... identityProviders) {
        List<IdentityProviderModel> all = Arrays.asList(identityProviders);
        IdentityProviderStorageProvider providers = Stub.of(IdentityProviderStorageProvider.class, Map.of(
                "getByAlias", args -> all.stream().filter(one -> one.getAlias().equals(args[0])).findFirst().orElse(null),
                "getById", args -> all.stream().filter(one -> one.getInternalId().equals(args[0])).findFirst().orElse(null),
                "getAllStream", args -> all.stream()));
        RealmProvider realms = Stub.of(RealmProvider.class, Map.of("getRealm", args -> switch ((String) args[0]) {
            case "realm-1" -> realm("realm-1", "demo");
            case "realm-2" -> realm("realm-2", "other");
            default -> null;
        }, "getRealmByName", args -> null));
        KeycloakContext context = Stub.of(KeycloakContext.class, Map.of("getRealm", args -> realm("realm-1", "demo")));
        return Stub.of(KeycloakSession.class, Map.of("getContext", args -> context, "identityProviders", args -> providers, "realms", args -> realms));
    }

    public static IdentityProviderModel identityProvider(String alias, String kind, Map<String, String> config) {
        IdentityProviderModel model = new IdentityProviderModel();
        model.setAlias(alias);
        model.setInternalId("id-of-" + alias);
        model.setProviderId(kind);
        model.setEnabled(true);
        model.getConfig().putAll(config);
        return model;
    }

    private static RealmModel realm(String id, String name) {
        return Stub.of(RealmModel.class, Map.of("getId", args -> id, "getName", args -> name));
    }
}

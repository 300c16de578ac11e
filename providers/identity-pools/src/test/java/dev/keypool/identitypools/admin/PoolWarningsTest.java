package dev.keypool.identitypools.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.keypool.identitypools.PoolBuilder;
import dev.keypool.identitypools.Stub;
import dev.keypool.identitypools.logins.AppClient;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RealmProvider;

class PoolWarningsTest {

    private final Map<String, String> frontendUrls = new HashMap<>();

    @Test
    void anotherRealmAtAnotherAddressIsWarnedOf() {
        frontendUrls.put("staff", "https://staff.example.com");
        assertThat(warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.path("setting").textValue()).isEqualTo("appClients");
            assertThat(warning.path("message").textValue()).startsWith("Realm staff has another frontend URL than this one");
        });

        frontendUrls.put("own", "https://auth.example.com");
        assertThat(warnings()).hasSize(1);
        frontendUrls.put("staff", "");
        assertThat(warnings()).as("the other one's is the server's").hasSize(1);
    }

    @Test
    void oneAtTheSameIsNot() {
        assertThat(warnings()).isEmpty();
        frontendUrls.put("staff", " ");
        assertThat(warnings()).isEmpty();
        frontendUrls.put("staff", "https://auth.example.com/");
        frontendUrls.put("own", "https://auth.example.com");
        assertThat(warnings()).isEmpty();
    }

    /** Of the realm itself, of one that is there, and of one that is not. */
    private ArrayNode warnings() {
        ArrayNode warnings = JsonNodeFactory.instance.arrayNode();
        KeycloakSession session = Stub.of(KeycloakSession.class, Map.of("realms", args -> Stub.of(RealmProvider.class,
                Map.of("getRealmByName", name -> name[0].equals("staff") ? realm("staff") : null))));
        PoolWarnings.addFrontendUrls(session, realm("own"), new PoolBuilder().appClient(new AppClient("staff", "portal", false))
                .appClient(new AppClient("staff", "tv", false)).appClient(new AppClient("gone", "portal", false)).build(), warnings);
        return warnings;
    }

    private RealmModel realm(String name) {
        return Stub.of(RealmModel.class, Map.of("getAttribute", args -> args[0].equals("frontendUrl") ? frontendUrls.get(name) : null));
    }
}

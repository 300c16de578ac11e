package dev.keypool.it.identitypools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.it.client.Admin;
import dev.keypool.it.client.GameRealm;
import dev.keypool.it.client.KeypoolAdmin;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.ServerStarter;
import dev.keypool.it.server.WithKeycloak;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.admin.client.Keycloak;

/**
 * From the export of one server to {@code --import-realm} of another, which replaces what looks like a variable of
 * its own, and out again.
 */
@WithKeycloak
final class FileImportIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONDITIONS = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*",\
            "Condition":{"StringLike":{"s3:prefix":["${cognito-identity.amazonaws.com:sub}/*","${aws:userid, 'nobody'}","${$}","$"]}}}]}""";

    private final KeycloakServer server;
    private final ServerStarter starter;

    FileImportIT(KeycloakServer server, ServerStarter starter) {
        this.server = server;
        this.starter = starter;
    }

    @Test
    void policiesComeThroughByteForByte(@TempDir Path folder) throws Exception {
        JsonNode exported;
        try (GameRealm realm = GameRealm.on(server, settings -> settings.getComponents().get(GameRealm.ROLE_TYPE).get(0)
                .getConfig().put("permissionsPolicies", List.of(GameRealm.OWN_SAVES, CONDITIONS)))) {
            exported = JSON.readTree(realm.admin().export());
        }
        String name = exported.path("realm").textValue();
        Path file = Files.writeString(folder.resolve(name + "-realm.json"), importable(exported).toString());

        try (KeycloakServer imported = starter.importing(file); Keycloak client = Admin.of(imported)) {
            KeypoolAdmin admin = KeypoolAdmin.as(client, imported, name);

            assertThat(policies(JSON.readTree(admin.export()))).isEqualTo(policies(exported)).hasSize(5);
        }
    }

    /** Without the keys, which a partial export masks: the new realm makes its own. */
    private static JsonNode importable(JsonNode exported) {
        ObjectNode realm = exported.deepCopy();
        ((ObjectNode) realm.path("components")).remove("org.keycloak.keys.KeyProvider");
        return realm;
    }

    /** The roles' settings; Keycloak keeps the values of one in no order. */
    private static Set<String> policies(JsonNode realm) {
        Set<String> all = new TreeSet<>();
        for (JsonNode role : realm.path("components").path(GameRealm.ROLE_TYPE)) {
            role.path("config").properties().forEach(setting -> setting.getValue().forEach(value ->
                    all.add(role.path("name").textValue() + ": " + setting.getKey() + "=" + value.textValue())));
        }
        return all;
    }
}

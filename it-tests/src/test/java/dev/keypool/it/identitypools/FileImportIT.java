package dev.keypool.it.identitypools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.it.client.Admin;
import dev.keypool.it.client.GameRealm;
import dev.keypool.it.client.KeypoolAdmin;
import dev.keypool.it.distribution.Distribution;
import dev.keypool.it.distribution.KeycloakProcess;
import dev.keypool.it.distribution.Launch;
import dev.keypool.it.distribution.Ports;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

    FileImportIT(KeycloakServer server) {
        this.server = server;
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

        Launch launch = launch();
        KeycloakServer imported = new Imported(launch);
        try (KeycloakProcess process = KeycloakProcess.start(distribution(file), launch)) {
            assertThat(process.awaitReady(Duration.ofMinutes(5))).as(() -> log(launch)).isTrue();
            try (Keycloak client = Admin.of(imported)) {
                KeypoolAdmin admin = KeypoolAdmin.as(client, imported, name);

                assertThat(policies(JSON.readTree(admin.export()))).isEqualTo(policies(exported)).hasSize(5);
            }
        }
    }

    private static Path folder() {
        return Path.of(System.getProperty("keypool.it.folder"), "keycloak");
    }

    private static Path zip() {
        return Path.of(System.getProperty("keypool.it.zip"));
    }

    /** A home of its own, as the shared server's is in use. */
    private static Distribution distribution(Path realm) throws IOException {
        return Distribution.unpacked(zip(), folder().resolve(System.getProperty("keypool.it.keycloak") + "-import"))
                .withProviders(List.of(Path.of(System.getProperty("keypool.it.jar"))))
                .withFreshData(List.of(realm));
    }

    private static Launch launch() throws IOException {
        List<Integer> ports = Ports.free(2);
        return Launch.development(ports.get(0), ports.get(1))
                .with(List.of(), Map.of("KC_BOOTSTRAP_ADMIN_USERNAME", KeycloakServer.ADMIN,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD", KeycloakServer.PASSWORD))
                .loggingTo(folder().resolve("import.log"));
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

    private static String log(Launch launch) {
        try {
            return Files.readString(launch.log());
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** The second server, as the clients want it. */
    private record Imported(Launch launch) implements KeycloakServer {

        @Override
        public URI baseUrl() {
            return URI.create("http://localhost:" + launch.port());
        }

        @Override
        public URI managementUrl() {
            return URI.create("http://localhost:" + launch.managementPort());
        }

        @Override
        public String version() {
            return System.getProperty("keypool.it.keycloak");
        }

        @Override
        public String log() {
            return FileImportIT.log(launch);
        }

        @Override
        public void close() {
            // The process is closed by who started it.
        }
    }
}

package dev.keypool.it.identitypools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.client.Admin;
import dev.keypool.it.client.KeypoolAdmin;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.distribution.Distribution;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.RunProperties;
import dev.keypool.it.server.WithKeycloak;
import dev.keypool.it.tools.Command;
import dev.keypool.it.tools.Command.Result;
import dev.keypool.it.tools.RequiresCommand;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.admin.client.Keycloak;

/** The README's commands with Keycloak's own command line, of the distribution also where the server is a container. */
@WithKeycloak
@Tag("clients")
@RequiresCommand("bash")
final class KcadmIT {

    private static final Path ROOT = Path.of(System.getProperty("keypool.it.clients"), "..");
    private static final Pattern CREATE = Pattern.compile("(?m)^kcadm\\.sh create .+$");
    private static final Pattern DELETE_ALL = Pattern.compile("`(for p in .+ done)`");
    private static final Pattern JSON = Pattern.compile("(?s)```json\n(.+?)```");

    private final KeycloakServer server;

    @TempDir
    Path folder;

    private Path programs;

    KcadmIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeEach
    void unpackAndSignIn() throws IOException, InterruptedException {
        Path home = RunProperties.folder().resolve("keycloak").resolve(RunProperties.keycloakVersion() + "-kcadm");
        programs = Distribution.unpacked(RunProperties.zip(), home).home().resolve("bin");
        run("kcadm.sh config credentials --server " + server.baseUrl() + " --realm master --user " + server.adminUsername());
        Files.writeString(folder.resolve("role.json"), found(JSON, "providers/identity-pools/README.md").get(0));
        Files.writeString(folder.resolve("pool.json"), "{\"name\": \"Game\", \"appClients\": [\"web\"], \"authenticatedRole\": \"player\"}");
    }

    @Test
    void theReadmesCommandsCreateWhatItsUninstallingRemoves() throws IOException, InterruptedException {
        try (ThrowawayRealm realm = ThrowawayRealm.on(server, settings -> settings.setClients(List.of(ThrowawayRealm.publicClient("web"))));
                Keycloak admin = Admin.of(server)) {
            KeypoolAdmin keypool = KeypoolAdmin.as(admin, server, realm.name());
            for (String command : found(CREATE, "README.md")) {
                run(command.replace("myrealm", realm.name()));
            }
            String second = " -r " + realm.name() + " -s name=second";
            run("kcadm.sh create keypool/identity-pools -f pool.json" + second);
            run("id=$(kcadm.sh create keypool/roles -i -f role.json" + second + "); kcadm.sh update keypool/roles/$id -f role.json"
                    + " -s maxSessionDuration=7200" + second);

            assertThat(keypool.read("identity-pools").findValuesAsText("name")).containsExactlyInAnyOrder("Game", "second");
            assertThat(keypool.read("roles").findValuesAsText("name")).containsExactlyInAnyOrder("player", "second");
            assertThat(keypool.read("roles").findValuesAsText("maxSessionDuration")).containsExactlyInAnyOrder("3600", "7200");

            String deleteAll = found(DELETE_ALL, "README.md").get(0).replace("myrealm", realm.name());
            run(deleteAll);
            run(deleteAll.replace("keypool/identity-pools", "keypool/roles"));

            assertThat(keypool.read("identity-pools")).isEmpty();
            assertThat(keypool.read("roles")).isEmpty();
        }
    }

    private static List<String> found(Pattern pattern, String document) throws IOException {
        List<String> all = pattern.matcher(Files.readString(ROOT.resolve(document))).results()
                .map(match -> match.group(match.groupCount())).toList();
        assertThat(all).as(document).isNotEmpty();
        return all;
    }

    private void run(String script) throws IOException, InterruptedException {
        // kcadm.sh keeps its session below Java's user.home, which is not HOME's.
        Result result = Command.named("bash").run(Map.of(
                "PATH", programs + File.pathSeparator + System.getenv("PATH"),
                "KC_OPTS", "-XX:TieredStopAtLevel=1 -Duser.home=" + folder,
                "KC_CLI_PASSWORD", server.adminPassword()), "-e", "-c", "cd '" + folder + "'; " + script);
        assertThat(result.exitCode()).as(script + ": " + result.error()).isZero();
    }
}

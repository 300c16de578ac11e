package dev.keypool.it.userpools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.distribution.Distribution;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.RunProperties;
import dev.keypool.it.server.WithStandIns;
import dev.keypool.it.tools.Command.Result;
import dev.keypool.it.tools.Command;
import dev.keypool.it.tools.RequiresCommand;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.AuthenticationExecutionInfoRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** The commands of the module's README. */
@WithStandIns
@RequiresCommand("jq")
final class PhoneSetupIT {

    private static final Path README = Path.of(System.getProperty("keypool.it.clients"), "..", "providers", "user-pools", "README.md");
    private static final Pattern BLOCK = Pattern.compile("(?s)```sh\n(.+?)```");

    private final KeycloakServer server;

    @TempDir
    Path folder;

    PhoneSetupIT(KeycloakServer server) {
        this.server = server;
    }

    @Test
    void theReadmesCommandsSetARealmUp() throws IOException, InterruptedException {
        Path home = RunProperties.folder().resolve("keycloak").resolve(RunProperties.keycloakVersion() + "-kcadm");
        Path programs = Distribution.unpacked(RunProperties.zip(), home).home().resolve("bin");
        List<String> blocks = BLOCK.matcher(Files.readString(README)).results().map(match -> match.group(1)).toList();
        assertThat(blocks).hasSize(5);
        try (ThrowawayRealm realm = ThrowawayRealm.on(server)) {
            run(programs, "kcadm.sh config credentials --server " + server.baseUrl() + " --realm master --user " + server.adminUsername());
            for (String block : blocks) {
                run(programs, "R=" + realm.name() + "\n" + block.replaceFirst("R=myrealm\n", ""));
            }
            check(realm.resource());
        }
    }

    private static void check(RealmResource realm) {
        RealmRepresentation settings = realm.toRepresentation();
        assertThat(settings.getBrowserFlow()).isEqualTo("browser-codes");
        assertThat(settings.getResetCredentialsFlow()).isEqualTo("recovery");
        assertThat(settings.getAttributes()).containsEntry("keypool.sms.allowedPrefixes", "+49,+43")
                .containsEntry("keypool.codes.perUserPerHour", "5");
        assertThat(settings.getAttributes()).doesNotContainKey("keypool.codes.perDestinationPerHour");
        assertThat(realm.users().userProfile().getConfiguration().getAttribute("phoneNumber").getValidations()).containsKey("keypool-phone-number");
        assertThat(realm.flows().getRequiredAction("keypool-verify-phone").isDefaultAction()).isTrue();
        assertThat(realm.flows().getRequiredAction("keypool-update-phone").isEnabled()).isTrue();
        assertThat(realm.flows().getRequiredActionConfig("keypool-verify-phone").getConfig()).containsEntry("verifyAtSignIn", "true");
        assertThat(realm.flows().getExecutions("browser-codes")).filteredOn(execution -> String.valueOf(execution.getProviderId()).startsWith("keypool"))
                .hasSize(2).allSatisfy(execution -> assertThat(execution.getRequirement()).isEqualTo("ALTERNATIVE"));
        assertThat(realm.flows().getExecutions("recovery")).extracting(PhoneSetupIT::line).startsWith(
                "0 reset-credentials-choose-user REQUIRED", "0 keypool-reset-by-sms REQUIRED", "0 reset-credential-email REQUIRED",
                "0 reset-password REQUIRED");
    }

    private static String line(AuthenticationExecutionInfoRepresentation execution) {
        String name = execution.getProviderId() == null ? execution.getDisplayName() : execution.getProviderId();
        return execution.getLevel() + " " + name + " " + execution.getRequirement();
    }

    private void run(Path programs, String script) throws IOException, InterruptedException {
        // kcadm.sh keeps its session below Java's user.home, which is not HOME's.
        Result result = Command.named("bash").run(Map.of(
                "PATH", programs + File.pathSeparator + System.getenv("PATH"),
                "KC_OPTS", "-XX:TieredStopAtLevel=1 -Duser.home=" + folder,
                "KC_CLI_PASSWORD", server.adminPassword()), "-e", "-o", "pipefail", "-c", "cd '" + folder + "'\n" + script);
        assertThat(result.exitCode()).as(script + ": " + result.error()).isZero();
    }
}

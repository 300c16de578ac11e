package dev.keypool.it.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class InstructionsTest {

    @Test
    void valuesAreTakenLiterallyAndShellVariablesStay() {
        assertThat(new Instructions("curl {{base}} -d \"${TOKEN}\" {{password}}")
                        .with(Map.of("base", "http://localhost:1", "password", "$1\\")))
                .isEqualTo("curl http://localhost:1 -d \"${TOKEN}\" $1\\");
    }

    @Test
    void anUnknownNameIsAMistakeInTheTemplate() {
        assertThatThrownBy(() -> new Instructions("{{nothing}}").with(Map.of())).hasMessageContaining("{{nothing}}");
    }

    /** The pool's id is a constant of the demo, and must be that of the realm it imports. */
    @Test
    void thePoolIsTheOneOfTheDemoRealm() throws IOException {
        Path nowhere = Path.of("nowhere");
        DemoSettings settings = new DemoSettings(nowhere, nowhere, nowhere, nowhere, nowhere, 8123, 9123, "demo", "demo");
        String pool = settings.placeholders().get("pool");

        assertThat(Path.of("../../realm-exports/demo-realm.json"))
                .content()
                .contains("\"" + pool.substring(pool.indexOf(':') + 1) + "\"");
    }

    @Test
    void theDemoHasAValueForAllItsPlaceholders() throws IOException {
        Path nowhere = Path.of("nowhere");
        DemoSettings settings = new DemoSettings(nowhere, nowhere, nowhere, nowhere, nowhere, 8123, 9123, "demo", "demo");

        assertThat(Instructions.ofDemo().with(settings.placeholders()))
                .contains("http://localhost:8123/realms/demo")
                // Version 1 of the AWS CLI reads no other.
                .contains("AWS_DEFAULT_REGION")
                .contains("/identity-pools/access/v1/evaluation")
                .doesNotContain("{{");
    }

    @Test
    void theExampleBrandingsAreOfAppClientsOfTheRealmAndAreShown() throws IOException {
        Path nowhere = Path.of("nowhere");
        String shown = Instructions.ofDemo().with(new DemoSettings(nowhere, nowhere, nowhere, nowhere, nowhere, 8123, 9123, "demo", "demo").placeholders());

        for (String name : ExampleBrandings.NAMES) {
            assertThat(Path.of("../../realm-exports/demo-realm.json")).content().contains("\"clientId\": \"" + name + "\"");
            assertThat(Path.of("../../providers/hosted-ui/examples/" + name + ".json")).isRegularFile();
            assertThat(shown).contains("client_id=" + name);
        }
    }
}

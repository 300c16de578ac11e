package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.ComponentRepresentation;

/** Functions and triggers as components: what is refused when it is written, and what is never read again. */
@WithStandIns
final class FunctionConfigurationIT {

    private static final String FUNCTION = "dev.keypool.triggers.TriggerFunction";
    private static final String TRIGGER = "dev.keypool.triggers.Trigger";

    private final KeycloakServer server;
    private FunctionRealm realm;

    FunctionConfigurationIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeEach
    void makeTheRealm() {
        realm = FunctionRealm.on(server);
    }

    @AfterEach
    void close() {
        realm.close();
    }

    private String refused(String type, String kind, Map<String, String> settings) {
        try (Response response = realm.create("another", type, kind, settings)) {
            assertThat(response.getStatus()).isEqualTo(400);
            return response.readEntity(String.class);
        }
    }

    @Test
    void aFunctionThatCannotBeCalledIsRefused() {
        assertThat(refused(FUNCTION, "aws-lambda", Map.of())).contains("functionName is required.");
        assertThat(refused(FUNCTION, "aws-lambda", Map.of("functionName", "a b"))).contains("functionName must be");
        assertThat(refused(FUNCTION, "aws-lambda", Map.of("functionName", "f", "accessKeyId", "A"))).contains("belong together");
        assertThat(refused(FUNCTION, "aws-lambda", Map.of("functionName", "f", "endpoint", "file:///etc/passwd"))).contains("endpoint must be an https URL");
        assertThat(refused(FUNCTION, "aws-lambda", Map.of("functionName", "f", "timeoutMillis", "0"))).contains("timeoutMillis must be a number from 100");
        assertThat(refused(FUNCTION, "webhook", Map.of("url", "https://example.com", "secret", "a secret that is none")))
                .contains("A webhook secret is whsec_").doesNotContain("that is none");
    }

    @Test
    void aTriggerThatIsNoneIsRefused() {
        assertThat(refused(TRIGGER, "trigger", Map.of("trigger", "PostToken", "function", "function"))).contains("PreTokenGeneration");
        assertThat(refused(TRIGGER, "trigger", Map.of("trigger", "PreAuthentication"))).contains("function is required.");
        assertThat(refused(TRIGGER, "trigger", Map.of("trigger", "PreAuthentication", "function", "f", "lambdaVersion", "V9"))).contains("V1_0");
        assertThat(refused(TRIGGER, "trigger", Map.of("trigger", "PreAuthentication", "function", "f", "onFailure", "panic"))).contains("stop or continue");
    }

    @Test
    void aTriggerHasOneFunction() {
        realm.assign("PreAuthentication", Map.of());

        assertThat(refused(TRIGGER, "trigger", Map.of("trigger", "PreAuthentication", "function", "other"))).contains("has a function already");
        realm.assign("PreAuthentication", Map.of("appClient", "app"));
    }

    @Test
    void secretsAreWrittenAndNotReadAgain() {
        ComponentRepresentation function = realm.realm().resource().components().query(null, FUNCTION, "function").get(0);

        assertThat(function.getConfig().getFirst("secretAccessKey")).isEqualTo("**********");
        realm.realm().resource().components().component(function.getId()).update(function);
        realm.assign("PreTokenGeneration", Map.of());
        realm.alice();
        assertThat(realm.events()).as("it still signs").hasSize(1);
    }

    @Test
    void addressesWithinAreNotCalled() {
        realm.component("metadata", FUNCTION, "webhook", Map.of("url", "https://169.254.169.254/latest",
                "secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
        realm.assign("PreTokenGeneration", Map.of("function", "metadata"));

        assertThat(realm.ask(realm.passwordGrant("alice", FunctionRealm.PASSWORD)).statusCode()).isEqualTo(503);
    }
}

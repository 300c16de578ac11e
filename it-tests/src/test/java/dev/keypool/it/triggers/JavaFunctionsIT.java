package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import jakarta.ws.rs.core.Response;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Functions of {@code it-tests/java-functions}, made with AWS's interfaces and event classes, in the running server. */
@WithStandIns
final class JavaFunctionsIT {

    private static final String TYPE = "dev.keypool.triggers.TriggerFunction";

    private final KeycloakServer server;
    private FunctionRealm realm;

    JavaFunctionsIT(KeycloakServer server) {
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

    private void assign(String trigger, String handler, Map<String, String> settings) {
        realm.component("java", TYPE, "java", Map.of("jar", "example", "handler", handler, "timeoutMillis", "20000"));
        Map<String, String> all = new HashMap<>(settings);
        all.put("function", "java");
        realm.assign(trigger, all);
    }

    private Map<String, String> withDevice(String key, String value) {
        Map<String, String> form = new HashMap<>(realm.passwordGrant("alice", FunctionRealm.PASSWORD));
        form.put("aws_client_metadata", "{\"" + key + "\":\"" + value + "\"}");
        return form;
    }

    @Test
    void onePutsAClaimIntoTheToken() throws Exception {
        assign("PreTokenGeneration", "com.example.AddPlan", Map.of("lambdaVersion", "V2_0"));

        Tokens tokens = realm.alice();

        JsonNode access = Tokens.claims(tokens.accessToken());
        assertThat(access.path("plan").asText()).isEqualTo("gold of alice");
        assertThat(access.path("scope").asText().split(" ")).contains("solar/read", "openid", "email");
        assertThat(access.path("cognito:groups")).as("untouched").isEqualTo(Tokens.claims(tokens.idToken()).path("cognito:groups"));
        assertThat(Tokens.claims(tokens.idToken()).has("plan")).isFalse();
        assertThat(server.log()).contains("dev.keypool.triggers.function.java").contains("Plan of a member of players");
    }

    @Test
    void oneRefusesASignInAndAgreesToAnother() {
        assign("PreAuthentication", "com.example.BlockDevices::handleRequest", Map.of());

        HttpResponse<String> refused = realm.ask(withDevice("device", "stolen"));
        HttpResponse<String> agreed = realm.ask(withDevice("device", "her own"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(FunctionRealm.json(refused.body()).path("error").asText()).isEqualTo("invalid_grant");
        assertThat(FunctionRealm.json(refused.body()).path("error_description").asText())
                .isEqualTo("PreAuthentication failed with error This device is blocked.");
        assertThat(agreed.statusCode()).isEqualTo(200);
    }

    @Test
    void oneSeesNothingOfTheServers() {
        assign("PreAuthentication", "com.example.SeeWhatIsThere", Map.of());

        JsonNode answer = FunctionRealm.json(realm.ask(realm.passwordGrant("alice", FunctionRealm.PASSWORD)).body());

        assertThat(answer.path("error_description").asText()).isEqualTo("PreAuthentication failed with error Seen: [].");
    }

    @Test
    void oneThatEndsByAnErrorOfJavasIsNoServerError() {
        assign("PreAuthentication", "com.example.SeeWhatIsThere", Map.of());

        HttpResponse<String> response = realm.ask(withDevice("test", "overflow"));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(FunctionRealm.json(response.body()).path("error_description").asText()).isEqualTo("PreAuthentication invocation failed.");
    }

    @Test
    void whoeverConfiguresOneIsToldWhatIsWrong() {
        assertThat(refused("nowhere", "com.example.AddPlan")).contains("there is no nowhere in the folder of functions");
        assertThat(refused("../providers", "com.example.AddPlan")).contains("jar must be the name");
        assertThat(refused("example", "com.example.Nothing")).contains("ClassNotFoundException");
        assertThat(refused("example", "org.keycloak.models.KeycloakSession")).contains("ClassNotFoundException");
        assertThat(refused("example", "com.example.AddPlan::other")).contains("handler must be");
    }

    private String refused(String jar, String handler) {
        try (Response response = realm.create("bad", TYPE, "java", Map.of("jar", jar, "handler", handler))) {
            assertThat(response.getStatus()).isEqualTo(400);
            return response.readEntity(String.class);
        }
    }
}

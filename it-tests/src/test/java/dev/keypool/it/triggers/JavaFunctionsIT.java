package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keypool.it.client.KeypoolMetrics;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.resource.ComponentResource;
import org.keycloak.representations.idm.ComponentRepresentation;

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
        return with("app", key, value);
    }

    private Map<String, String> with(String client, String key, String value) {
        Map<String, String> form = new HashMap<>(realm.passwordGrant("alice", FunctionRealm.PASSWORD));
        form.put("client_id", client);
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

    /** A function in Java that decides sign-ins with an app client of its own, and has been called once. */
    private String decides(String client, String handler, String onFailure, int places) {
        if (!client.equals("app")) {
            realm.realm().resource().clients().create(ThrowawayRealm.publicClient(client)).close();
        }
        String name = "of " + client;
        // To load it may take longer than what is tried afterwards.
        String id = realm.component(name, TYPE, "java", Map.of("jar", "example", "handler", handler, "timeoutMillis", "20000",
                "maxConcurrency", Integer.toString(places)));
        realm.assign("PreAuthentication", Map.of("function", name, "appClient", client, "onFailure", onFailure));
        assertThat(realm.ask(with(client, "k", "v")).statusCode()).isEqualTo(200);
        return id;
    }

    private void limit(String id, String millis) {
        ComponentResource component = realm.realm().resource().components().component(id);
        ComponentRepresentation function = component.toRepresentation();
        function.getConfig().putSingle("timeoutMillis", millis);
        component.update(function);
    }

    private static void assertFailed(HttpResponse<String> response, String text) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
        assertThat(FunctionRealm.json(response.body()).path("error_description").asText()).isEqualTo(text);
    }

    private static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("it should have happened by now").isBefore(deadline);
        }
    }

    private boolean logged(String text) {
        try {
            return server.log().contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private double overdue(String function) {
        return new KeypoolMetrics(server).all().lines()
                .filter(line -> line.matches("keypool_trigger_overdue_seconds(_active)?_g?count\\{.*\"" + function + "\".*"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll(".* ", ""))).sum();
    }

    @Test
    void oneIsInterruptedAtItsTimeLimitAndTheFlowEndsAsConfigured() {
        limit(decides("app", "com.example.Hangs", "stop", 1), "300");
        limit(decides("other", "com.example.Hangs", "continue", 1), "300");

        assertFailed(realm.ask(with("app", "sleep", "")), "PreAuthentication invocation failed.");
        assertThat(realm.ask(with("other", "sleep", "")).statusCode()).isEqualTo(200);

        await(() -> logged("[dev.keypool.triggers.function.of_app]") && logged("[dev.keypool.triggers.function.of_other]"));
        await(() -> realm.ask(with("app", "k", "v")).statusCode() == 200);
        assertThat(logged("Interrupted, as it should be")).isTrue();
        assertThat(logged("\"of_app\" was interrupted at its time limit and does not stop")).as("its place is free again").isFalse();
    }

    @Test
    void oneThatDoesNotStopKeepsItsPlaceAndOthersGoOn() {
        String which = realm.realm().name();
        limit(decides(which, "com.example.Hangs", "stop", 1), "300");
        decides("other", "com.example.Hangs", "stop", 1);

        assertFailed(realm.ask(with(which, "deaf", which)), "PreAuthentication invocation failed.");

        String reported = "The function \"of_" + which + "\" was interrupted at its time limit and does not stop: it keeps one of its places.";
        await(() -> logged(reported));
        assertThat(overdue("of_" + which)).isEqualTo(1);
        assertFailed(realm.ask(with(which, "k", "v")), "PreAuthentication invocation failed.");
        await(() -> logged("\"of " + which + "\" of realm \"" + which + "\" failed: Too many calls of the function are under way"));
        assertThat(realm.alice().accessToken()).as("nobody decides there").isNotNull();

        assertThat(realm.ask(with("other", "release", which)).statusCode()).as("another function of the same class").isEqualTo(200);

        await(() -> logged("The function \"of_" + which + "\" has stopped after all."));
        assertThat(overdue("of_" + which)).isZero();
        assertThat(realm.ask(with(which, "k", "v")).statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsNoAnswerStopsTheFlowOrLeavesItAlone() throws Exception {
        int before = server.log().length();
        decides("app", "com.example.Garbage", "stop", 1);
        decides("other", "com.example.Garbage", "continue", 1);

        for (String fault : List.of("nothing", "10 MB", "garbage", "half", "deep", "array", "no response")) {
            assertFailed(realm.ask(with("app", "fault", fault)), "Unrecognizable lambda output from PreAuthentication.");
            assertThat(realm.ask(with("other", "fault", fault)).statusCode()).as(fault).isEqualTo(200);
        }
        HttpResponse<String> thrown = realm.ask(with("app", "fault", "an exception"));
        assertThat(FunctionRealm.json(thrown.body()).path("error_description").asText())
                .isEqualTo("PreAuthentication failed with error The stream was closed  [31min the middle.");

        assertThat(realm.ask(with("app", "k", "v")).statusCode()).isEqualTo(200);
        assertThat(server.log().substring(before)).doesNotContain("\tat ", "Uncaught server error", FunctionRealm.PASSWORD, "\u001b");
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

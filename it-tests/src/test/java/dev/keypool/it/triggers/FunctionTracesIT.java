package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.it.client.Admin;
import dev.keypool.it.client.Http;
import dev.keypool.it.client.KeypoolAdmin;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.StandIns;
import dev.keypool.it.server.StandIns.Answer;
import dev.keypool.it.server.StandIns.Request;
import dev.keypool.it.server.WithKeycloak;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;

/** A server that tells as much as it can: what of a function's call is in traces and in the log, and what is in neither. */
@WithKeycloak(build = true, options = {
    "--spi-triggers--default--outbound-allowed-hosts=localhost,host.docker.internal",
    "--tracing-enabled=true", "--tracing-protocol=http/protobuf", "--tracing-endpoint=" + StandIns.PLACEHOLDER + "/otlp",
    "--log-level=info,dev.keypool:trace"})
final class FunctionTracesIT {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String TEXT = "alice\nFORGED by \u001b[31mthe\u001b[0m \u202Efunction\u2028FORGED";

    private final KeycloakServer server;
    private final BlockingQueue<String> spans = new LinkedBlockingQueue<>();
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private FunctionRealm realm;
    private StandIns.StandIn function;
    private String path;
    private int before;

    FunctionTracesIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeEach
    void makeTheRealm() throws IOException {
        StandIns.at("/otlp/v1/traces", request -> {
            // Texts are as they are in Protocol Buffers, and ids are bytes.
            spans.add(new String(request.body(), StandardCharsets.ISO_8859_1));
            return new Answer(200, "", Map.of("Content-Type", "application/x-protobuf"));
        });
        realm = FunctionRealm.on(server);
        path = "/" + UUID.randomUUID();
        function = StandIns.at(path, request -> Answer.of(500, "{}"));
        answers(FunctionTracesIT::giveBack);
        realm.component("traced", "dev.keypool.triggers.TriggerFunction", "webhook",
                Map.of("url", StandIns.uri(server, path).toString(), "secret", SECRET, "attempts", "1"));
        before = server.log().length();
    }

    @AfterEach
    void close() {
        realm.close();
    }

    private void answers(Function<Request, Answer> now) {
        function.answers(request -> {
            requests.add(request);
            return now.apply(request);
        });
    }

    private static Answer giveBack(Request request) {
        return Answer.of(200, new String(request.body(), StandardCharsets.UTF_8));
    }

    private HttpResponse<String> ask(String... headers) {
        return new Http().postForm(URI.create(server.realm(realm.realm().name()) + "/protocol/openid-connect/token"),
                realm.passwordGrant("alice", FunctionRealm.PASSWORD), headers);
    }

    @Test
    void aCallIsASpanOfTheApplicationsTrace() throws Exception {
        String trace = UUID.randomUUID().toString().replace("-", "");
        realm.assign("PreTokenGeneration", Map.of("function", "traced"));

        HttpResponse<String> response = ask("traceparent", "00-" + trace + "-b7ad6b7169203331-01", "tracestate", "from=outside", "baggage", "user=alice");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        Request called = requests.poll(10, TimeUnit.SECONDS);
        assertThat(called.header("traceparent")).matches("00-" + trace + "-[0-9a-f]{16}-01").doesNotContain("b7ad6b7169203331");
        assertThat(called.header("tracestate")).isNull();
        assertThat(called.header("baggage")).isNull();
        String span = new String(HexFormat.of().parseHex(called.header("traceparent").substring(36, 52)), StandardCharsets.ISO_8859_1);
        String exported = exportedWith("keypool.trigger PreTokenGeneration");
        assertThat(exported).contains(span, "keypool.function", "traced", "keypool.outcome", "success", "keypool.attempts");
        assertThat(exported).doesNotContain(FunctionRealm.PASSWORD, SECRET, "alice@example.org", FunctionRealm.json(response.body()).path("access_token").asText());
    }

    private String exportedWith(String text) throws InterruptedException {
        StringBuilder all = new StringBuilder();
        while (all.indexOf(text) < 0) {
            String batch = spans.poll(30, TimeUnit.SECONDS);
            assertThat(batch).as("the server exported nothing more, so far: %s bytes", all.length()).isNotNull();
            all.append(batch);
        }
        return all.toString();
    }

    @Test
    void aRefusalsTextIsNeitherInTheTraceNorInTheLog() throws Exception {
        answers(request -> Answer.of(422, new ObjectMapper().createObjectNode().put("errorMessage", TEXT).toString()));
        realm.assign("PreAuthentication", Map.of("function", "traced"));

        HttpResponse<String> response = ask();

        assertThat(FunctionRealm.json(response.body()).path("error_description").asText())
                .isEqualTo("PreAuthentication failed with error alice FORGED by  [31mthe [0m  function FORGED.");
        assertThat(log()).contains("PreAuthentication: the function \"traced\" of realm \"" + realm.realm().name() + "\" failed: it refused")
                .doesNotContain("FORGED", "\u001b", "\u202E", "\u2028", FunctionRealm.PASSWORD, SECRET);
        String exported = exportedWith("keypool.trigger PreAuthentication");
        assertThat(exported).contains("refused").doesNotContain("FORGED", FunctionRealm.PASSWORD, SECRET);
    }

    @Test
    void whatAFunctionAnswersIsNotInTheLog() throws Exception {
        realm.assign("PreTokenGeneration", Map.of("function", "traced"));
        answers(request -> new Answer(200, "{\"response\":{\"claimsOverrideDetails\":\"\\nFORGED\"}}", Map.of("X-Note", "FORGED")));
        assertThat(ask().statusCode()).isEqualTo(503);
        answers(request -> Answer.of(200, "FORGED \u001b[31m"));
        assertThat(ask().statusCode()).isEqualTo(503);

        assertThat(log()).contains("In the function's answer, claimsOverrideDetails must be an object", "not a JSON object")
                .doesNotContain("FORGED", "\u001b", FunctionRealm.PASSWORD, SECRET, "\tat ");
    }

    @Test
    void aNameThatAnAdministratorChoseForgesNoLine() throws Exception {
        realm.assign("PreAuthentication", Map.of("function", "gone\nFORGED \u001b[31m\u202E"));

        assertThat(ask().statusCode()).isEqualTo(503);

        assertThat(log()).contains("there is no such function").doesNotContain("\u001b", "\u202E");
        assertThat(log().lines()).noneMatch(line -> line.startsWith("FORGED"));
    }

    /** What people type, what functions say and how administrators call things, on its way through the queue. */
    @Test
    void eventsForgeNoLine() throws Exception {
        String forging = "events\nFORGED \u001b[31m\u202E";
        realm.component(forging, "dev.keypool.triggers.TriggerFunction", "webhook",
                Map.of("url", StandIns.uri(server, path).toString(), "secret", SECRET));
        subscribe("first " + forging, forging);
        subscribe("second " + forging, "gone " + forging);
        answers(request -> Answer.of(500, new ObjectMapper().createObjectNode().put("errorMessage", TEXT + "x".repeat(100_000)).toString()));

        HttpResponse<String> refused = realm.ask(realm.passwordGrant(TEXT + "x".repeat(300), FunctionRealm.PASSWORD));

        assertThat(FunctionRealm.json(refused.body()).path("error").asText()).isEqualTo("invalid_grant");
        JsonNode event = FunctionRealm.json(new String(requests.poll(30, TimeUnit.SECONDS).body(), StandardCharsets.UTF_8));
        assertThat(event.at("/details/username").asText()).as("it is there").startsWith(TEXT);
        awaitDeadLetters(2);
        List<String> ours = log().lines().filter(line -> line.contains("[dev.keypool")).toList();
        assertThat(ours).filteredOn(line -> line.contains(" is a dead letter after 2 attempts to send it to \"")).hasSize(2)
                .allMatch(line -> line.contains("events FORGED  [31m") && (line.endsWith(": The function answered with status 500")
                        || line.endsWith(": there is no such function")));
        assertThat(ours).filteredOn(line -> line.contains("Attempt 1 to send event ")).hasSize(2);
        assertThat(ours).allMatch(line -> line.length() < 2000)
                .noneMatch(line -> line.contains("\u001b") || line.contains("\u202E") || line.contains("alice"));
        assertThat(log().lines()).noneMatch(line -> line.startsWith("FORGED"));
    }

    private void subscribe(String name, String to) {
        realm.component(name, "dev.keypool.triggers.EventSubscription", "event-subscription",
                Map.of("function", to, "events", "LOGIN_ERROR", "includePersonalData", "true", "maxAttempts", "2"));
    }

    private void awaitDeadLetters(int many) throws InterruptedException {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
        try (Keycloak admin = Admin.of(server)) {
            KeypoolAdmin events = KeypoolAdmin.as(admin, server, realm.realm().name());
            while (events.read("events/dead-letters").size() < many) {
                assertThat(Instant.now()).as("they are dead letters in time").isBefore(deadline);
                Thread.sleep(100);
            }
        }
    }

    /** Tokens that go through the call, and an administrator's test of it. */
    @Test
    void neitherTokensNorEventsAreInTheLog() throws Exception {
        realm.assign("PreTokenGeneration", Map.of("function", "traced"));
        ObjectNode tokens = (ObjectNode) FunctionRealm.json(ask().body());
        HttpResponse<String> refreshed = new Http().postForm(URI.create(server.realm(realm.realm().name()) + "/protocol/openid-connect/token"),
                Map.of("grant_type", "refresh_token", "client_id", "app", "refresh_token", tokens.path("refresh_token").asText()));
        assertThat(refreshed.statusCode()).isEqualTo(200);
        try (Keycloak admin = Admin.of(server)) {
            KeypoolAdmin.as(admin, server, realm.realm().name()).at("keypool/triggers")
                    .post("functions/traced/test", "{\"triggerSource\":\"UserMigration_Authentication\",\"overrides\":{\"password\":\"FORGED\"}}");
        }

        assertThat(log()).doesNotContain(tokens.path("access_token").asText(), tokens.path("refresh_token").asText(),
                FunctionRealm.json(refreshed.body()).path("access_token").asText(), "alice@example.org", "FORGED", SECRET);
    }

    private String log() throws IOException {
        return server.log().substring(before);
    }
}

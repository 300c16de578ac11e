package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.it.client.Admin;
import dev.keypool.it.client.KeypoolAdmin;
import dev.keypool.it.client.KeypoolMetrics;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.StandIns;
import dev.keypool.it.server.StandIns.Answer;
import dev.keypool.it.server.WithStandIns;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** What administrators see of functions: tests, the last calls, metrics. */
@WithStandIns
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FunctionAdministrationIT {

    private final KeycloakServer server;
    private Keycloak admin;
    private FunctionRealm realm;
    private KeypoolAdmin functions;

    FunctionAdministrationIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void makeTheRealm() {
        realm = FunctionRealm.on(server);
        admin = Admin.of(server);
        functions = KeypoolAdmin.as(admin, server, realm.realm().name()).at("keypool/triggers");
        RealmRepresentation settings = realm.realm().resource().toRepresentation();
        settings.setAdminEventsEnabled(true);
        settings.setAdminEventsDetailsEnabled(true);
        realm.realm().resource().update(settings);
    }

    @AfterAll
    void close() {
        realm.close();
        admin.close();
    }

    private JsonNode test(String body) {
        HttpResponse<String> response = functions.post("functions/function/test", body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.body()).doesNotContain("a secret key", "AKIAIOSFODNN7EXAMPLE");
        return KeypoolAdmin.json(response);
    }

    private JsonNode lastCall(String function) {
        return functions.read("functions/" + function + "/invocations").at("/invocations/0");
    }

    @Test
    void aTestShowsWhatWouldBecomeOfTokens() {
        realm.answers(event -> {
            ((ObjectNode) event.get("response")).putObject("claimsAndScopeOverrideDetails").putObject("accessTokenGeneration").putArray("scopesToAdd").add("solar/read");
            return event;
        });
        int before = realm.events().size();

        JsonNode report = test("{\"triggerSource\":\"TokenGeneration_RefreshTokens\",\"lambdaVersion\":\"V2_0\",\"clientId\":\"app\",\"username\":\"alice\","
                + "\"overrides\":{\"userAttributes\":{\"custom:tier\":\"gold\"},\"clientMetadata\":{\"k\":\"v\"}}}");

        assertThat(report.path("outcome").asText()).isEqualTo("success");
        assertThat(report.path("attempts").asInt()).isEqualTo(1);
        assertThat(report.path("durationMillis").isIntegralNumber()).isTrue();
        assertThat(report.at("/changes/accessToken/scope/to").asText()).isEqualTo("openid profile email solar/read");
        assertThat(report.at("/changes/idToken")).isEmpty();
        ObjectNode sent = realm.events().get(before);
        assertThat(report.path("request")).isEqualTo(sent);
        assertThat(sent.path("triggerSource").asText()).isEqualTo("TokenGeneration_RefreshTokens");
        assertThat(sent.path("userName").asText()).isEqualTo("alice");
        assertThat(sent.at("/request/userAttributes/email").asText()).isEqualTo("alice@example.org");
        assertThat(sent.at("/request/userAttributes/custom:tier").asText()).isEqualTo("gold");
        assertThat(sent.at("/request/groupConfiguration/groupsToOverride/0").asText()).isEqualTo("players");
        assertThat(report.at("/response/response/claimsAndScopeOverrideDetails").isObject()).isTrue();
    }

    @Test
    void aTestChangesNothingAndIsOnRecord() {
        realm.answers(event -> {
            ((ObjectNode) event.get("response")).put("autoConfirmUser", true);
            return event;
        });
        int users = realm.realm().resource().users().count();
        String calls = timers();

        JsonNode report = test("{\"triggerSource\":\"PreSignUp_SignUp\"}");

        assertThat(report.path("meaning").asText()).isEqualTo("The user would be created and confirmed.");
        assertThat(report.path("changes").toString()).isEqualTo("{\"autoConfirmUser\":true}");
        assertThat(realm.realm().resource().users().count()).isEqualTo(users);
        assertThat(timers()).as("no part of the metrics").isEqualTo(calls);
        JsonNode call = lastCall("function");
        assertThat(call.path("triggerSource").asText()).isEqualTo("PreSignUp_SignUp");
        assertThat(call.path("test").asBoolean()).isTrue();
        assertThat(realm.realm().resource().getAdminEvents()).filteredOn(event -> "KEYPOOL_TRIGGER_FUNCTION".equals(event.getResourceType())).first()
                .satisfies(event -> {
                    assertThat(event.getOperationType()).isEqualTo("ACTION");
                    assertThat(event.getResourcePath()).isEqualTo("keypool/triggers/functions/function/test");
                });
    }

    private String timers() {
        return new KeypoolMetrics(server).all().lines().filter(line -> line.startsWith("keypool_trigger_calls_seconds_count") && line.contains(realm.realm().name()))
                .sorted().toList().toString();
    }

    @Test
    void aTestShowsARefusalAndAFailure() {
        realm.throwsError("Not\ntoday");
        JsonNode refusal = test("{\"triggerSource\":\"PreAuthentication_Authentication\"}");
        assertThat(refusal.path("outcome").asText()).isEqualTo("refused");
        assertThat(refusal.path("error").asText()).isEqualTo("Not today");
        assertThat(refusal.path("meaning").asText()).isEqualTo("The sign-in would be refused.");
        assertThat(refusal.has("response")).isFalse();

        realm.answers(event -> {
            ((ObjectNode) event.get("response")).put("autoConfirmUser", "yes");
            return event;
        });
        JsonNode wrong = test("{\"triggerSource\":\"PreSignUp_AdminCreateUser\"}");
        assertThat(wrong.path("outcome").asText()).isEqualTo("invalid_response");
        assertThat(wrong.path("error").asText()).contains("autoConfirmUser");
        assertThat(wrong.has("response")).as("shows what is wrong").isTrue();

        realm.isDown();
        assertThat(test("{\"triggerSource\":\"CustomMessage_SignUp\"}").path("outcome").asText()).isEqualTo("unavailable");
    }

    @Test
    void whatCannotBeTriedIsSaid() {
        for (String body : List.of("", "[]", "{\"triggerSource\":\"Nonsense\"}", "{\"triggerSource\":\"PreSignUp_SignUp\",\"extra\":1}",
                "{\"triggerSource\":\"PreSignUp_SignUp\",\"overrides\":{\"a\":\"" + "a".repeat(300_000) + "\"}}")) {
            HttpResponse<String> response = functions.post("functions/function/test", body);
            assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
            assertThat(KeypoolAdmin.json(response).path("errorMessage").asText()).isNotBlank();
        }
        assertThat(functions.post("functions/nobody/test", "{\"triggerSource\":\"PreSignUp_SignUp\"}").statusCode()).isEqualTo(404);
        assertThat(functions.get("functions/nobody/invocations").statusCode()).isEqualTo(404);
        assertThat(functions.post("functions/function/test", "{\"triggerSource\":\"PreSignUp_SignUp\",\"username\":\"nobody\"}").statusCode()).isEqualTo(404);
    }

    @Test
    void whoMayDoWhat() {
        realm.answers(event -> event);
        String sample = "{\"triggerSource\":\"PreSignUp_SignUp\"}";
        String alice = "{\"triggerSource\":\"PreSignUp_SignUp\",\"username\":\"alice\"}";

        KeypoolAdmin nobody = administrator();
        assertThat(nobody.get("invocations").statusCode()).isEqualTo(403);
        assertThat(nobody.post("functions/function/test", sample).statusCode()).isEqualTo(403);
        assertThat(nobody.post("functions/nobody/test", sample).statusCode()).as("tells nothing of what is there").isEqualTo(403);

        KeypoolAdmin viewer = administrator("view-realm", "view-users");
        assertThat(viewer.get("invocations").statusCode()).isEqualTo(200);
        assertThat(viewer.get("functions/function/invocations").statusCode()).isEqualTo(200);
        assertThat(viewer.post("functions/function/test", sample).statusCode()).isEqualTo(403);

        KeypoolAdmin manager = administrator("manage-realm");
        assertThat(manager.post("functions/function/test", sample).statusCode()).isEqualTo(200);
        assertThat(manager.post("functions/function/test", alice).statusCode()).as("a person's attributes").isEqualTo(403);
        assertThat(manager.post("functions/function/test", alice.replace("alice", "nobody")).statusCode()).as("not told who is there").isEqualTo(403);

        KeypoolAdmin both = administrator("manage-realm", "view-users");
        assertThat(both.post("functions/function/test", alice).statusCode()).isEqualTo(200);
        HttpResponse<String> anonymous = KeypoolAdmin.with(server, realm.realm().name(), "nothing").at("keypool/triggers").get("invocations");
        assertThat(anonymous.statusCode()).isEqualTo(401);
    }

    /** Somebody of the realm itself with these roles of realm-management. */
    private KeypoolAdmin administrator(String... roles) {
        String name = "admin-" + UUID.randomUUID();
        String client = realm.realm().resource().clients().findByClientId("realm-management").get(0).getId();
        realm.realm().resource().users().create(ThrowawayRealm.user(name, FunctionRealm.PASSWORD)).close();
        UserRepresentation user = realm.realm().resource().users().search(name).get(0);
        for (String role : roles) {
            realm.realm().resource().users().get(user.getId()).roles().clientLevel(client)
                    .add(List.of(realm.realm().resource().clients().get(client).roles().get(role).toRepresentation()));
        }
        Tokens tokens = Tokens.byDirectGrant(server, realm.realm().name(), "admin-cli", name, FunctionRealm.PASSWORD);
        return KeypoolAdmin.with(server, realm.realm().name(), tokens.accessToken()).at("keypool/triggers");
    }

    @Test
    void theLastCallsTellNothingOfPeople() {
        String path = "/" + UUID.randomUUID();
        StandIns.StandIn function = StandIns.at(path, request -> {
            assertThat(request.header("traceparent")).as("nothing is traced").isNull();
            return Answer.of(422, "{\"errorMessage\":\"alice is on holiday\"}");
        });
        webhook("watched", path);
        String trigger = realm.assign("PreAuthentication", Map.of("function", "watched", "appClient", "app"));

        realm.ask(realm.passwordGrant("alice", FunctionRealm.PASSWORD));
        JsonNode refused = lastCall("watched");
        function.answers(request -> Answer.of(500, "{}"));
        realm.ask(realm.passwordGrant("alice", FunctionRealm.PASSWORD));
        JsonNode failed = lastCall("watched");
        function.answers(request -> Answer.of(200, new String(request.body(), StandardCharsets.UTF_8)));
        realm.ask(realm.passwordGrant("alice", FunctionRealm.PASSWORD));
        JsonNode fine = lastCall("watched");

        assertThat(refused.path("outcome").asText()).isEqualTo("refused");
        assertThat(refused.path("triggerSource").asText()).isEqualTo("PreAuthentication_Authentication");
        assertThat(refused.has("error")).isFalse();
        assertThat(failed.path("error").asText()).isEqualTo("The function answered with status 500");
        assertThat(fine.path("outcome").asText()).isEqualTo("success");
        assertThat(fine.path("attempts").asInt()).isEqualTo(1);
        assertThat(fine.path("circuit").asText()).isEqualTo("closed");
        assertThat(fine.path("test").asBoolean(true)).isFalse();
        JsonNode all = functions.read("invocations");
        assertThat(all.path("scope").asText()).isEqualTo("node");
        assertThat(all.toString()).contains("watched").doesNotContain("alice", "holiday");
        realm.realm().resource().components().component(trigger).remove();
    }

    /** The real one of somebody, as whoever tries a migration out may need it; a function gives it back with its event. */
    @Test
    void aPasswordIsInNoAnswerAndNotOnRecord() {
        String password = "0ld-s3cret-of-a-test";
        realm.answers(event -> {
            event.withObject("/response").put("finalUserStatus", "CONFIRMED").putObject("userAttributes").put("email", "bob@example.org");
            return event;
        });
        int before = realm.events().size();

        HttpResponse<String> tried = functions.post("functions/function/test",
                "{\"triggerSource\":\"UserMigration_Authentication\",\"overrides\":{\"password\":\"" + password + "\"}}");

        assertThat(realm.events().get(before).at("/request/password").asText()).as("the function got it").isEqualTo(password);
        JsonNode report = KeypoolAdmin.json(tried);
        assertThat(report.path("outcome").asText()).isEqualTo("success");
        assertThat(List.of(report.at("/request/request/password"), report.at("/response/request/password"))).extracting(JsonNode::asText)
                .containsOnly("**********");
        assertThat(report.at("/response/response/userAttributes/email").asText()).isEqualTo("bob@example.org");
        assertThat(tried.body() + functions.get("functions/function/invocations").body() + functions.get("invocations").body()).doesNotContain(password);
        assertThat(realm.realm().resource().getAdminEvents()).isNotEmpty()
                .allSatisfy(event -> assertThat(String.valueOf(event.getRepresentation())).doesNotContain(password));
    }

    @Test
    void metricsGoWithTheFunction() {
        String path = "/" + UUID.randomUUID();
        StandIns.at(path, request -> Answer.of(200, new String(request.body(), StandardCharsets.UTF_8)));
        String id = webhook("measured", path);
        String trigger = realm.assign("PreAuthentication", Map.of("function", "measured", "appClient", "app"));
        realm.ask(realm.passwordGrant("alice", FunctionRealm.PASSWORD));

        List<String> lines = metrics("measured");
        assertThat(lines).anyMatch(line -> line.startsWith("keypool_trigger_calls_seconds_count{") && line.contains("outcome=\"success\"")
                && line.contains("trigger=\"PreAuthentication\"") && line.contains("realm=\"" + realm.realm().name() + "\"") && line.endsWith(" 1.0"));
        assertThat(lines).anyMatch(line -> line.startsWith("keypool_function_places_used{") && line.endsWith(" 0.0"));
        assertThat(lines).anyMatch(line -> line.startsWith("keypool_function_circuit_open{") && line.endsWith(" 0.0"));

        realm.realm().resource().components().component(trigger).remove();
        realm.realm().resource().components().component(id).remove();

        assertThat(metrics("measured")).isEmpty();
    }

    private List<String> metrics(String function) {
        return new KeypoolMetrics(server).all().lines().filter(line -> line.contains("function=\"" + function + "\"")).toList();
    }

    private String webhook(String name, String path) {
        return realm.component(name, "dev.keypool.triggers.TriggerFunction", "webhook", Map.of("url", StandIns.uri(server, path).toString(),
                "secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "attempts", "1"));
    }
}

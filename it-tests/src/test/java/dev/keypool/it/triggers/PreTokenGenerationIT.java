package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A function that changes tokens, at the token endpoint of a running server. */
@WithStandIns
final class PreTokenGenerationIT {

    private static final String TRIGGER = "PreTokenGeneration";

    private final KeycloakServer server;
    private FunctionRealm realm;

    PreTokenGenerationIT(KeycloakServer server) {
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

    @Test
    void withoutTheTriggerNobodyIsCalled() {
        assertThat(Tokens.claims(realm.alice().idToken()).path("email").asText()).isNotEmpty();
        assertThat(realm.events()).isEmpty();
    }

    @Test
    void theFirstVersionChangesTheIdToken() {
        realm.assign(TRIGGER, Map.of());
        realm.answers(event -> {
            ObjectNode details = event.withObject("/response").putObject("claimsOverrideDetails");
            details.putObject("claimsToAddOrOverride").put("family", "Doe").put("email", "other@example.com").put("sub", "somebody else");
            details.putArray("claimsToSuppress").add("preferred_username");
            details.putObject("groupOverrideDetails").putArray("groupsToOverride").add("chosen");
            return event;
        });

        Tokens tokens = realm.alice();

        JsonNode id = Tokens.claims(tokens.idToken());
        assertThat(id.path("family").asText()).isEqualTo("Doe");
        assertThat(id.path("email").asText()).isEqualTo("other@example.com");
        assertThat(id.has("preferred_username")).isFalse();
        assertThat(id.path("cognito:groups").toString()).isEqualTo("[\"chosen\"]");
        JsonNode access = Tokens.claims(tokens.accessToken());
        assertThat(id.path("sub")).as("a protected claim").isEqualTo(access.path("sub"));
        assertThat(access.has("family")).isFalse();
        assertThat(access.path("preferred_username").asText()).isEqualTo("alice");
        assertThat(access.path("cognito:groups").toString()).isEqualTo("[\"chosen\"]");
    }

    @Test
    void theEventIsCognitos() {
        realm.assign(TRIGGER, Map.of("lambdaVersion", "V2_0"));

        realm.alice();

        assertThat(realm.events()).as("one call for a grant").hasSize(1);
        ObjectNode event = realm.events().get(0);
        assertThat(event.path("version").asText()).isEqualTo("2");
        assertThat(event.path("triggerSource").asText()).isEqualTo("TokenGeneration_Authentication");
        assertThat(event.path("userPoolId").asText()).isEqualTo("us-east-1_" + realm.realm().name());
        assertThat(event.path("userName").asText()).isEqualTo("alice");
        assertThat(event.at("/callerContext/clientId").asText()).isEqualTo("app");
        assertThat(event.at("/request/userAttributes/cognito:user_status").asText()).isEqualTo("CONFIRMED");
        assertThat(event.at("/request/userAttributes/email_verified").isTextual()).isTrue();
        assertThat(event.at("/request/groupConfiguration/groupsToOverride").toString()).isEqualTo("[\"players\"]");
        assertThat(event.at("/request/groupConfiguration/preferredRole").asText()).isEqualTo("arn:aws:iam::000000000000:role/player");
        assertThat(event.at("/request/scopes")).extracting(JsonNode::asText).contains("openid", "email");
        assertThat(event.at("/response/claimsAndScopeOverrideDetails").isNull()).isTrue();
    }

    @Test
    void laterVersionsChangeAccessTokensAndScopes() {
        realm.assign(TRIGGER, Map.of("lambdaVersion", "V2_0"));
        realm.answers(event -> {
            ObjectNode access = event.withObject("/response").putObject("claimsAndScopeOverrideDetails").putObject("accessTokenGeneration");
            access.putObject("claimsToAddOrOverride").putObject("plan").put("level", 3);
            access.putArray("scopesToAdd").add("solar/read");
            access.putArray("scopesToSuppress").add("email");
            return event;
        });

        HttpResponse<String> response = realm.ask(realm.passwordGrant("alice", FunctionRealm.PASSWORD));

        JsonNode body = FunctionRealm.json(response.body());
        JsonNode access = Tokens.claims(body.path("access_token").asText());
        assertThat(access.at("/plan/level").asInt()).isEqualTo(3);
        assertThat(access.path("scope").asText().split(" ")).contains("solar/read", "openid").doesNotContain("email");
        assertThat(body.path("scope")).isEqualTo(access.path("scope"));
    }

    @Test
    void refreshedTokensAreChangedToo() {
        realm.assign(TRIGGER, Map.of());
        String refreshToken = realm.alice().refreshToken();

        Tokens.request(server, realm.realm().name(), Map.of("grant_type", "refresh_token", "client_id", "app", "refresh_token", refreshToken));

        assertThat(realm.events()).extracting(event -> event.path("triggerSource").asText())
                .containsExactly("TokenGeneration_Authentication", "TokenGeneration_RefreshTokens");
    }

    @Test
    void theThirdVersionIsForAppClientsOwnTokensToo() {
        realm.assign(TRIGGER, Map.of("lambdaVersion", "V3_0"));
        realm.answers(event -> {
            event.withObject("/response").putObject("claimsAndScopeOverrideDetails").putObject("accessTokenGeneration")
                    .putObject("claimsToAddOrOverride").set("environment", event.at("/request/clientMetadata/environment"));
            return event;
        });

        Tokens tokens = Tokens.request(server, realm.realm().name(), Map.of("grant_type", "client_credentials", "client_id", "service",
                "client_secret", FunctionRealm.SECRET, "aws_client_metadata", "{\"environment\":\"dev\"}"));

        assertThat(Tokens.claims(tokens.accessToken()).path("environment").asText()).isEqualTo("dev");
        ObjectNode event = realm.events().get(0);
        assertThat(event.path("version").asText()).isEqualTo("3");
        assertThat(event.path("triggerSource").asText()).isEqualTo("TokenGeneration_ClientCredentials");
        assertThat(event.path("userName").asText()).isEqualTo("ClientCredentials");
        assertThat(event.at("/request/groupConfiguration").isNull()).isTrue();
    }

    @Test
    void metadataThatIsNoObjectOfTextsIsRefused() {
        realm.assign(TRIGGER, Map.of("lambdaVersion", "V3_0"));

        HttpResponse<String> response = realm.ask(Map.of("grant_type", "client_credentials", "client_id", "service",
                "client_secret", FunctionRealm.SECRET, "aws_client_metadata", "[1]"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(FunctionRealm.json(response.body()).path("error").asText()).isEqualTo("invalid_request");
        assertThat(realm.events()).isEmpty();
    }

    @Test
    void olderVersionsAreNotForAppClientsOwnTokens() {
        realm.assign(TRIGGER, Map.of("lambdaVersion", "V2_0"));

        Tokens.ofClient(server, realm.realm().name(), "service", FunctionRealm.SECRET);

        assertThat(realm.events()).isEmpty();
    }

    @Test
    void anAppClientsOwnTriggerComesBeforeThePools() {
        realm.assign(TRIGGER, Map.of("function", "not there"));
        realm.assign(TRIGGER, Map.of("appClient", "app"));

        realm.alice();

        assertThat(realm.events()).hasSize(1);
    }

    @Test
    void aFunctionThatThrowsStopsTheGrantWithItsText() {
        realm.assign(TRIGGER, Map.of());
        realm.throwsError("Not on Sundays");

        HttpResponse<String> response = realm.ask(realm.passwordGrant("alice", FunctionRealm.PASSWORD));

        assertThat(response.statusCode()).isEqualTo(400);
        JsonNode body = FunctionRealm.json(response.body());
        assertThat(body.path("error").asText()).isEqualTo("invalid_grant");
        assertThat(body.path("error_description").asText()).isEqualTo("PreTokenGeneration failed with error Not on Sundays.");
    }

    @Test
    void aFunctionThatIsDownIsNoReasonToThrowARefreshTokenAway() {
        realm.assign(TRIGGER, Map.of());
        realm.isDown();

        HttpResponse<String> response = realm.ask(realm.passwordGrant("alice", FunctionRealm.PASSWORD));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(FunctionRealm.json(response.body()).path("error").asText()).isEqualTo("temporarily_unavailable");
    }

    @Test
    void whereTheGrantIsToGoOnItDoesWithoutTheFunction() {
        realm.assign(TRIGGER, Map.of("onFailure", "continue"));
        realm.isDown();

        assertThat(realm.alice().idToken()).isNotNull();
    }

    @Test
    void anAnswerOfAnotherShapeStopsTheGrant() {
        realm.assign(TRIGGER, Map.of());
        for (String response : List.of("[]", "{\"claimsOverrideDetails\":{\"claimsToAddOrOverride\":{\"email_verified\":\"perhaps\"}}}")) {
            realm.answers(event -> (ObjectNode) event.set("response", response.equals("[]") ? event.arrayNode() : FunctionRealm.json(response)));

            HttpResponse<String> answer = realm.ask(realm.passwordGrant("alice", FunctionRealm.PASSWORD));

            assertThat(answer.statusCode()).as(response).isEqualTo(503);
            assertThat(answer.body()).doesNotContain("perhaps");
        }
    }
}

package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import dev.keypool.it.tools.AmplifyFunctions;
import dev.keypool.it.tools.RequiresJavaScript;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions for Cognito, as AWS and others write them, in AWS's own runtime for Node. */
@WithStandIns
@RequiresJavaScript
final class NodeFunctionsIT {

    private final KeycloakServer server;
    private FunctionRealm realm;

    NodeFunctionsIT(KeycloakServer server) {
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

    private HttpResponse<String> signIn() {
        return realm.ask(realm.passwordGrant("alice", FunctionRealm.PASSWORD));
    }

    @Test
    void amplifysOwnForPreTokenGeneration() throws Exception {
        try (NodeFunction function = NodeFunction.start(AmplifyFunctions.file("PreTokenGeneration/alter-claims.js"), Map.of())) {
            function.addTo(realm, server, "node");
            realm.assign("PreTokenGeneration", Map.of("function", "node"));

            JsonNode id = Tokens.claims(realm.alice().idToken());

            assertThat(id.path("attribute_key1").asText()).isEqualTo("attribute_value1");
            assertThat(id.path("attribute_key2").asText()).isEqualTo("attribute_value2");
        }
    }

    /** The one for sign-ups, which looks at nothing that is not in every event with a person. */
    @Test
    void amplifysOwnThatRefusesMailDomains() throws Exception {
        try (NodeFunction function = NodeFunction.start(AmplifyFunctions.file("PreSignup/email-filter-denylist.js"),
                Map.of("DOMAINDENYLIST", "example.net, example.org"))) {
            function.addTo(realm, server, "node");
            realm.assign("PreAuthentication", Map.of("function", "node"));

            HttpResponse<String> response = signIn();

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(FunctionRealm.json(response.body()).path("error_description").asText())
                    .isEqualTo("PreAuthentication failed with error Invalid email domain: example.org.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pre-authentication.js", "pre-authentication-with-callback.js"})
    void preAuthentication(String file) throws Exception {
        try (NodeFunction function = NodeFunction.start(file, Map.of("BLOCKED_CLIENT", "app"));
                NodeFunction other = NodeFunction.start(file, Map.of("BLOCKED_CLIENT", "another"))) {
            function.addTo(realm, server, "node");
            other.addTo(realm, server, "other");
            realm.assign("PreAuthentication", Map.of("function", "node"));

            assertThat(FunctionRealm.json(signIn().body()).path("error_description").asText())
                    .isEqualTo("PreAuthentication failed with error Nobody signs in to this application.");

            realm.assign("PreAuthentication", Map.of("function", "other", "appClient", "app"));
            assertThat(signIn().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void preTokenGeneration() throws Exception {
        try (NodeFunction function = NodeFunction.start("pre-token-generation.js", Map.of())) {
            function.addTo(realm, server, "node");
            realm.assign("PreTokenGeneration", Map.of("function", "node", "lambdaVersion", "V2_0"));

            Tokens tokens = realm.alice();

            JsonNode id = Tokens.claims(tokens.idToken());
            JsonNode access = Tokens.claims(tokens.accessToken());
            assertThat(id.at("/family/members").asInt()).isEqualTo(2);
            assertThat(id.has("preferred_username")).isFalse();
            assertThat(access.path("plan").asText()).isEqualTo("gold");
            assertThat(access.path("scope").asText().split(" ")).contains("openid", "solar/read").doesNotContain("email");
            assertThat(access.path("cognito:groups").toString()).isEqualTo("[\"players\",\"added\"]");
        }
    }

    /** Such as a typing error in a function just deployed. */
    @Test
    void oneThatCannotBeLoaded() throws Exception {
        try (NodeFunction function = NodeFunction.start("not-there.js", Map.of())) {
            function.addTo(realm, server, "node");
            realm.assign("PreAuthentication", Map.of("function", "node"));

            HttpResponse<String> response = signIn();

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(FunctionRealm.json(response.body()).path("error_description").asText()).startsWith("PreAuthentication failed with error ");
        }
    }
}

package dev.keypool.it.identitypools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.keypool.it.client.AwsCalls;
import dev.keypool.it.client.DemoRealm;
import dev.keypool.it.client.GameRealm;
import dev.keypool.it.client.PoolUser;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import dev.keypool.it.tools.AwsEnvironment;
import dev.keypool.it.tools.JavaScript;
import dev.keypool.it.tools.RequiresJavaScript;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The AWS SDK for JavaScript as it is, with the programs of it-tests/javascript. */
@WithKeycloak
@RequiresJavaScript
@Tag("clients")
final class AwsJavaScriptSdkIT {

    private static final String UNKNOWN_POOL = "us-east-1:00000000-0000-0000-0000-000000000000";

    private final KeycloakServer server;
    private final URI demo;

    AwsJavaScriptSdkIT(KeycloakServer server) {
        this.server = server;
        this.demo = server.realm(DemoRealm.NAME);
    }

    @Test
    void somebodyWhoSignedInHasTheirIdentityAndRole() throws IOException, InterruptedException {
        JsonNode alice = program("signed-in.mjs", signedIn("alice"));

        assertThat(alice.path("identityId").textValue()).isEqualTo(PoolUser.ofDemo(server, "alice").getId(DemoRealm.POOL));
        assertThat(alice.path("Arn").textValue()).isEqualTo(arn("player"));
        assertThat(alice.path("Account").textValue()).isEqualTo(DemoRealm.ACCOUNT);
        assertThat(Instant.parse(alice.path("expiration").textValue()))
                .isCloseTo(Instant.now().plus(1, ChronoUnit.HOURS), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void somebodyMayAskForARoleOfTheirs() throws IOException, InterruptedException {
        Map<String, String> carol = signedIn("carol");
        carol.put("CUSTOM_ROLE_ARN", DemoRealm.ADMINISTRATOR_ROLE);

        assertThat(program("signed-in.mjs", carol).path("Arn").textValue()).isEqualTo(arn("administrator"));
    }

    @Test
    void andForNoOther() throws IOException, InterruptedException {
        Map<String, String> alice = signedIn("alice");
        alice.put("CUSTOM_ROLE_ARN", DemoRealm.ADMINISTRATOR_ROLE);

        JsonNode error = program("signed-in.mjs", alice).path("error");

        assertThat(error.path("class").textValue()).isEqualTo("NotAuthorizedException");
        assertThat(error.path("message").textValue()).contains("CustomRoleArn");
    }

    @Test
    void aGuestNeedsNothingButEndpointsInTheEnvironment() throws IOException, InterruptedException {
        JsonNode guest = program("guest.mjs", inDemo());

        assertThat(guest.path("identityId").textValue()).matches("us-east-1:[0-9a-f-]{36}");
        assertThat(guest.path("Arn").textValue()).isEqualTo(arn("guest"));
    }

    /**
     * Credentials live for an hour and the SDK renews them five minutes before their end. So that nobody waits, a proxy
     * says of the first ones that they end in five minutes and two seconds; the clocks and everything else are as they
     * are. ID tokens live for half a minute here, which is less than the program wants: it gets a new one each time.
     */
    @Test
    void credentialsThatAreAboutToEndAreRenewedWithANewToken() throws IOException, InterruptedException {
        try (GameRealm realm = GameRealm.on(server, settings -> settings.setAccessTokenLifespan(30));
                EarlyExpiration proxy = EarlyExpiration.ofTheFirstCredentials(server.realm(realm.name()))) {
            JsonNode calls = renewal(realm, proxy);

            JsonNode renewed = calls.path(1).path("issued");
            assertThat(calls.path(0).path("issued")).hasSize(1);
            assertThat(renewed).hasSize(2);
            assertThat(renewed.findValuesAsText("accessKeyId")).doesNotHaveDuplicates();
            assertThat(renewed.findValuesAsText("identityId")).containsOnly(realm.alice().getId(realm.pool()));
            assertThat(calls.path(2).path("issued")).as("the second ones have their hour").isEqualTo(renewed);
            assertThat(calls.findValuesAsText("Arn")).hasSize(3).allMatch(arn -> arn.contains(":assumed-role/player/"));
            assertThat(proxy.logins()).hasSize(2).doesNotHaveDuplicates();
        }
    }

    /** Needs the answers' Date header. */
    @Test
    void aClockThatIsAnHourAheadIsSetRightByTheSdk() throws IOException, InterruptedException {
        JsonNode caller = program("wrong-clock.mjs", AwsEnvironment.of(demo, guestsCredentials()));

        assertThat(caller.path("Arn").textValue()).as(caller.toString()).isEqualTo(arn("guest"));
        assertThat(caller.path("attempts").intValue()).isEqualTo(2);
    }

    @Test
    void anErrorOfCognitoIsTheSdksException() throws IOException, InterruptedException {
        JsonNode unknownPool = AwsCalls.ofJavaScript(demo)
                .call("cognito-identity", "GetId", Map.of("IdentityPoolId", UNKNOWN_POOL)).path("error");
        JsonNode badToken = AwsCalls.ofJavaScript(demo).call("cognito-identity", "GetId",
                Map.of("IdentityPoolId", DemoRealm.POOL, "Logins", Map.of(PoolUser.provider(demo), "nonsense"))).path("error");

        assertThat(unknownPool.path("class").textValue()).isEqualTo("ResourceNotFoundException");
        assertThat(unknownPool.path("message").textValue()).isEqualTo("IdentityPool '" + UNKNOWN_POOL + "' not found.");
        assertThat(unknownPool.path("status").intValue()).isEqualTo(400);
        assertThat(unknownPool.path("requestId").textValue()).matches("[0-9a-f-]{36}");
        assertThat(badToken.path("class").textValue()).isEqualTo("NotAuthorizedException");
        assertThat(badToken.path("message").textValue()).isEqualTo("Invalid login token. Not a valid OpenId Connect identity token.");
    }

    @Test
    void anErrorOfStsIsToo() throws IOException, InterruptedException {
        JsonNode error = AwsCalls.ofJavaScript(demo)
                .as(JsonNodeFactory.instance.objectNode()
                        .put("AccessKeyId", "ASIAAAAAAAAAAAAAAAAA").put("SecretKey", "secret").put("SessionToken", "token"))
                .call("sts", "GetCallerIdentity", Map.of()).path("error");

        assertThat(error.path("name").textValue()).isEqualTo("InvalidClientTokenId");
        assertThat(error.path("message").textValue()).isEqualTo("The security token included in the request is invalid.");
        assertThat(error.path("status").intValue()).isEqualTo(403);
        assertThat(error.path("requestId").textValue()).matches("[0-9a-f-]{36}");
    }

    private JsonNode renewal(GameRealm realm, EarlyExpiration proxy) throws IOException, InterruptedException {
        Map<String, String> environment = AwsEnvironment.of(server.realm(realm.name()));
        environment.put("AWS_ENDPOINT_URL_COGNITO_IDENTITY", proxy.endpoint().toString());
        environment.put("REALM_URL", server.realm(realm.name()).toString());
        environment.put("IDENTITY_POOL_ID", realm.pool());
        environment.put("LOGIN_NAME", "alice");
        environment.put("LOGIN_PASSWORD", GameRealm.PASSWORD);
        return AwsCalls.json(JavaScript.run(environment, "renewal.mjs")).path("calls");
    }

    private JsonNode guestsCredentials() throws IOException, InterruptedException {
        AwsCalls guest = AwsCalls.ofJavaScript(demo);
        JsonNode identity = guest.call("cognito-identity", "GetId", Map.of("IdentityPoolId", DemoRealm.POOL)).path("result");
        return guest.call("cognito-identity", "GetCredentialsForIdentity", Map.of("IdentityId", identity.path("IdentityId")))
                .at("/result/Credentials");
    }

    private Map<String, String> signedIn(String username) {
        Map<String, String> environment = inDemo();
        environment.put("LOGIN_NAME", username);
        environment.put("LOGIN_PASSWORD", KeycloakServer.PASSWORD);
        return environment;
    }

    private Map<String, String> inDemo() {
        Map<String, String> environment = AwsEnvironment.of(demo);
        environment.put("REALM_URL", demo.toString());
        environment.put("IDENTITY_POOL_ID", DemoRealm.POOL);
        return environment;
    }

    private static JsonNode program(String name, Map<String, String> environment) throws IOException, InterruptedException {
        return AwsCalls.json(JavaScript.run(environment, name));
    }

    private static String arn(String role) {
        return "arn:aws:sts::" + DemoRealm.ACCOUNT + ":assumed-role/" + role + "/CognitoIdentityCredentials";
    }
}

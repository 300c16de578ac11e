package dev.keypool.it.identitypools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.keypool.it.client.AwsCalls;
import dev.keypool.it.client.DemoRealm;
import dev.keypool.it.client.PoolUser;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import dev.keypool.it.tools.AwsEnvironment;
import dev.keypool.it.tools.Boto3;
import dev.keypool.it.tools.RequiresBoto3;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The AWS SDK for Python as it is, with the programs of it-tests/python. */
@WithKeycloak
@RequiresBoto3
@Tag("clients")
final class Boto3IT {

    private static final String UNKNOWN_POOL = "us-east-1:00000000-0000-0000-0000-000000000000";

    private final KeycloakServer server;
    private final URI demo;
    private final AwsCalls anybody;

    Boto3IT(KeycloakServer server) {
        this.server = server;
        this.demo = server.realm(DemoRealm.NAME);
        this.anybody = AwsCalls.ofBoto3(demo);
    }

    @Test
    void fromATokenToACallerIdentity() throws IOException, InterruptedException {
        Map<String, String> environment = AwsEnvironment.of(demo);
        environment.put("REALM_URL", demo.toString());
        environment.put("IDENTITY_POOL_ID", DemoRealm.POOL);
        environment.put("LOGIN_NAME", "alice");
        environment.put("LOGIN_PASSWORD", KeycloakServer.PASSWORD);

        JsonNode alice = AwsCalls.json(Boto3.run(environment, "signed_in.py"));

        assertThat(alice.path("identityId").textValue()).isEqualTo(PoolUser.ofDemo(server, "alice").getId(DemoRealm.POOL));
        assertThat(alice.path("account").textValue()).isEqualTo(DemoRealm.ACCOUNT);
        assertThat(alice.path("arn").textValue())
                .isEqualTo("arn:aws:sts::111122223333:assumed-role/player/CognitoIdentityCredentials");
    }

    @Test
    void aGuestNeedsNoLogins() throws IOException, InterruptedException {
        JsonNode identity = anybody.call("cognito-identity", "GetId", Map.of("IdentityPoolId", DemoRealm.POOL)).path("result");
        JsonNode issued = anybody.call("cognito-identity", "GetCredentialsForIdentity",
                Map.of("IdentityId", identity.path("IdentityId"))).path("result");

        JsonNode caller = anybody.as(issued.path("Credentials")).call("sts", "GetCallerIdentity", Map.of());

        assertThat(issued.path("IdentityId")).isEqualTo(identity.path("IdentityId"));
        assertThat(caller.at("/result/Arn").textValue()).contains(":assumed-role/guest/");
    }

    @Test
    void anUnknownPoolIsTheClientsResourceNotFoundException() throws IOException, InterruptedException {
        JsonNode error = anybody.call("cognito-identity", "GetId", Map.of("IdentityPoolId", UNKNOWN_POOL)).path("error");

        assertThat(error.path("class").textValue()).isEqualTo("ResourceNotFoundException");
        assertThat(error.path("message").textValue()).isEqualTo("IdentityPool '" + UNKNOWN_POOL + "' not found.");
        assertThat(error.path("status").intValue()).isEqualTo(400);
        assertThat(error.path("requestId").textValue()).matches("[0-9a-f-]{36}");
    }

    @Test
    void aBadTokenIsTheClientsNotAuthorizedException() throws IOException, InterruptedException {
        JsonNode error = anybody.call("cognito-identity", "GetId", Map.of("IdentityPoolId", DemoRealm.POOL,
                "Logins", Map.of(PoolUser.provider(demo), "nonsense"))).path("error");

        assertThat(error.path("class").textValue()).isEqualTo("NotAuthorizedException");
        assertThat(error.path("message").textValue()).isEqualTo("Invalid login token. Not a valid OpenId Connect identity token.");
    }

    @Test
    void credentialsThatNobodyIssuedAreRefusedInStssWords() throws IOException, InterruptedException {
        JsonNode madeUp = JsonNodeFactory.instance.objectNode()
                .put("AccessKeyId", "ASIAAAAAAAAAAAAAAAAA").put("SecretKey", "secret").put("SessionToken", "token");

        JsonNode error = anybody.as(madeUp).call("sts", "GetCallerIdentity", Map.of()).path("error");

        assertThat(error.path("name").textValue()).isEqualTo("InvalidClientTokenId");
        assertThat(error.path("status").intValue()).isEqualTo(403);
        assertThat(error.path("requestId").textValue()).matches("[0-9a-f-]{36}");
    }
}

package dev.keypool.it.identitypools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keypool.it.client.DemoRealm;
import dev.keypool.it.client.PoolUser;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import dev.keypool.it.tools.AwsEnvironment;
import dev.keypool.it.tools.Command;
import dev.keypool.it.tools.Command.Result;
import dev.keypool.it.tools.RequiresCommand;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The main job as the README has it, with the AWS CLI as it is. */
@WithKeycloak
@RequiresCommand("aws")
final class AwsCliIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeycloakServer server;

    AwsCliIT(KeycloakServer server) {
        this.server = server;
    }

    @Test
    void fromATokenToACallerIdentity() throws IOException, InterruptedException {
        String logins = login(Tokens.byDirectGrant(server, DemoRealm.NAME, "cli", "alice", KeycloakServer.PASSWORD).idToken());

        String identity = json(cognito("get-id", "--identity-pool-id", DemoRealm.POOL, "--logins", logins))
                .path("IdentityId").textValue();
        JsonNode issued = json(cognito("get-credentials-for-identity", "--identity-id", identity, "--logins", logins));
        JsonNode caller = json(callerIdentity(issued.path("Credentials")));

        assertThat(issued.path("IdentityId").textValue()).isEqualTo(identity);
        assertThat(issued.path("Credentials").fieldNames()).toIterable()
                .containsExactlyInAnyOrder("AccessKeyId", "SecretKey", "SessionToken", "Expiration");
        assertThat(caller.path("Arn").textValue())
                .isEqualTo("arn:aws:sts::111122223333:assumed-role/player/CognitoIdentityCredentials");
        assertThat(caller.path("Account").textValue()).isEqualTo(DemoRealm.ACCOUNT);
    }

    @Test
    void aGuestNeedsNoLogins() throws IOException, InterruptedException {
        String identity = json(cognito("get-id", "--identity-pool-id", DemoRealm.POOL)).path("IdentityId").textValue();
        JsonNode issued = json(cognito("get-credentials-for-identity", "--identity-id", identity));

        assertThat(json(callerIdentity(issued.path("Credentials"))).path("Arn").textValue()).contains(":assumed-role/guest/");
    }

    @Test
    void aBadTokenIsRefusedInCognitosWords() throws IOException, InterruptedException {
        Result result = cognito("get-id", "--identity-pool-id", DemoRealm.POOL, "--logins", login("nonsense"));

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.error()).contains("An error occurred (NotAuthorizedException) when calling the GetId operation:"
                + " Invalid login token. Not a valid OpenId Connect identity token.");
    }

    @Test
    void anUnknownPoolIsNotFound() throws IOException, InterruptedException {
        Result result = cognito("get-id", "--identity-pool-id", "us-east-1:00000000-0000-0000-0000-000000000000");

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.error()).contains("An error occurred (ResourceNotFoundException) when calling the GetId operation:"
                + " IdentityPool 'us-east-1:00000000-0000-0000-0000-000000000000' not found.");
    }

    @Test
    void credentialsThatNobodyIssuedAreRefusedInStssWords() throws IOException, InterruptedException {
        Result result = callerIdentity(JSON.createObjectNode()
                .put("AccessKeyId", "ASIAAAAAAAAAAAAAAAAA").put("SecretKey", "secret").put("SessionToken", "token"));

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.error()).contains("An error occurred (InvalidClientTokenId) when calling the GetCallerIdentity"
                + " operation: The security token included in the request is invalid");
    }

    /** From Keycloak's side to a pool that the AWS CLI has made, as the README has it. */
    @Test
    void theFirstAdministratorsKey() throws IOException, InterruptedException {
        String token = Tokens.ofClient(server, DemoRealm.NAME, "pools-admin", KeycloakServer.CLIENT_SECRET).accessToken();
        JsonNode key = json(aws(AwsEnvironment.of(server.realm(DemoRealm.NAME)), List.of("sts", "assume-role-with-web-identity",
                "--role-arn", "arn:aws:iam::111122223333:role/admin/pools-administrator", "--role-session-name", "me",
                "--web-identity-token", token, "--endpoint-url", server.realm(DemoRealm.NAME) + "/sts"))).path("Credentials");

        String pool = json(administer(key, "create-identity-pool", "--identity-pool-name", "By hand", "--no-allow-unauthenticated-identities",
                "--cognito-identity-providers", "ProviderName=" + PoolUser.provider(server.realm(DemoRealm.NAME)) + ",ClientId=cli"))
                .path("IdentityPoolId").textValue();
        administer(key, "set-identity-pool-roles", "--identity-pool-id", pool, "--roles", "authenticated=arn:aws:iam::111122223333:role/demo/player");
        Result refused = administer(key, "set-identity-pool-roles", "--identity-pool-id", pool,
                "--roles", "authenticated=arn:aws:iam::111122223333:role/admin/pools-administrator");

        assertThat(json(administer(key, "get-identity-pool-roles", "--identity-pool-id", pool)).at("/Roles/authenticated").textValue())
                .isEqualTo("arn:aws:iam::111122223333:role/demo/player");
        assertThat(refused.error()).contains("(NotAuthorizedException) when calling the SetIdentityPoolRoles operation: Access to Role"
                + " 'arn:aws:iam::111122223333:role/admin/pools-administrator' is forbidden.");
        assertThat(json(administer(key, "list-identity-pools", "--max-results", "60")).path("IdentityPools").findValuesAsText("IdentityPoolId"))
                .contains(pool, DemoRealm.POOL);
        assertThat(administer(key, "delete-identity-pool", "--identity-pool-id", pool).exitCode()).isZero();
        assertThat(administer(key, "describe-identity-pool", "--identity-pool-id", pool).error()).contains("(ResourceNotFoundException)");
    }

    private Result administer(JsonNode key, String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("cognito-identity"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--endpoint-url", server.realm(DemoRealm.NAME) + "/cognito-identity"));
        return aws(AwsEnvironment.of(server.realm(DemoRealm.NAME), key), all);
    }

    private Result cognito(String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("cognito-identity"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--no-sign-request", "--endpoint-url", server.realm(DemoRealm.NAME) + "/cognito-identity"));
        return aws(AwsEnvironment.of(server.realm(DemoRealm.NAME)), all);
    }

    private Result callerIdentity(JsonNode credentials) throws IOException, InterruptedException {
        return aws(AwsEnvironment.of(server.realm(DemoRealm.NAME), credentials),
                List.of("sts", "get-caller-identity", "--endpoint-url", server.realm(DemoRealm.NAME) + "/sts"));
    }

    private static Result aws(Map<String, String> environment, List<String> arguments) throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(environment);
        all.put("AWS_DEFAULT_OUTPUT", "json");
        all.put("AWS_PAGER", "");
        return Command.named("aws").run(all, arguments.toArray(String[]::new));
    }

    private String login(String idToken) {
        return PoolUser.provider(server.realm(DemoRealm.NAME)) + "=" + idToken;
    }

    private static JsonNode json(Result result) throws IOException {
        assertThat(result.exitCode()).as(result.error()).isZero();
        return JSON.readTree(result.output());
    }
}

package dev.keypool.it.sts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keypool.it.client.AwsCalls;
import dev.keypool.it.client.PoolUser;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import dev.keypool.it.tools.AwsEnvironment;
import dev.keypool.it.tools.Command.Result;
import dev.keypool.it.tools.Command;
import dev.keypool.it.tools.JavaScript;
import dev.keypool.it.tools.RequiresBoto3;
import dev.keypool.it.tools.RequiresCommand;
import dev.keypool.it.tools.RequiresJavaScript;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The basic (classic) flow, tokens of the realm and token files with the AWS CLI, boto3 and the SDK for JavaScript as they are. */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("clients")
final class OtherClientsIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SESSION = "arn:aws:sts::" + StsRealm.ACCOUNT + ":assumed-role/";

    private final KeycloakServer server;
    private StsRealm realm;
    private URI uri;
    private String classic;
    private String worker;

    OtherClientsIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void roles() {
        realm = StsRealm.on(server);
        uri = server.realm(realm.name());
        classic = realm.role("classic", realm.trustOfPool("authenticated"), StsRealm.S3);
        worker = realm.role("worker", realm.trustOfClient("worker"), StsRealm.S3);
    }

    @AfterAll
    void close() throws Exception {
        realm.close();
    }

    @Test
    @RequiresCommand("aws")
    void theClassicFlowWithTheAwsCli() throws IOException, InterruptedException {
        String logins = PoolUser.provider(uri) + "=" + realm.idToken("cli");
        String identity = aws("cognito-identity", "get-id", "--identity-pool-id", realm.game().pool(), "--logins", logins).path("IdentityId").textValue();
        String token = aws("cognito-identity", "get-open-id-token", "--identity-id", identity, "--logins", logins).path("Token").textValue();

        JsonNode begun = aws("sts", "assume-role-with-web-identity", "--role-arn", classic, "--role-session-name", "cli", "--web-identity-token", token);

        assertThat(begun.path("SubjectFromWebIdentityToken").textValue()).isEqualTo(identity);
        assertThat(begun.path("Provider").textValue()).isEqualTo("cognito-identity.amazonaws.com");
        assertThat(begun.at("/AssumedRoleUser/Arn").textValue()).isEqualTo(SESSION + "classic/cli");
    }

    @Test
    @RequiresBoto3
    void theClassicFlowWithBoto3() throws IOException, InterruptedException {
        AwsCalls anybody = AwsCalls.ofBoto3(uri);
        Map<String, String> logins = Map.of(PoolUser.provider(uri), realm.idToken("cli"));
        JsonNode identity = anybody.call("cognito-identity", "GetId", Map.of("IdentityPoolId", realm.game().pool(), "Logins", logins)).at("/result/IdentityId");
        JsonNode token = anybody.call("cognito-identity", "GetOpenIdToken", Map.of("IdentityId", identity, "Logins", logins)).at("/result/Token");

        JsonNode begun = anybody.call("sts", "AssumeRoleWithWebIdentity", Map.of("RoleArn", classic, "RoleSessionName", "boto3", "WebIdentityToken", token)).path("result");

        JsonNode caller = anybody.as(begun.path("Credentials")).call("sts", "GetCallerIdentity", Map.of()).path("result");
        assertThat(caller.path("Arn").textValue()).isEqualTo(SESSION + "classic/boto3");
        assertThat(caller.path("Account").textValue()).isEqualTo(StsRealm.ACCOUNT);
    }

    @Test
    @RequiresBoto3
    void aTokenOfTheRealmWithBoto3() throws IOException, InterruptedException {
        JsonNode begun = AwsCalls.ofBoto3(uri).call("sts", "AssumeRoleWithWebIdentity",
                Map.of("RoleArn", worker, "RoleSessionName", "boto3", "WebIdentityToken", realm.accessToken())).path("result");

        assertThat(begun.at("/AssumedRoleUser/Arn").textValue()).isEqualTo(SESSION + "worker/boto3");
        JsonNode refused = AwsCalls.ofBoto3(uri).call("sts", "AssumeRoleWithWebIdentity",
                Map.of("RoleArn", worker, "RoleSessionName", "boto3", "WebIdentityToken", "nonsense")).path("error");
        assertThat(refused.path("class").textValue()).isEqualTo("InvalidIdentityTokenException");
    }

    @Test
    @RequiresJavaScript
    void aTokenFileIsAllThatTheSdkForJavaScriptNeeds(@TempDir Path folder) throws IOException, InterruptedException {
        JsonNode calls = tokenFile(folder, Map.of());

        assertThat(calls.findValuesAsText("Arn")).hasSize(2).allMatch(arn -> arn.startsWith(SESSION + "worker/"));
        assertThat(calls.path(0).path("accessKeyId")).as("until they end").isEqualTo(calls.path(1).path("accessKeyId"));
    }

    /** So that nobody waits for an hour, STS's host says of the first credentials that they end in five minutes and two seconds. */
    @Test
    @RequiresJavaScript
    void whichRenewsCredentialsByItself(@TempDir Path folder) throws IOException, InterruptedException {
        try (HostOfItsOwn sts = new HostOfItsOwn(realm.uri("/sts"), answer -> answer.replaceFirst("<Expiration>[^<]*<",
                "<Expiration>" + Instant.now().plusSeconds(302) + "<"))) {
            JsonNode calls = tokenFile(folder, Map.of("AWS_ENDPOINT_URL_STS", sts.uri().toString(), "UNTIL_RENEWED", "true"));

            assertThat(calls.findValuesAsText("accessKeyId")).hasSize(2).doesNotHaveDuplicates();
            assertThat(calls.findValuesAsText("Arn")).allMatch(arn -> arn.startsWith(SESSION + "worker/"));
            assertThat(sts.calls()).isEqualTo(2);
        }
    }

    private JsonNode tokenFile(Path folder, Map<String, String> more) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("token"), realm.accessToken());
        Map<String, String> environment = AwsEnvironment.of(uri);
        environment.put("REALM_URL", uri.toString());
        environment.put("AWS_WEB_IDENTITY_TOKEN_FILE", file.toString());
        environment.put("AWS_ROLE_ARN", worker);
        environment.putAll(more);
        return AwsCalls.json(JavaScript.run(environment, "token-file.mjs")).path("calls");
    }

    /** Of a service of the realm, with the endpoint given. */
    private JsonNode aws(String service, String... arguments) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(AwsEnvironment.of(uri));
        environment.putAll(Map.of("AWS_DEFAULT_OUTPUT", "json", "AWS_PAGER", ""));
        List<String> all = new ArrayList<>(List.of(service));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--no-sign-request", "--endpoint-url", uri + "/" + service));
        Result result = Command.named("aws").run(environment, all.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.error()).isZero();
        return JSON.readTree(result.output());
    }
}

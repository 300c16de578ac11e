package dev.keypool.it.sts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import dev.keypool.it.tools.Command.Result;
import dev.keypool.it.tools.Command;
import dev.keypool.it.tools.RequiresCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.auth.StsWebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

/** A file with a token of the realm and a role's ARN are all that AWS's own credential providers need. */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("clients")
final class TokenFileIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeycloakServer server;
    private Path folder;
    private StsRealm realm;
    private String role;
    private String next;
    private Path file;

    TokenFileIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void tokenFile(@TempDir Path own) throws IOException {
        folder = own;
        realm = StsRealm.on(server);
        role = realm.role("worker", realm.trustOfClient("worker"), """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}]}""");
        next = realm.role("next", StsRealm.trustOfSession(StsRealm.ACCOUNT, "\"sts:AssumeRole\"", "{}"), StsRealm.S3);
        file = folder.resolve("token");
        Files.writeString(file, realm.accessToken());
    }

    @AfterAll
    void close() throws Exception {
        realm.close();
    }

    @Test
    void theSdksProviderOfTokenFiles() {
        try (StsWebIdentityTokenFileCredentialsProvider provider = StsWebIdentityTokenFileCredentialsProvider.builder().stsClient(realm.anonymous())
                .roleArn(role).roleSessionName("file").webIdentityTokenFile(file).build()) {
            assertThat(arn(provider.resolveCredentials())).isEqualTo("arn:aws:sts::" + StsRealm.ACCOUNT + ":assumed-role/worker/file");
        }
    }

    /** Each time from the file anew: whoever writes it, the credentials follow. */
    @Test
    void itReadsTheFileAnew() throws IOException {
        Path own = folder.resolve("rewritten");
        Files.writeString(own, realm.idToken("cli"));
        assertThat(assumable(own)).as("a token of a client that the role does not trust").isFalse();
        Files.writeString(own, realm.accessToken());
        assertThat(assumable(own)).isTrue();
    }

    private boolean assumable(Path token) {
        try (StsWebIdentityTokenFileCredentialsProvider provider = StsWebIdentityTokenFileCredentialsProvider.builder().stsClient(realm.anonymous())
                .roleArn(role).roleSessionName("file").webIdentityTokenFile(token).build()) {
            return provider.resolveCredentials() != null;
        } catch (StsException e) {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
            return false;
        }
    }

    /**
     * Nothing but settings, as environment variables would set them. This SDK leaves out an endpoint's path in STS's protocol
     * (aws/aws-sdk-java-v2 issue 3387), so STS has a host of its own there.
     */
    @Test
    void theSdksDefaultChainWithSettingsAlone() throws IOException {
        try (HostOfItsOwn sts = new HostOfItsOwn(realm.uri("/sts"))) {
            Map<String, String> settings = Map.of("aws.webIdentityTokenFile", file.toString(), "aws.roleArn", role, "aws.roleSessionName", "chain",
                    "aws.endpointUrlSts", sts.uri().toString(), "aws.region", "us-east-1");
            Map<String, String> before = set(settings);
            try (DefaultCredentialsProvider chain = DefaultCredentialsProvider.builder().build()) {
                AwsCredentials first = chain.resolveCredentials();
                assertThat(arn(first)).isEqualTo("arn:aws:sts::" + StsRealm.ACCOUNT + ":assumed-role/worker/chain");
                assertThat(chain.resolveCredentials().accessKeyId()).as("until they end").isEqualTo(first.accessKeyId());
                assertThat(sts.calls()).isEqualTo(1);
            } finally {
                set(before);
            }
        }
    }

    @Test
    void theSdksProviderOfOtherRoles() {
        AwsCredentials worker;
        try (StsWebIdentityTokenFileCredentialsProvider provider = StsWebIdentityTokenFileCredentialsProvider.builder().stsClient(realm.anonymous())
                .roleArn(role).roleSessionName("file").webIdentityTokenFile(file).build()) {
            worker = provider.resolveCredentials();
        }
        AwsSessionCredentials session = (AwsSessionCredentials) worker;
        StsClient client = realm.as(Credentials.builder().accessKeyId(session.accessKeyId())
                .secretAccessKey(session.secretAccessKey()).sessionToken(session.sessionToken()).build());
        try (StsAssumeRoleCredentialsProvider provider = StsAssumeRoleCredentialsProvider.builder().stsClient(client)
                .refreshRequest(request -> request.roleArn(next).roleSessionName("chained")).build()) {
            assertThat(arn(provider.resolveCredentials())).isEqualTo("arn:aws:sts::" + StsRealm.ACCOUNT + ":assumed-role/next/chained");
        }
    }

    @Test
    @RequiresCommand("aws")
    void theAwsCli() throws IOException, InterruptedException {
        JsonNode begun = json(aws(Map.of(), "sts", "assume-role-with-web-identity", "--role-arn", role, "--role-session-name", "cli", "--web-identity-token",
                realm.accessToken(), "--duration-seconds", "900"));
        assertThat(begun.path("Provider").textValue()).endsWith("/realms/" + realm.name());
        assertThat(begun.path("Audience").textValue()).isEqualTo("worker");
        Map<String, String> credentials = Map.of("AWS_ACCESS_KEY_ID", begun.at("/Credentials/AccessKeyId").textValue(),
                "AWS_SECRET_ACCESS_KEY", begun.at("/Credentials/SecretAccessKey").textValue(), "AWS_SESSION_TOKEN", begun.at("/Credentials/SessionToken").textValue());
        JsonNode chained = json(aws(credentials, "sts", "assume-role", "--role-arn", next, "--role-session-name", "cli2"));
        assertThat(chained.at("/AssumedRoleUser/Arn").textValue()).isEqualTo("arn:aws:sts::" + StsRealm.ACCOUNT + ":assumed-role/next/cli2");
        Result refused = aws(Map.of(), "sts", "assume-role-with-web-identity", "--role-arn", next, "--role-session-name", "cli", "--web-identity-token", realm.accessToken());
        assertThat(refused.error()).contains("An error occurred (AccessDenied) when calling the AssumeRoleWithWebIdentity operation:"
                + " Not authorized to perform sts:AssumeRoleWithWebIdentity");
    }

    private String arn(AwsCredentials credentials) {
        AwsSessionCredentials session = (AwsSessionCredentials) credentials;
        return realm.as(Credentials.builder().accessKeyId(session.accessKeyId())
                .secretAccessKey(session.secretAccessKey()).sessionToken(session.sessionToken()).build()).getCallerIdentity().arn();
    }

    /** @return what they were; a null removes one */
    private static Map<String, String> set(Map<String, String> properties) {
        Map<String, String> before = new HashMap<>();
        properties.forEach((name, value) -> before.put(name, value == null ? System.clearProperty(name) : System.setProperty(name, value)));
        return before;
    }

    private Result aws(Map<String, String> credentials, String... arguments) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(credentials);
        environment.putAll(Map.of("AWS_DEFAULT_REGION", "us-east-1", "AWS_DEFAULT_OUTPUT", "json", "AWS_PAGER", "", "AWS_EC2_METADATA_DISABLED", "true",
                "AWS_CONFIG_FILE", "/dev/null", "AWS_SHARED_CREDENTIALS_FILE", "/dev/null"));
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--endpoint-url", realm.uri("/sts").toString()));
        return Command.named("aws").run(environment, all.toArray(String[]::new));
    }

    private static JsonNode json(Result result) throws IOException {
        assertThat(result.exitCode()).as(result.error()).isZero();
        return JSON.readTree(result.output());
    }
}

package dev.keypool.it.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keypool.it.client.SignedRequests;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.InvalidAuthorizationMessageException;

/** The operations that begin no session, and those that nobody here can use. */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class InquiriesIT {

    private static final String SESSION = "arn:aws:sts::" + StsRealm.ACCOUNT + ":assumed-role/";

    private final KeycloakServer server;
    private StsRealm realm;
    private Credentials administrator;
    private Credentials worker;

    InquiriesIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void roles() {
        realm = StsRealm.on(server);
        administrator = realm.assume(realm.role("administrator", realm.trustOfClient("cli"), """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"""), realm.idToken("cli")).credentials();
        worker = realm.assume(realm.role("worker", realm.trustOfClient("worker"), StsRealm.S3), realm.accessToken()).credentials();
    }

    @AfterAll
    void close() throws Exception {
        realm.close();
    }

    @Test
    void anAccessKeysIdTellsItsAccount() {
        StsClient client = realm.as(administrator);
        assertThat(client.getAccessKeyInfo(request -> request.accessKeyId(worker.accessKeyId())).account()).isEqualTo(StsRealm.ACCOUNT);
        assertThat(client.getAccessKeyInfo(request -> request.accessKeyId("ASIAY34FZKBOKMUTVV7A")).account()).as("AWS's").isEqualTo("609629065308");
        Refused.by(400, "ValidationError", "The access key ID tells no account.", () -> client.getAccessKeyInfo(request -> request.accessKeyId("AKIAIOSFODNN7EXAMPLE")));
        Refused.by(403, "AccessDenied", "User: " + SESSION + "worker/test is not authorized to perform: sts:GetAccessKeyInfo because no identity-based policy"
                + " allows the sts:GetAccessKeyInfo action", () -> realm.as(worker).getAccessKeyInfo(request -> request.accessKeyId(worker.accessKeyId())));
    }

    @Test
    void anEncodedMessageIsForWhoMayReadIt() throws Exception {
        var asked = software.amazon.awssdk.services.cognitoidentity.model.Credentials.builder().accessKeyId(worker.accessKeyId())
                .secretKey(worker.secretAccessKey()).sessionToken(worker.sessionToken()).build();
        JsonNode denial = realm.game().evaluations().decide(asked, SignedRequests.get(asked, "/"), "s3:DeleteObject", "arn:aws:s3:::game/a");
        String encoded = denial.at("/context/encodedMessage").textValue();
        assertThat(encoded).isNotBlank();

        JsonNode message = new ObjectMapper().readTree(realm.as(administrator).decodeAuthorizationMessage(request -> request.encodedMessage(encoded)).decodedMessage());
        assertThat(message.path("allowed").booleanValue()).isFalse();
        assertThat(message.path("explicitDeny").booleanValue()).isFalse();
        assertThat(message.at("/context/principal/arn").textValue()).isEqualTo(SESSION + "worker/test");
        assertThat(message.at("/context/action").textValue()).isEqualTo("s3:DeleteObject");
        assertThat(message.at("/context/resource").textValue()).isEqualTo("arn:aws:s3:::game/a");

        Refused.by(403, "AccessDenied", "User: " + SESSION + "worker/test is not authorized to perform: sts:DecodeAuthorizationMessage because no identity-based"
                + " policy allows the sts:DecodeAuthorizationMessage action", () -> realm.as(worker).decodeAuthorizationMessage(request -> request.encodedMessage(encoded)));
        for (String wrong : new String[] {"x", encoded + "A", encoded.substring(1), "line\nbreak", administrator.sessionToken()}) {
            assertThat(catchThrowableOfType(InvalidAuthorizationMessageException.class,
                    () -> realm.as(administrator).decodeAuthorizationMessage(request -> request.encodedMessage(wrong)))).as(wrong).isNotNull();
        }
        try (StsRealm other = StsRealm.on(server)) {
            Credentials stranger = other.assume(other.role("administrator", other.trustOfClient("cli"), """
                    {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"""), other.idToken("cli")).credentials();
            Refused.by(400, "InvalidAuthorizationMessageException", "The encoded message is invalid or has expired.",
                    () -> other.as(stranger).decodeAuthorizationMessage(request -> request.encodedMessage(encoded)));
        }
    }

    @Test
    void whatNeedsLongTermKeysAnswersAsAwsDoesToSessions() {
        StsClient client = realm.as(administrator);
        Refused.by(403, "AccessDenied", "Cannot call GetSessionToken with session credentials", client::getSessionToken);
        Refused.by(403, "AccessDenied", "Cannot call GetFederationToken with session credentials", () -> client.getFederationToken(request -> request.name("bob")));
    }

    @Test
    void whatNobodyHereCanDoIsDenied() {
        StsClient client = realm.as(administrator);
        String denied = "User: " + SESSION + "administrator/test is not authorized to perform: ";
        Refused.by(403, "AccessDenied", denied + "sts:AssumeRoot on resource: *", () -> client.assumeRoot(request -> request.targetPrincipal(StsRealm.ACCOUNT)
                .taskPolicyArn(policy -> policy.arn("arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy"))));
        Refused.by(403, "AccessDenied", denied + "sts:GetDelegatedAccessToken on resource: *", () -> client.getDelegatedAccessToken(request -> request.tradeInToken("x")));
        Refused.by(403, "OutboundWebIdentityFederationDisabledException", "The outbound web identity federation feature is not enabled for this account.",
                () -> client.getWebIdentityToken(request -> request.audience("https://example.com").signingAlgorithm("RS256")));
    }

    @Test
    void whoDidNotSignIsToldSo() {
        StsClient anonymous = realm.anonymous();
        for (ThrowingCallable call : new ThrowingCallable[] {anonymous::getSessionToken,
            () -> anonymous.getFederationToken(request -> request.name("bob")), () -> anonymous.getAccessKeyInfo(request -> request.accessKeyId("ASIAY34FZKBOKMUTVV7A")),
            () -> anonymous.decodeAuthorizationMessage(request -> request.encodedMessage("x")), anonymous::getCallerIdentity,
            () -> anonymous.getDelegatedAccessToken(request -> request.tradeInToken("x"))}) {
            Refused.by(403, "MissingAuthenticationToken", "Request is missing Authentication Token", call);
        }
    }
}

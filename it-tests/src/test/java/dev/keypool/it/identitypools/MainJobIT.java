package dev.keypool.it.identitypools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keypool.it.client.DemoRealm;
import dev.keypool.it.client.Evaluations;
import dev.keypool.it.client.PoolUser;
import dev.keypool.it.client.SignedRequests;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentity.model.GetCredentialsForIdentityResponse;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** From a token to a decision, with the AWS SDK for Java as it is, in the demo realm. */
@WithKeycloak
final class MainJobIT {

    private static final String LEADERBOARD = "arn:aws:dynamodb:us-east-1:111122223333:table/leaderboard";

    private final KeycloakServer server;

    MainJobIT(KeycloakServer server) {
        this.server = server;
    }

    @Test
    void aPersonHasOneIdentityAndGetsCredentialsForAnHour() {
        PoolUser alice = PoolUser.ofDemo(server, "alice");

        String identity = alice.getId(DemoRealm.POOL);
        GetCredentialsForIdentityResponse issued = alice.getCredentials(identity);

        assertThat(identity).matches("us-east-1:[0-9a-f-]{36}");
        assertThat(PoolUser.ofDemo(server, "alice").getId(DemoRealm.POOL)).isEqualTo(identity);
        assertThat(issued.identityId()).isEqualTo(identity);
        assertThat(issued.credentials().accessKeyId()).matches("ASIA[A-Z2-7]{16}");
        assertThat(issued.credentials().secretKey()).hasSize(40);
        assertThat(issued.credentials().sessionToken()).isNotBlank();
        assertThat(issued.credentials().expiration())
                .isCloseTo(Instant.now().plus(1, ChronoUnit.HOURS), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void theCredentialsTellWhoTheirHolderIs() {
        PoolUser alice = PoolUser.ofDemo(server, "alice");

        GetCallerIdentityResponse caller = alice.callerIdentity(alice.credentials(DemoRealm.POOL));

        assertThat(caller.arn()).isEqualTo("arn:aws:sts::111122223333:assumed-role/player/CognitoIdentityCredentials");
        assertThat(caller.account()).isEqualTo(DemoRealm.ACCOUNT);
        assertThat(caller.userId()).matches("AROA[A-Z2-7]{17}:CognitoIdentityCredentials");
    }

    @Test
    void aGuestIsAGuest() {
        PoolUser guest = PoolUser.guest(server, DemoRealm.NAME);

        String identity = guest.getId(DemoRealm.POOL);
        GetCredentialsForIdentityResponse issued = guest.getCredentials(identity);

        assertThat(issued.identityId()).isEqualTo(identity);
        assertThat(guest.callerIdentity(issued.credentials()).arn())
                .isEqualTo("arn:aws:sts::111122223333:assumed-role/guest/CognitoIdentityCredentials");
        assertThat(guest.getId(DemoRealm.POOL)).as("another guest").isNotEqualTo(identity);
    }

    @Test
    void aPersonReachesTheirOwnPrefixAndNobodyElses() {
        PoolUser alice = PoolUser.ofDemo(server, "alice");
        String own = alice.getId(DemoRealm.POOL);
        String bobs = PoolUser.ofDemo(server, "bob").getId(DemoRealm.POOL);
        Credentials credentials = alice.getCredentials(own).credentials();

        JsonNode ownSave = askForSave(credentials, own);
        JsonNode bobsSave = askForSave(credentials, bobs);

        assertThat(ownSave.path("decision").booleanValue()).as(ownSave.toString()).isTrue();
        assertThat(bobsSave.path("decision").booleanValue()).as(bobsSave.toString()).isFalse();
        assertThat(bobsSave.at("/context/outcome").textValue()).isEqualTo("implicitDeny");
    }

    @Test
    void theAnswerSaysWhoItIsAndWhichStatementDecided() {
        PoolUser alice = PoolUser.ofDemo(server, "alice");
        String own = alice.getId(DemoRealm.POOL);

        JsonNode answer = askForSave(alice.getCredentials(own).credentials(), own);

        JsonNode principal = answer.at("/context/principal");
        assertThat(principal.path("arn").textValue())
                .isEqualTo("arn:aws:sts::111122223333:assumed-role/player/CognitoIdentityCredentials");
        assertThat(principal.path("role").textValue()).isEqualTo("arn:aws:iam::111122223333:role/demo/player");
        assertThat(principal.path("identityId").textValue()).isEqualTo(own);
        assertThat(answer.at("/context/statements")).singleElement().satisfies(statement -> {
            assertThat(statement.path("sid").textValue()).isEqualTo("OwnSaves");
            assertThat(statement.path("effect").textValue()).isEqualTo("Allow");
        });
    }

    @Test
    void aPresignedUrlIsAsGoodAsASignedHeader() {
        PoolUser alice = PoolUser.ofDemo(server, "alice");
        String own = alice.getId(DemoRealm.POOL);
        Credentials credentials = alice.getCredentials(own).credentials();
        SdkHttpRequest presigned = SignedRequests.presignedGet(credentials, path(own));

        JsonNode answer = demo().decide(
                Evaluations.question(credentials, presigned, "s3:GetObject", save(own)));

        assertThat(presigned.firstMatchingHeader("Authorization")).isEmpty();
        assertThat(answer.path("decision").booleanValue()).as(answer.toString()).isTrue();
    }

    @Test
    void guestsReadTheLeaderboardAndNothingElse() {
        PoolUser guest = PoolUser.guest(server, DemoRealm.NAME);
        String identity = guest.getId(DemoRealm.POOL);
        Credentials credentials = guest.getCredentials(identity).credentials();

        assertThat(demo().allows(credentials, "dynamodb:GetItem", LEADERBOARD)).isTrue();
        assertThat(demo().allows(credentials, "dynamodb:PutItem", LEADERBOARD)).isFalse();
        assertThat(demo().allows(credentials, "s3:GetObject", save(identity))).isFalse();
    }

    @Test
    void anAdministratorMayAskForTheirRole() {
        PoolUser carol = PoolUser.ofDemo(server, "carol");
        String identity = carol.getId(DemoRealm.POOL);
        String alices = PoolUser.ofDemo(server, "alice").getId(DemoRealm.POOL);

        Credentials player = carol.getCredentials(identity).credentials();
        Credentials administrator = carol.getCredentials(identity, DemoRealm.ADMINISTRATOR_ROLE).credentials();

        assertThat(carol.callerIdentity(administrator).arn())
                .isEqualTo("arn:aws:sts::111122223333:assumed-role/administrator/CognitoIdentityCredentials");
        assertThat(demo().allows(administrator, "s3:GetObject", save(alices))).isTrue();
        assertThat(demo().allows(player, "s3:GetObject", save(alices))).isFalse();
        assertThat(demo().allows(administrator, "dynamodb:UpdateItem", LEADERBOARD)).isTrue();
        assertThat(demo().allows(administrator, "dynamodb:UpdateTable", LEADERBOARD)).isFalse();
        assertThat(demo().allows(administrator, "dynamodb:DeleteTable", LEADERBOARD)).isFalse();
    }

    @Test
    void nobodyElseMay() {
        PoolUser alice = PoolUser.ofDemo(server, "alice");
        String identity = alice.getId(DemoRealm.POOL);

        assertThatThrownBy(() -> alice.getCredentials(identity, DemoRealm.ADMINISTRATOR_ROLE))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("CustomRoleArn");
    }

    private JsonNode askForSave(Credentials credentials, String owner) {
        SdkHttpRequest request = SignedRequests.get(credentials, path(owner));
        return demo().decide(credentials, request, "s3:GetObject", save(owner));
    }

    private Evaluations demo() {
        return Evaluations.in(server, DemoRealm.NAME);
    }

    private static String save(String identity) {
        return "arn:aws:s3:::demo-game/saves/" + identity + "/1.json";
    }

    /** On the wire a colon is escaped, as the SDK's S3 client does. */
    private static String path(String identity) {
        return "/demo-game/saves/" + identity.replace(":", "%3A") + "/1.json";
    }
}

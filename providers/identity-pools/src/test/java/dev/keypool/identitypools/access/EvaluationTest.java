package dev.keypool.identitypools.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.iam.sigv4.HttpRequest;
import dev.keypool.iam.sigv4.SignatureException;
import dev.keypool.identitypools.Example;
import dev.keypool.identitypools.credentials.TemporaryCredentials;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.identities.InMemoryIdentities;
import dev.keypool.identitypools.realm.RealmSnapshot;
import dev.keypool.identitypools.realm.SnapshotBuilder;
import dev.keypool.identitypools.requests.AuthorizationMessages;
import dev.keypool.identitypools.requests.KnownCredentials;
import dev.keypool.identitypools.requests.Permissions;
import dev.keypool.identitypools.requests.SignedRequests;
import dev.keypool.identitypools.requests.SigningClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationTest {

    private static final String OWN_ID = Example.REGION + ":" + SigningClient.IDENTITY;
    private static final HttpRequest GET = new HttpRequest("GET", "/k", "a=1", List.of(Map.entry("Host", "games.example")));

    private final RealmSnapshot realm = SnapshotBuilder.example().build();
    private final TemporaryCredentials credentials = SigningClient.credentials(realm, Instant.now().minusSeconds(60));
    private final HttpRequest signed = SigningClient.signed(GET, SigningClient.signing(credentials), "games", Instant.now());
    private final ObjectNode json = on("arn:aws:s3:::games/" + OWN_ID + "/save");

    @Test
    void onesOwnPrefixIsAllowed() throws Exception {
        JsonNode answer = answer(json);
        assertThat(answer.get("decision").booleanValue()).isTrue();
        assertThat(answer.at("/context/outcome").textValue()).isEqualTo("allowed");
        assertThat(answer.at("/context/principal/arn").textValue())
                .isEqualTo("arn:aws:sts::123456789012:assumed-role/Players/CognitoIdentityCredentials");
        assertThat(answer.at("/context/principal/account").textValue()).isEqualTo("123456789012");
        assertThat(answer.at("/context/principal/role").textValue()).isEqualTo("arn:aws:iam::123456789012:role/Players");
        assertThat(answer.at("/context/principal/identityId").textValue()).isEqualTo(OWN_ID);
        assertThat(answer.at("/context").has("statements")).as("unasked").isFalse();
    }

    @Test
    void somebodyElsesPrefixAndOtherActionsAreNot() throws Exception {
        assertDenied(answer(on("arn:aws:s3:::games/" + Example.POOL_ID + "/save")));
        assertDenied(answer(on("arn:aws:s3:::games/${cognito-identity.amazonaws.com:sub}/save")));
        action("s3:PutObject");
        assertDenied(answer(json));
    }

    @Test
    void whichStatementDecidedIsToldOnRequest() throws Exception {
        ((ObjectNode) json.get("context")).put("explain", true);
        JsonNode statement = answer(json).at("/context/statements/0");
        assertThat(statement.get("sid").textValue()).isEqualTo("OwnPrefix");
        assertThat(statement.get("effect").textValue()).isEqualTo("Allow");
        assertThat(statement.get("index").intValue()).isZero();
        assertThat(answer(json).at("/context").has("encodedMessage")).as("of what is allowed").isFalse();
        action("s3:PutObject");
        assertThat(answer(json).at("/context/reasons")).isNotEmpty();
    }

    @Test
    void aDenialCanBeHandedOnWithoutBeingRead() throws Exception {
        action("s3:PutObject");
        assertThat(answer(json).at("/context").has("encodedMessage")).as("unasked").isFalse();
        ((ObjectNode) json.get("context")).put("explain", true);
        String encoded = answer(json).at("/context/encodedMessage").textValue();
        assertThat(encoded).matches("[A-Za-z0-9_-]{100,10240}");
        JsonNode message = new ObjectMapper().readTree(new AuthorizationMessages(realm.messages()).decode(encoded, Instant.now()));
        assertThat(message.at("/context/action").textValue()).isEqualTo("s3:PutObject");
        assertThat(message.at("/explicitDeny").booleanValue()).isFalse();
    }

    @Test
    void aSignatureThatDoesNotHoldIsADenialWithAwsError() throws Exception {
        ((ObjectNode) json.at("/subject/properties/request")).put("url", "https://games.example/other?a=1");
        assertUnauthenticated(answer(json), "SignatureDoesNotMatch");
    }

    @Test
    void aRequestForAnotherServiceOrRegionIsNoProof() throws Exception {
        ((ObjectNode) json.get("context")).put("service", "s3");
        assertUnauthenticated(answer(json), "SignatureDoesNotMatch");
        ((ObjectNode) json.get("context")).put("service", "games").put("region", "us-east-1");
        assertUnauthenticated(answer(json), "SignatureDoesNotMatch");
    }

    @Test
    void anUnsignedRequestIsADenial() throws Exception {
        assertUnauthenticated(answer(EvaluationJson.of(GET, "games.example", credentials.accessKeyId(), "arn:aws:s3:::games/k")),
                "MissingAuthenticationToken");
    }

    @Test
    void credentialsOfAnotherRealmAreADenial() throws Exception {
        JsonNode answer = answer(evaluation(SnapshotBuilder.example().realmId("realm-2").build()), json);
        assertUnauthenticated(answer, "InvalidClientTokenId");
    }

    @Test
    void expiredCredentialsAreADenial() throws Exception {
        TemporaryCredentials old = SigningClient.credentials(realm, Instant.now().minusSeconds(3601));
        HttpRequest request = SigningClient.signed(GET, SigningClient.signing(old), "games", Instant.now());
        assertUnauthenticated(answer(EvaluationJson.of(request, "games.example", old.accessKeyId(), "arn:aws:s3:::games/k")), "ExpiredToken");
    }

    @Test
    void theSubjectIsWhoSigned() {
        ((ObjectNode) json.get("subject")).put("id", "ASIAABCDEFGHIJKLMNOP");
        assertRefused("subject.id is not the access key id that the request was signed with.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GetObject", ":GetObject", "s3:", ":"})
    void anActionHasAService(String action) {
        action(action);
        assertRefused("action.name must be an IAM action such as s3:GetObject.");
    }

    @Test
    void anActionAndAResourceAreNotEndless() {
        action("s3:" + "a".repeat(254));
        assertRefused("action.name must be an IAM action such as s3:GetObject.");
        action("s3:GetObject");
        ((ObjectNode) json.get("resource")).put("id", "arn:aws:s3:::" + "b".repeat(2036));
        assertRefused("resource.id must be an ARN such as arn:aws:s3:::bucket/key.");
        ((ObjectNode) json.get("resource")).put("id", "bucket/key");
        assertRefused("resource.id must be an ARN such as arn:aws:s3:::bucket/key.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855", "unsigned-payload", "STREAMING-",
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85"})
    void aPayloadHashIsInLowerCaseHex(String hash) {
        ((ObjectNode) json.at("/subject/properties/request")).put("payloadHash", hash);
        assertRefused("subject.properties.request.payloadHash must be the SHA-256 of the body in lower-case hex, or what S3 allows in its place.");
    }

    private ObjectNode on(String resource) {
        return EvaluationJson.of(signed, "games.example", credentials.accessKeyId(), resource);
    }

    private void action(String name) {
        ((ObjectNode) json.get("action")).put("name", name);
    }

    private JsonNode answer(ObjectNode request) throws BadRequestException {
        return answer(evaluation(realm), request);
    }

    private static JsonNode answer(Evaluation evaluation, ObjectNode request) throws BadRequestException {
        try {
            return evaluation.answer(EvaluationRequest.read(request));
        } catch (SignatureException e) {
            return Evaluation.unauthenticated(e);
        }
    }

    private void assertRefused(String message) {
        assertThatExceptionOfType(BadRequestException.class).isThrownBy(() -> answer(json)).withMessage(message);
    }

    private static void assertDenied(JsonNode answer) {
        assertThat(answer.get("decision").booleanValue()).isFalse();
        assertThat(answer.at("/context/outcome").textValue()).isEqualTo("implicitDeny");
    }

    private void assertUnauthenticated(JsonNode answer, String code) {
        assertThat(answer.get("decision").booleanValue()).isFalse();
        assertThat(answer.at("/context/outcome").textValue()).isEqualTo("unauthenticated");
        assertThat(answer.at("/context/error/code").textValue()).isEqualTo(code);
        assertThat(answer.at("/context/error/status").intValue()).isIn(400, 403);
        assertThat(answer.at("/context").has("principal")).isFalse();
        assertThat(answer.toString()).doesNotContain(credentials.secretKey(), credentials.sessionToken());
    }

    private static Evaluation evaluation(RealmSnapshot realm) {
        return new Evaluation(realm, new SignedRequests(realm, new KnownCredentials(),
                new InMemoryIdentities().with(Example.person(SigningClient.IDENTITY))), new Permissions());
    }
}

package dev.keypool.it.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a service that may ask must not be talked into, by whoever signed the request that it asks about. */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EvaluationAttackIT {

    private final KeycloakServer server;
    private GameRealm realm;
    private String service;
    private Credentials alice;
    private Credentials bob;

    EvaluationAttackIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void signIn() {
        realm = GameRealm.on(server);
        service = realm.serviceToken();
        alice = realm.credentialsOf("alice");
        bob = realm.credentialsOf("bob");
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    private String own() {
        return "saves/" + alice.identityId() + "/1";
    }

    @Test
    void theOwnPrefixIsAllowed() {
        JsonNode answer = decided(EvaluationCall.get(alice, own()));

        assertThat(answer.path("decision").asBoolean()).isTrue();
        assertThat(answer.path("context").path("principal").path("identityId").asText()).isEqualTo(alice.identityId());
    }

    // Whose request it is

    static Stream<Arguments> otherRequests() {
        return Stream.of(
                changed("SignatureDoesNotMatch", "another method", call -> EvaluationCall.request(call).put("method", "PUT")),
                changed("SignatureDoesNotMatch", "another path", call -> url(call, "/saves/", "/scores/")),
                changed("SignatureDoesNotMatch", "a query", call -> EvaluationCall.request(call)
                        .put("url", EvaluationCall.request(call).path("url").asText() + "?acl")),
                changed("SignatureDoesNotMatch", "another host", call -> EvaluationCall.headers(call).put("host", "other.example.test")),
                changed("IncompleteSignature", "two hosts", call -> EvaluationCall.headers(call).putArray("host")
                        .add(EvaluationCall.HOST).add("other.example.test")),
                changed("IncompleteSignature", "a second host in another case",
                        call -> EvaluationCall.headers(call).put("HOST", "other.example.test")),
                changed("SignatureDoesNotMatch", "an unsigned header of AWS's",
                        call -> EvaluationCall.headers(call).put("X-Amz-Acl", "public-read")),
                changed("SignatureDoesNotMatch", "another body", call -> EvaluationCall.request(call)
                        .put("payloadHash", SigV4.sha256("another body"))),
                changed("SignatureDoesNotMatch", "a body that is said to be unsigned",
                        call -> EvaluationCall.request(call).put("payloadHash", "UNSIGNED-PAYLOAD")),
                changed("SignatureDoesNotMatch", "another service", call -> ((ObjectNode) call.path("context")).put("service", "sts")),
                changed("SignatureDoesNotMatch", "another region",
                        call -> ((ObjectNode) call.path("context")).put("region", "eu-central-1")),
                changed("MissingAuthenticationToken", "no signature", call -> EvaluationCall.headers(call).remove("authorization")),
                changed("InvalidClientTokenId", "no token", call -> {
                    EvaluationCall.headers(call).remove("x-amz-security-token");
                    authorization(call, ";x-amz-security-token", "");
                }),
                changed("SignatureDoesNotMatch", "the token named as not signed",
                        call -> authorization(call, ";x-amz-security-token", "")),
                changed("IncompleteSignature", "two signatures", call -> EvaluationCall.headers(call).put("Authorization",
                        EvaluationCall.headers(call).path("authorization").asText())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("otherRequests")
    void aRequestThatIsNotTheSignedOneIsNobodys(String code, String what, Consumer<ObjectNode> change) {
        ObjectNode call = EvaluationCall.get(alice, own());
        change.accept(call);
        boolean before = call.path("subject").path("properties").path("request").path("headers").has("authorization");

        if (code.equals("MissingAuthenticationToken")) {
            assertThat(before).isFalse();
        }
        unauthenticated(call, code);
    }

    @ParameterizedTest
    @ValueSource(longs = {-16 * 60, 16 * 60})
    void anOldOrEarlyRequestIsNobodys(long seconds) {
        unauthenticated(EvaluationCall.get(alice, own(), SigV4.with(alice, Instant.now().plusSeconds(seconds))),
                "SignatureDoesNotMatch");
    }

    @Test
    void partsOfTwoCredentialsAreNobodys() {
        unauthenticated(EvaluationCall.get(alice.withSessionToken(bob.sessionToken()), own()), "InvalidClientTokenId");
        unauthenticated(EvaluationCall.get(alice.withSecretKey(bob.secretKey()), own()), "SignatureDoesNotMatch");
        unauthenticated(EvaluationCall.get(alice.withAccessKeyId("AKIAIOSFODNN7EXAMPLE"), own()), "InvalidClientTokenId");
    }

    @Test
    void credentialsOfAnotherRealmAreNobodys() {
        try (GameRealm other = GameRealm.on(server)) {
            Credentials stranger = other.credentialsOf("alice");

            unauthenticated(EvaluationCall.get(stranger, "saves/" + stranger.identityId() + "/1"), "InvalidClientTokenId");
        }
    }

    @Test
    void theSubjectMustBeTheSigner() {
        ObjectNode call = EvaluationCall.get(bob, "saves/" + alice.identityId() + "/1");
        ((ObjectNode) call.path("subject")).put("id", alice.accessKeyId());

        assertThat(Refusals.plain(ask(call), 400, "invalid_request")).contains("subject.id");
    }

    // What the service must not be able to state

    @ParameterizedTest
    @ValueSource(strings = {"AWS:PrincipalArn", "aws:principalarn", "aws:PrincipalTag/team", "aws:PrincipalAccount", "aws:PrincipalType",
        "aws:PrincipalOrgID", "AWS:USERID", "aws:username", "aws:FederatedProvider", "aws:TokenIssueTime", "aws:CurrentTime",
        "aws:EpochTime", "cognito-identity.amazonaws.com:sub", "COGNITO-IDENTITY.amazonaws.com:AMR",
        "cognito-identity.amazonaws.com:aud", "sts:ExternalId", "saml:sub", "aws:MultiFactorAuthPresent", "AWS:MultiFactorAuthAge",
        "aws:SourceIdentity", "aws:AssumedRoot", "accounts.google.com:sub", "graph.facebook.com:id", "www.amazon.com:user_id"})
    void keysOfThePrincipalAreRefused(String key) {
        ObjectNode call = EvaluationCall.get(alice, own());
        EvaluationCall.keys(call).put(key, "arn:aws:iam::111122223333:role/boss");

        assertThat(Refusals.plain(ask(call), 400, "invalid_request")).contains("context.keys");
    }

    /** U+212A is a K to who lower-cases, and a letter of its own to who compares without. */
    @Test
    void lettersThatOnlyLookLikeOthersDoNotSmuggleAKey() {
        ObjectNode call = EvaluationCall.get(alice, own());
        EvaluationCall.keys(call).put("aws:To\u212AenIssueTime", "2000-01-01T00:00:00Z");

        Refusals.plain(ask(call), 400, "invalid_request");
    }

    @Test
    void aKeyInTwoCasesIsRefused() {
        ObjectNode call = EvaluationCall.get(alice, own());
        EvaluationCall.keys(call).put("s3:prefix", "a").put("S3:Prefix", "b");

        Refusals.plain(ask(call), 400, "invalid_request");
    }

    // What the signer must not be able to reach

    @Test
    void wildcardsInTheRequestAreOrdinaryLetters() {
        assertThat(decision(resource(EvaluationCall.get(alice, own()), "arn:aws:s3:::demo-game/saves/*"))).isFalse();
        assertThat(decision(resource(EvaluationCall.get(alice, own()), "arn:aws:s3:::demo-game/*"))).isFalse();
        assertThat(decision(resource(EvaluationCall.get(alice, own()), "arn:aws:s3:::*"))).isFalse();
        assertThat(decision(resource(EvaluationCall.get(alice, own()), "arn:aws:s3:::demo-game/saves/????????????????????/1"))).isFalse();
        assertThat(decision(resource(EvaluationCall.get(alice, own()),
                "arn:aws:s3:::demo-game/saves/${cognito-identity.amazonaws.com:sub}/1"))).isFalse();
        assertThat(decision(action(EvaluationCall.get(alice, own()), "s3:*"))).isFalse();
        assertThat(decision(action(EvaluationCall.get(alice, own()), "s3:Get*"))).isFalse();
        assertThat(decision(action(EvaluationCall.get(alice, own()), "s3:GetObjec?"))).isFalse();
    }

    @Test
    void identityIdsThatBeginLikeAnotherAreOthers() {
        String id = alice.identityId();
        for (String prefix : new String[] {id + "0", id.substring(0, id.length() - 1), id + "%2f", id.toUpperCase(), " " + id, id + "/.."}) {
            boolean below = prefix.endsWith("/..");
            assertThat(decision(resource(EvaluationCall.get(alice, own()), "arn:aws:s3:::demo-game/saves/" + prefix + "/1")))
                    .as(prefix).isEqualTo(below);
        }
    }

    @Test
    void somebodyElsesSavesStayOutOfReach() {
        String others = "saves/" + bob.identityId() + "/1";
        assertThat(decision(EvaluationCall.get(alice, others))).isFalse();
        assertThat(decision(resource(EvaluationCall.get(alice, own()), "arn:aws:s3:::demo-game/saves/../saves/" + bob.identityId() + "/1")))
                .isFalse();
        assertThat(decision(resource(EvaluationCall.get(alice, own()), "arn:aws:s3:::other-bucket/" + own()))).isFalse();
        assertThat(decision(resource(EvaluationCall.get(alice, own()), "arn:aws-cn:s3:::demo-game/" + own()))).isFalse();
        assertThat(decision(resource(EvaluationCall.get(alice, own()), "arn:aws:s3:us-east-1::demo-game/" + own()))).isFalse();
    }

    /**
     * In S3 and IAM a key is a name, not a path: dots in it mean nothing, and {@code own/../other} is a key below
     * {@code own}. A service that keeps its objects as files states the resource that it will really touch.
     */
    @Test
    void dotsInAKeyAreLettersAsInIam() {
        String key = "saves/" + alice.identityId() + "/../" + bob.identityId() + "/1";
        assertThat(decision(EvaluationCall.get(alice, key))).isTrue();
        assertThat(decision(resource(EvaluationCall.get(alice, key), "arn:aws:s3:::demo-game/saves/" + bob.identityId() + "/1"))).isFalse();
    }

    @Test
    void conditionsOnThePrincipalRestOnNothingThatTheServiceSays() {
        for (String action : new String[] {"s3:DeleteObject", "s3:DeleteBucket", "s3:CreateBucket"}) {
            assertThat(decision(action(EvaluationCall.get(alice, own()), action))).as(action).isFalse();
        }
    }

    // Malformed questions

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "arn", "arn:aws:s3", "s3://demo-game/x", "arn:aws:s3:::", "urn:aws:s3:::x"})
    void aResourceThatIsNoArnIsRefusedOrDenied(String resource) {
        WireAnswer answer = ask(resource(EvaluationCall.get(alice, own()), resource));

        if (answer.status() == 200) {
            assertThat(Refusals.json(answer).path("decision").asBoolean(true)).isFalse();
        } else {
            Refusals.plain(answer, 400, "invalid_request");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "s3", "s3:", ":GetObject", ":"})
    void anActionThatIsNoneIsRefused(String action) {
        Refusals.plain(ask(action(EvaluationCall.get(alice, own()), action)), 400, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "UNSIGNED", "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855", "STREAMING-"})
    void aPayloadHashThatIsNoneIsRefused(String hash) {
        ObjectNode call = EvaluationCall.get(alice, own());
        EvaluationCall.request(call).put("payloadHash", hash);

        Refusals.plain(ask(call), 400, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/relative", "mailto:a@b", "http://", "http://h/%zz", "http://h/ space", "not a url"})
    void aUrlThatIsNoneIsRefused(String url) {
        ObjectNode call = EvaluationCall.get(alice, own());
        EvaluationCall.request(call).put("url", url);

        Refusals.plain(ask(call), 400, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"subject", "action", "resource", "context"})
    void aMissingOrWrongPartIsRefused(String part) {
        ObjectNode call = EvaluationCall.get(alice, own());
        Refusals.plain(ask(call.deepCopy().without(part)), 400, "invalid_request");
        Refusals.plain(ask((ObjectNode) call.deepCopy().set(part, call.arrayNode())), 400, "invalid_request");
        Refusals.plain(ask(call.deepCopy().put(part, 1)), 400, "invalid_request");
        Refusals.plain(ask(call.deepCopy().putNull(part)), 400, "invalid_request");
    }

    private static Arguments changed(String code, String what, Consumer<ObjectNode> change) {
        return arguments(code, what, change);
    }

    private static void url(ObjectNode call, String part, String replacement) {
        EvaluationCall.request(call).put("url", EvaluationCall.request(call).path("url").asText().replace(part, replacement));
    }

    private static void authorization(ObjectNode call, String part, String replacement) {
        ObjectNode headers = EvaluationCall.headers(call);
        headers.put("authorization", headers.path("authorization").asText().replace(part, replacement));
    }

    private static ObjectNode resource(ObjectNode call, String arn) {
        ((ObjectNode) call.path("resource")).put("id", arn);
        return call;
    }

    private static ObjectNode action(ObjectNode call, String name) {
        ((ObjectNode) call.path("action")).put("name", name);
        return call;
    }

    private WireAnswer ask(ObjectNode call) {
        return realm.evaluate(service, call);
    }

    private JsonNode decided(ObjectNode call) {
        WireAnswer answer = ask(call);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Refusals.json(answer);
    }

    private boolean decision(ObjectNode call) {
        JsonNode answer = decided(call);
        assertThat(answer.path("context").path("principal").path("arn").asText()).as("who signed").isNotBlank();
        return answer.path("decision").asBoolean();
    }

    private void unauthenticated(ObjectNode call, String code) {
        WireAnswer answer = ask(call);
        Refusals.tellsNothing(answer);
        JsonNode body = Refusals.json(answer);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(body.path("decision").asBoolean(true)).isFalse();
        assertThat(body.path("context").path("outcome").asText()).isEqualTo("unauthenticated");
        assertThat(body.path("context").path("error").path("code").asText()).as(answer.body()).isEqualTo(code);
        assertThat(body.path("context").has("principal")).isFalse();
    }
}

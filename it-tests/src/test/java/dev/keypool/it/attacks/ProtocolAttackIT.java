package dev.keypool.it.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are not of their protocol. */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ProtocolAttackIT {

    private static final int LIMIT = 64 * 1024;
    /** Of Cognito's operations with logins: ten tokens of 50,000 characters. */
    private static final int LOGINS_LIMIT = 512 * 1024;
    /** Of STS, where a SAML response comes as a form. */
    private static final int FORM_LIMIT = 192 * 1024;
    private static final String AWS_JSON = "application/x-amz-json-1.1";
    private static final String TARGET = "AWSCognitoIdentityService.";

    private final KeycloakServer server;
    private GameRealm realm;

    ProtocolAttackIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void createRealm() {
        realm = GameRealm.on(server);
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    /** The endpoints that take JSON. */
    enum Json {
        COGNITO("/cognito-identity", AWS_JSON) {
            @Override
            int limit() {
                return LOGINS_LIMIT;
            }

            @Override
            void malformed(WireAnswer answer) {
                Refusals.cognito(answer, 400, "SerializationException");
            }

            @Override
            void tooLarge(WireAnswer answer) {
                Refusals.cognito(answer, 413, "RequestEntityTooLargeException");
            }
        },
        CREDENTIALS("/identity-pools/credentials", "application/json"),
        EVALUATION("/identity-pools/access/v1/evaluation", "application/json");

        private final String path;
        private final String contentType;

        Json(String path, String contentType) {
            this.path = path;
            this.contentType = contentType;
        }

        int limit() {
            return LIMIT;
        }

        void malformed(WireAnswer answer) {
            Refusals.plain(answer, 400, "invalid_request");
        }

        void tooLarge(WireAnswer answer) {
            Refusals.plain(answer, 413, "invalid_request");
        }

        WireRequest post(GameRealm realm) {
            return WireRequest.to("POST", realm.uri(path)).header("Content-Type", contentType)
                    .header("X-Amz-Target", TARGET + "GetId");
        }
    }

    private WireAnswer send(WireRequest request) {
        return request.send(server.baseUrl());
    }

    private String good() {
        return "{\"IdentityPoolId\":\"" + realm.pool() + "\",\"identityPoolId\":\"" + realm.pool() + "\"}";
    }

    private String goodWith(String more) {
        return good().substring(0, good().length() - 1) + "," + more + "}";
    }

    @ParameterizedTest
    @EnumSource(value = Json.class, names = {"COGNITO", "CREDENTIALS"})
    void whatIsOfTheProtocolIsAnswered(Json endpoint) {
        assertThat(send(endpoint.post(realm).body(good())).status()).isEqualTo(200);
        assertThat(send(endpoint.post(realm).body(good()).chunked()).status()).isEqualTo(200);
        assertThat(send(endpoint.post(realm).body(padded(endpoint.limit()))).status()).as("the limit itself").isEqualTo(200);
    }

    private String padded(int size) {
        return good().substring(0, good().length() - 1) + " ".repeat(size - good().length()) + "}";
    }

    @ParameterizedTest
    @EnumSource(Json.class)
    void aLargeBodyIsRefused(Json endpoint) {
        for (int size : new int[] {endpoint.limit() + 1, 1024 * 1024}) {
            endpoint.tooLarge(send(endpoint.post(realm).body(padded(size))));
            endpoint.tooLarge(send(endpoint.post(realm).body(padded(size)).chunked()));
        }
    }

    /** Keycloak itself stops there. */
    @ParameterizedTest
    @EnumSource(Json.class)
    void aHugeBodyIsCutOff(Json endpoint) {
        Refusals.byTheServer(send(endpoint.post(realm).body(padded(11 * 1024 * 1024))), 413);
    }

    @ParameterizedTest
    @EnumSource(Json.class)
    void whatIsNotOneJsonObjectIsRefused(Json endpoint) {
        for (String body : new String[] {"", " ", "[]", "[" + good() + "]", "null", "1", "\"text\"", "true", "{", "{]", "{'a':1}", "{a:1}",
            good() + good(), good() + "x", good() + "]", "\u0000", good() + "\u0000", "\u0000" + good(), "//\n" + good(), "NaN",
            "{\"a\":NaN}", "{\"a\":01}", "{\"a\":\"\n\"}", goodWith("\"a\":1").replace(":1", ":1,"), "<xml/>", "a=b"}) {
            endpoint.malformed(send(endpoint.post(realm).body(body)));
        }
    }

    @ParameterizedTest
    @EnumSource(Json.class)
    void duplicateMembersAreRefused(Json endpoint) {
        endpoint.malformed(send(endpoint.post(realm).body(goodWith("\"IdentityPoolId\":\"x\""))));
        endpoint.malformed(send(endpoint.post(realm).body(goodWith("\"\\u0049dentityPoolId\":\"x\""))));
        endpoint.malformed(send(endpoint.post(realm).body(goodWith("\"a\":{\"b\":1,\"b\":2}"))));
        endpoint.malformed(send(endpoint.post(realm).body(goodWith("\"Logins\":{\"a\":\"1\",\"a\":\"2\"}"))));
    }

    @ParameterizedTest
    @EnumSource(Json.class)
    void deepJsonIsRefused(Json endpoint) {
        for (int depth : new int[] {17, 1000, 30_000}) {
            endpoint.malformed(send(endpoint.post(realm).body(goodWith("\"a\":" + "[".repeat(depth) + "]".repeat(depth)))));
            endpoint.malformed(send(endpoint.post(realm).body("[".repeat(depth))));
        }
        endpoint.malformed(send(endpoint.post(realm).body("{\"a\":".repeat(10_000))));
    }

    @ParameterizedTest
    @EnumSource(Json.class)
    void hugeNumbersAndNamesAreRefused(Json endpoint) {
        endpoint.malformed(send(endpoint.post(realm).body(goodWith("\"a\":" + "9".repeat(1000)))));
        endpoint.malformed(send(endpoint.post(realm).body(goodWith("\"" + "a".repeat(3000) + "\":1"))));
    }

    @ParameterizedTest
    @EnumSource(Json.class)
    void otherEncodingsAreRefused(Json endpoint) {
        for (String name : new String[] {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"}) {
            endpoint.malformed(send(endpoint.post(realm).body(good().getBytes(Charset.forName(name)))));
        }
        endpoint.malformed(send(endpoint.post(realm).body(goodWith("\"a\":\"\u00e9\"").getBytes(StandardCharsets.ISO_8859_1))));
        // Overlong, a surrogate, and beyond Unicode.
        for (byte[] bad : new byte[][] {{(byte) 0xc0, (byte) 0x80}, {(byte) 0xed, (byte) 0xa0, (byte) 0x80}, {(byte) 0xf5, 1, 1, 1}}) {
            endpoint.malformed(send(endpoint.post(realm).body(surrounded(bad))));
        }
        endpoint.malformed(send(endpoint.post(realm).header("Content-Encoding", "gzip").body(gzipped(good()))));
    }

    private byte[] surrounded(byte[] bad) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String body = goodWith("\"a\":\"\"");
        out.writeBytes(body.substring(0, body.length() - 2).getBytes(StandardCharsets.UTF_8));
        out.writeBytes(bad);
        out.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private static byte[] gzipped(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    // cognito-identity

    private WireRequest cognito(String target, String contentType) {
        WireRequest request = WireRequest.to("POST", realm.uri("/cognito-identity")).body(good());
        if (target != null) {
            request.header("X-Amz-Target", target);
        }
        return contentType == null ? request : request.header("Content-Type", contentType);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWSCognitoIdentityService.DeletePool", "AWSCognitoIdentityService.getid", "AWSCognitoIdentityService.",
        "GetId", ".GetId", "DynamoDB_20120810.GetItem", "AWSCognitoIdentityService.GetId.GetId", "AWSCognitoIdentityService.GetId<script>"})
    void anUnknownTargetIsRefused(String target) {
        assertThat(Refusals.cognito(send(cognito(target, AWS_JSON)), 400, "UnknownOperationException")).doesNotContain("script");
    }

    @Test
    void aMissingTargetIsRefused() {
        Refusals.cognito(send(cognito(null, AWS_JSON)), 400, "UnknownOperationException");
        Refusals.cognito(send(cognito("", AWS_JSON)), 400, "UnknownOperationException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-amz-json-1.0", "application/x-amz-json-1.10", "text/plain",
        "application/xml", "application/x-www-form-urlencoded", "application/x-amz-json-1.1x"})
    void anotherContentTypeIsRefused(String contentType) {
        Refusals.cognito(send(cognito(TARGET + "GetId", contentType)), 400, "SerializationException");
    }

    @Test
    void aMissingContentTypeIsRefused() {
        Refusals.cognito(send(cognito(TARGET + "GetId", null)), 400, "SerializationException");
    }

    /** Keycloak's HTTP layer would fail at these before any endpoint is asked. */
    @ParameterizedTest
    @ValueSource(strings = {"x", "/", ";", "application/", "*/*", "a/b; charset", "multipart/form-data", "multipart/mixed; boundary=x",
        "multipart/form-data; boundary=x", "application/x-www-form-urlencoded; charset=nonsense", "application/json; charset=utf-16"})
    void aContentTypeThatCannotBeReadIsRefused(String malformed) {
        String body = "--x\r\nContent-Disposition: form-data; name=\"Action\"\r\n\r\nGetCallerIdentity\r\n--x--\r\n";
        for (boolean chunked : new boolean[] {false, true}) {
            Refusals.cognito(send(typed("/cognito-identity", malformed, body, chunked)), 400, "SerializationException");
            Refusals.sts(send(typed("/sts", malformed, body, chunked)), 400, "MalformedQueryString");
            Refusals.plain(send(typed("/identity-pools/credentials", malformed, body, chunked)), 415, "invalid_request");
            Refusals.plain(send(typed("/identity-pools/access/v1/evaluation", malformed, body, chunked)), 415, "invalid_request");
        }
    }

    /** Names of realms that want escaping; other ways to write a path. */
    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded; charset=nonsense", "multipart/form-data", "x"})
    void norWhereThePathIsWrittenOtherwise(String malformed) {
        String id = UUID.randomUUID().toString().substring(0, 8);
        try (ThrowawayRealm other = ThrowawayRealm.on(server, settings -> settings.setRealm("it-\u00e9-" + id))) {
            assertThat(other.name()).contains("\u00e9");
            String path = "/realms/it-%C3%A9-" + id;
            Refusals.sts(send(typed(WireRequest.of("POST", path + "/sts"), malformed, "Action=GetCallerIdentity", false)), 400, "MalformedQueryString");
            Refusals.plain(send(typed(WireRequest.of("POST", path + "/identity-pools/credentials"), malformed, "{}", true)), 415, "invalid_request");
        }
        // Keycloak refuses these itself, unless it is told to accept them.
        String escaped = "%" + Integer.toHexString(realm.name().charAt(0)) + realm.name().substring(1);
        for (String path : new String[] {"/realms/" + escaped, "/realms/" + realm.name() + ";x", "/realms/" + realm.name() + "/", "/x/../realms/" + realm.name()}) {
            Refusals.byTheServer(send(typed(WireRequest.of("POST", path + "/sts"), malformed, "Action=GetCallerIdentity", false)), 400, 404);
        }
    }

    @Test
    void aContentTypeThatBeginsLikeTheRightOneIsRefused() {
        for (String type : new String[] {"application/json-patch+json", "application/jsonx"}) {
            Refusals.plain(send(typed("/identity-pools/credentials", type, good(), false)), 415, "invalid_request");
        }
        Refusals.sts(send(typed("/sts", SigV4.FORM + "x", SigV4.CALL, false)), 400, "MalformedQueryString");
    }

    /** The operations of administrators have larger bodies, of those who have credentials. */
    @Test
    void aLargeBodyOfWhoIsNotSignedInIsRefused() {
        WireRequest large = typed(WireRequest.to("POST", realm.uri("/cognito-identity")).header("X-Amz-Target", TARGET + "ListIdentityPools"),
                AWS_JSON, padded(LIMIT + 1), true);
        Refusals.cognito(send(large), 413, "RequestEntityTooLargeException");
        WireRequest small = typed(WireRequest.to("POST", realm.uri("/cognito-identity")).header("X-Amz-Target", TARGET + "ListIdentityPools"),
                AWS_JSON, padded(LIMIT), true);
        Refusals.cognito(send(small), 400, "MissingAuthenticationTokenException");
    }

    private WireRequest typed(String path, String contentType, String body, boolean chunked) {
        return typed(WireRequest.to("POST", realm.uri(path)).header("X-Amz-Target", TARGET + "GetId"), contentType, body, chunked);
    }

    private static WireRequest typed(WireRequest to, String contentType, String body, boolean chunked) {
        WireRequest request = to.header("Content-Type", contentType).body(body);
        return chunked ? request.chunked() : request;
    }

    /** Nobody gets a thread of the server by sending slowly. */
    @Test
    void aBodyThatDoesNotArriveIsNotWaitedForForLong() {
        WireRequest half = WireRequest.to("POST", realm.uri("/cognito-identity")).header("X-Amz-Target", TARGET + "GetId")
                .header("Content-Type", AWS_JSON).header("Content-Length", "100").withoutBody();
        Refusals.byTheServer(send(half), 408);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "[]", "{}", "[\"us-east-1:x\"]"})
    void aMemberOfAnotherTypeIsRefused(String value) {
        for (String member : new String[] {"IdentityPoolId", "Logins", "AccountId"}) {
            if (!(member.equals("Logins") && value.equals("{}"))) {
                String body = good().replaceFirst("^\\{", "{\"" + member + "\":" + value + ",");
                Refusals.cognito(realm.cognito("GetId", member.equals("IdentityPoolId") ? "{\"IdentityPoolId\":" + value + "}" : body),
                        400, "SerializationException");
            }
        }
        Refusals.cognito(realm.cognito("GetCredentialsForIdentity", "{\"IdentityId\":" + value + "}"), 400, "SerializationException");
        Refusals.cognito(realm.cognito("GetId", goodWith("\"Logins\":{\"a\":" + value + "}")), 400, "SerializationException");
    }

    @Test
    void aMissingMemberIsRefused() {
        Refusals.cognito(realm.cognito("GetId", "{}"), 400, "ValidationException");
        Refusals.cognito(realm.cognito("GetId", "{\"IdentityPoolId\":null}"), 400, "ValidationException");
        Refusals.cognito(realm.cognito("GetCredentialsForIdentity", "{}"), 400, "ValidationException");
    }

    @Test
    void elevenLoginsAreRefused() {
        String logins = IntStream.range(0, 11).mapToObj(i -> "\"p" + i + "\":\"t\"").collect(Collectors.joining(","));

        Refusals.cognito(realm.cognito("GetId", goodWith("\"Logins\":{" + logins + "}")), 400, "ValidationException");
    }

    @Test
    void longTokensAndNamesAreRefused() {
        String login = "\"Logins\":{\"" + realm.provider() + "\":\"%s\"}";
        Refusals.cognito(realm.cognito("GetId", goodWith(login.formatted("a".repeat(50_001)))), 400, "ValidationException");
        Refusals.cognito(realm.cognito("GetId", goodWith(login.formatted("a".repeat(50_000)))), 400, "NotAuthorizedException");
        Refusals.cognito(realm.cognito("GetId", goodWith(login.formatted(""))), 400, "ValidationException");
        Refusals.cognito(realm.cognito("GetId", goodWith("\"Logins\":{\"" + "a".repeat(129) + "\":\"t\"}")), 400, "ValidationException");
        Refusals.cognito(realm.cognito("GetId", goodWith("\"Logins\":{\"\":\"t\"}")), 400, "ValidationException");
        WireAnswer longHeader = realm.restCredentials("a".repeat(50_001));
        Refusals.byTheServer(longHeader, 400, 413, 431);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "us-east-1", "us-east-1:", "us-east-1:../../etc/passwd", "us-east-1:%00", "us-east-1:\\u0000",
        "us-east-1:\\u00e9", "us-east-1:' or 1=1", "us-east-1:<b>", "us-east-1:ABCDEF", "us east:1", "us-east-1:a b", "\\n",
        "us-east-1:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void anOddIdIsRefused(String id) {
        Refusals.cognito(realm.cognito("GetId", "{\"IdentityPoolId\":\"" + id + "\"}"), 400, "ValidationException");
        Refusals.cognito(realm.cognito("GetCredentialsForIdentity", "{\"IdentityId\":\"" + id + "\"}"), 400, "ValidationException");
    }

    @Test
    void idsOfNobodyAreNotFound() {
        for (String id : new String[] {"us-east-1:-", "us-east-1:0", "us-east-1:" + UUID.randomUUID(), "eu-central-1:" + UUID.randomUUID(),
            // The form of a guest's, made up.
            "us-east-1:00000000-0000-8000-8000-000000000000", "us-east-2:" + realm.poolComponentId(), "x:1"}) {
            Refusals.cognito(realm.cognito("GetId", "{\"IdentityPoolId\":\"" + id + "\"}"), 400, "ResourceNotFoundException");
            Refusals.cognito(realm.cognito("GetCredentialsForIdentity", "{\"IdentityId\":\"" + id + "\"}"), 400, "ResourceNotFoundException");
        }
        Refusals.cognito(realm.cognito("GetCredentialsForIdentity", "{\"IdentityId\":\"" + realm.pool() + "\"}"), 400,
                "ResourceNotFoundException");
    }

    @Test
    void poolsAndIdentitiesOfAnotherRealmAreNotFound() {
        try (GameRealm other = GameRealm.on(server)) {
            String person = other.identityOf(other.idToken("alice"));
            String guest = Refusals.json(other.getId(null, null)).path("IdentityId").asText();

            Refusals.cognito(realm.cognito("GetId", "{\"IdentityPoolId\":\"" + other.pool() + "\"}"), 400, "ResourceNotFoundException");
            Refusals.plain(send(WireRequest.to("POST", realm.uri("/identity-pools/credentials"))
                    .header("Content-Type", "application/json").body("{\"identityPoolId\":\"" + other.pool() + "\"}")), 404, "not_found");
            Refusals.cognito(realm.getCredentials(guest, null, null), 400, "ResourceNotFoundException");
            Refusals.cognito(realm.getCredentials(person, realm.provider(), realm.idToken("alice")), 400, "ResourceNotFoundException");
        }
    }

    /** One letter of a guest's id changed: nobody's. */
    @Test
    void aGuestsIdCannotBeMadeUp() {
        String guest = Refusals.json(realm.getId(null, null)).path("IdentityId").asText();
        assertThat(realm.getCredentials(guest, null, null).status()).isEqualTo(200);
        for (int at = "us-east-1:".length(); at < guest.length(); at++) {
            if (guest.charAt(at) != '-') {
                char other = guest.charAt(at) == '0' ? '1' : '0';
                Refusals.cognito(realm.getCredentials(guest.substring(0, at) + other + guest.substring(at + 1), null, null), 400,
                        "ResourceNotFoundException");
            }
        }
    }

    @Test
    void aRoleCannotBeChosenByWhoeverAsks() {
        String token = realm.idToken("alice");
        String body = "{\"IdentityId\":\"" + realm.identityOf(token) + "\",\"Logins\":{\"" + realm.provider() + "\":\"" + token
                + "\"},\"CustomRoleArn\":\"arn:aws:iam::111122223333:role/%s\"}";
        for (String role : new String[] {"player", "guest", "boss", "*"}) {
            Refusals.cognito(realm.cognito("GetCredentialsForIdentity", body.formatted(role)), 400, "NotAuthorizedException");
        }
    }

    // identity-pools

    @ParameterizedTest
    @ValueSource(strings = {"Basic YTpi", "Bearer", "Bearer  ", "bearer", "Token abc", "AWS4-HMAC-SHA256 x", "Bearerabc"})
    void anotherAuthorizationIsNoGuests(String authorization) {
        WireAnswer answer = send(Json.CREDENTIALS.post(realm).header("Authorization", authorization).body(good()));

        Refusals.byTheServer(answer, 400, 401);
        assertThat(answer.body()).contains("error");
    }

    @Test
    void twoAuthorizationsAreNoGuests() {
        Refusals.plain(send(Json.CREDENTIALS.post(realm).header("Authorization", "Bearer a").header("Authorization", "Bearer b")
                .body(good())), 400, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "[]", "{}", "\"\"", "true", "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\""})
    void aPoolThatIsNoNameIsRefused(String pool) {
        Refusals.plain(send(Json.CREDENTIALS.post(realm).body("{\"identityPoolId\":" + pool + "}")), 400, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "us-east-1:<script>alert(1)</script>", "us-east-1:\\u0000", "\\\"}", "us-east-1:\\r\\nSet-Cookie: a=b"})
    void anOddPoolIsNotFound(String pool) {
        WireAnswer answer = send(Json.CREDENTIALS.post(realm).body("{\"identityPoolId\":\"" + pool + "\"}"));

        Refusals.plain(answer, 404, "not_found");
        assertThat(answer.header("set-cookie")).isEmpty();
    }

    /** What is echoed is echoed only when it is harmless. */
    @Test
    void anOddRequestIdIsNotEchoed() {
        WireAnswer answer = send(Json.CREDENTIALS.post(realm).header("X-Request-ID", "a b<c>").body("{}"));
        assertThat(answer.header("x-request-id")).isEmpty();
        answer = send(Json.CREDENTIALS.post(realm).header("X-Request-ID", "x".repeat(129)).body("{}"));
        assertThat(answer.header("x-request-id")).isEmpty();
    }

    // sts

    private WireRequest form(String body) {
        return WireRequest.to("POST", realm.uri("/sts")).header("Content-Type", SigV4.FORM).body(body);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Version=2011-06-15|MissingAction",
        "a=b|MissingAction",
        "Action=|InvalidAction",
        "Action=getcalleridentity&Version=2011-06-15|InvalidAction",
        "Action=AssumeUser&Version=2011-06-15|InvalidAction",
        "Action=GetCallerIdentity|InvalidAction",
        "Action=GetCallerIdentity&Version=2011-06-16|InvalidAction",
        "Action=GetCallerIdentity&Version=|InvalidAction",
        "Action=%3C%2FMessage%3E%3Cscript%3E%26%22%27&Version=2011-06-15|InvalidAction",
        "Action=%5D%5D%3E&Version=2011-06-15|InvalidAction",
        "Action=GetCallerIdentity&Action=GetCallerIdentity&Version=2011-06-15|MalformedQueryString",
        "Action=GetCallerIdentity&Version=2011-06-15&Version=2011-06-15|MalformedQueryString",
        "Action=%zz&Version=2011-06-15|MalformedQueryString",
        "Action=GetCallerIdentity%&Version=2011-06-15|MalformedQueryString",
    })
    void anotherActionIsRefused(String form, String code) {
        assertThat(Refusals.sts(send(form(form)), 400, code)).doesNotContain("script");
        if (!form.contains("%zz") && !form.contains("%&")) {
            Refusals.sts(send(WireRequest.of("GET", realm.uri("/sts").getRawPath() + "?" + form)), 400, code);
        }
    }

    @Test
    void anActionInQueryAndBodyIsRefused() {
        Refusals.sts(send(WireRequest.of("POST", realm.uri("/sts").getRawPath() + "?" + SigV4.CALL)
                .header("Content-Type", SigV4.FORM).body(SigV4.CALL)), 400, "MalformedQueryString");
    }

    @Test
    void nothingIsNoAction() {
        Refusals.sts(send(WireRequest.to("GET", realm.uri("/sts"))), 400, "MissingAction");
        Refusals.sts(send(WireRequest.to("POST", realm.uri("/sts"))), 400, "MissingAction");
        Refusals.sts(send(form("")), 400, "MissingAction");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/xml", "text/plain", "application/x-amz-json-1.1", "application/octet-stream"})
    void anotherContentTypeOfTheFormIsRefused(String contentType) {
        Refusals.sts(send(WireRequest.to("POST", realm.uri("/sts")).header("Content-Type", contentType).body(SigV4.CALL)), 400,
                "MalformedQueryString");
    }

    @Test
    void noContentTypeOfTheFormIsRefused() {
        Refusals.sts(send(WireRequest.to("POST", realm.uri("/sts")).body(SigV4.CALL)), 400, "MalformedQueryString");
    }

    @Test
    void manyParametersAreRefused() {
        String many = IntStream.range(0, 300).mapToObj(i -> "p" + i + "=").collect(Collectors.joining("&"));
        Refusals.sts(send(form(SigV4.CALL + "&" + many)), 400, "MalformedQueryString");
        String shortest = IntStream.range(0, 9000).mapToObj(i -> "p" + i).collect(Collectors.joining("&"));
        Refusals.byTheServer(send(form(SigV4.CALL + "&" + shortest)), 400, 413);
    }

    @Test
    void aLargeFormIsRefused() {
        for (int size : new int[] {FORM_LIMIT, 1024 * 1024}) {
            Refusals.sts(send(form(SigV4.CALL + "&x=" + "x".repeat(size)).chunked()), 413, "MalformedInput");
            Refusals.sts(send(form(SigV4.CALL + "&x=" + "x".repeat(size))), 413, "MalformedInput");
        }
        Refusals.byTheServer(send(form("x=" + "x".repeat(11 * 1024 * 1024))), 413);
    }

    @Test
    void otherEncodingsOfTheFormAreRefused() {
        WireRequest request = WireRequest.to("POST", realm.uri("/sts")).header("Content-Type", SigV4.FORM);
        Refusals.sts(send(request.body("Action=\u00e9".getBytes(StandardCharsets.ISO_8859_1))), 400, "MalformedQueryString");
        Refusals.byTheServer(send(request.body(SigV4.CALL.getBytes(StandardCharsets.UTF_16))), 400);
        Refusals.byTheServer(send(request.header("Content-Encoding", "gzip").body(gzipped(SigV4.CALL))), 400);
    }

    /** Keycloak refuses those by itself. */
    @Test
    void zerosInParametersAreRefused() {
        String call = "Action=GetCallerIdentity%00&Version=2011-06-15";
        Refusals.byTheServer(send(form(call)), 400);
        Refusals.byTheServer(send(WireRequest.of("GET", realm.uri("/sts").getRawPath() + "?" + call)), 400);
    }

    /** Letters that a URI must not have, unescaped in a query: browsers and proxies let some pass. */
    @ParameterizedTest
    @ValueSource(strings = {"a=|", "a={b}", "a=\"", "a=<b>", "a=^", "a=`", "a=\\", "a=[b]", "a=%", "a=%zz", "a=\u00e9", "a=b#c", "a=?"})
    void oddLettersInTheQueryAreNoFault(String odd) {
        WireAnswer answer = send(WireRequest.of("GET", realm.uri("/sts").getRawPath() + "?" + SigV4.CALL + "&" + odd));

        Refusals.byTheServer(answer, 400, 403);
    }

    // HTTP

    @ParameterizedTest
    @CsvSource({"PUT", "DELETE", "HEAD", "TRACE", "PATCH", "CONNECT", "PROPFIND", "get"})
    void otherMethodsAreNotAllowed(String method) {
        for (String path : new String[] {"/cognito-identity", "/sts", "/identity-pools/credentials", "/identity-pools/access/v1/evaluation"}) {
            WireAnswer answer = send(WireRequest.to(method, realm.uri(path)));
            if (method.equals("HEAD") && path.equals("/sts")) {
                // HEAD is GET without the body.
                Refusals.byTheServer(answer, 400);
            } else {
                Refusals.byTheServer(answer, 400, 404, 405, 501);
            }
            assertThat(answer.body()).doesNotContain("AccessKeyId");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cognito-identity/x", "/cognito-identity/../sts", "/cognito-identity//", "/cognito-identity;a=b", "/sts/x",
        "/sts/..", "/sts%2f", "/sts%00", "/identity-pools", "/identity-pools/", "/identity-pools/x", "/identity-pools/credentials/x",
        "/identity-pools/credentials%2f..", "/identity-pools/access/v1", "/identity-pools/access/v1/evaluations",
        "/identity-pools/openapi.json/x", "/identity-pools/../../../admin"})
    void otherPathsAreNotThere(String path) {
        for (String method : new String[] {"GET", "POST"}) {
            WireAnswer answer = send(WireRequest.of(method, "/realms/" + realm.name() + path));
            Refusals.tellsNothing(answer);
            assertThat(answer.status()).as(method + answer.body()).isGreaterThanOrEqualTo(300);
        }
    }

    @Test
    void aRealmThatIsNotThereIsNotFound() {
        for (String path : new String[] {"/cognito-identity", "/sts", "/identity-pools/credentials"}) {
            Refusals.byTheServer(send(WireRequest.of("POST", "/realms/no-such-realm" + path)), 404);
        }
    }

    @Test
    void nothingAnswersOutsideARealm() {
        for (String path : new String[] {"/cognito-identity", "/sts", "/identity-pools/credentials", "/credentials", "/openapi.json",
            "/access/v1/evaluation"}) {
            Refusals.byTheServer(send(WireRequest.of("POST", path)), 400, 404, 405, 415);
        }
    }

    @Test
    void http10WithoutAHostIsNoFault() {
        Refusals.sts(send(form(SigV4.CALL).version("HTTP/1.0").host("")), 400, "MalformedQueryString");
        // For a guest, no matter: only signatures and issuers rest on the Host.
        for (Json endpoint : Json.values()) {
            Refusals.byTheServer(send(endpoint.post(realm).version("HTTP/1.0").host("").body(good())), 200, 400, 401);
        }
        String token = realm.idToken("alice");
        Refusals.byTheServer(send(cognito(TARGET + "GetId", AWS_JSON).version("HTTP/1.0").host("")
                .body(goodWith("\"Logins\":{\"" + realm.provider() + "\":\"" + token + "\"}"))), 400);
        Refusals.byTheServer(send(Json.CREDENTIALS.post(realm).version("HTTP/1.0").host("")
                .header("Authorization", "Bearer " + token).body(good())), 401);
        Refusals.byTheServer(send(form(SigV4.CALL).host("")), 400, 403);
        Refusals.byTheServer(send(form(SigV4.CALL).host("a b")), 400, 403);
        Refusals.byTheServer(send(form(SigV4.CALL).header("Host", "second.example.test")), 400, 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "image/png", "*/*", "x", "application/json;q=0"})
    void whateverTheClientAcceptsItGetsTheProtocol(String accept) {
        Refusals.sts(send(form(SigV4.CALL).header("Accept", accept)), 403, "MissingAuthenticationToken");
        Refusals.cognito(send(cognito(TARGET + "No", AWS_JSON).header("Accept", accept)), 400, "UnknownOperationException");
        Refusals.plain(send(Json.CREDENTIALS.post(realm).header("Accept", accept).body("[]")), 400, "invalid_request");
    }

    @Test
    void preflightsNameNoCredentials() {
        for (String path : new String[] {"/cognito-identity", "/sts"}) {
            WireAnswer answer = send(WireRequest.to("OPTIONS", realm.uri(path)).header("Origin", "https://evil.example.test")
                    .header("Access-Control-Request-Method", "POST"));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("access-control-allow-origin")).hasValue("*");
            assertThat(answer.header("access-control-allow-credentials")).isEmpty();
        }
    }
}

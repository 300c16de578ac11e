package dev.keypool.iam.sigv4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an attacker, a proxy or a broken clock may do to a request. */
class SignedRequestTest {

    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private static final SigningCredentials CREDENTIALS = new SigningCredentials("ASIAEXAMPLE", SECRET, "the/session+token==");
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final String BODY = Crypto.sha256Hex("Action=GetCallerIdentity");
    private static final CredentialScope STS = CredentialScope.at(NOW, "us-east-1", "sts");
    private static final CredentialScope S3 = CredentialScope.at(NOW, "us-east-1", "s3");

    @Test
    void acceptsWhatItSigned() throws Exception {
        SignedRequest request = SignedRequest.parse(signed());

        request.requireScope("us-east-1", "sts");
        request.verify(SECRET, BODY, NOW);
        request.verify(SigningKey.derive(Crypto.utf8(SECRET), request.scope()), BODY, NOW);

        assertThat(request.accessKeyId()).isEqualTo("ASIAEXAMPLE");
        assertThat(request.sessionToken()).isEqualTo("the/session+token==");
        assertThat(request.signedAt()).isEqualTo(NOW);
        assertThat(request.scope()).isEqualTo(STS);
        assertThat(request.signedHeaders()).containsExactly("content-type", "host", "x-amz-date", "x-amz-security-token");
    }

    @Test
    void refusesAnotherKeyBodyMethodPathQueryOrHeader() throws Exception {
        HttpRequest good = signed();
        assertMismatch(good, "another secret", BODY);
        assertMismatch(good, SECRET, Crypto.sha256Hex("Action=AssumeRole"));
        assertMismatch(new HttpRequest("GET", good.rawPath(), good.rawQuery(), good.headers()), SECRET, BODY);
        assertMismatch(new HttpRequest(good.method(), "/other", good.rawQuery(), good.headers()), SECRET, BODY);
        assertMismatch(new HttpRequest(good.method(), good.rawPath(), "a=2", good.headers()), SECRET, BODY);
        assertMismatch(replacing(good, "Host", "evil.example.com"), SECRET, BODY);
        assertMismatch(replacing(good, "X-Amz-Security-Token", "another"), SECRET, BODY);
        assertMismatch(replacing(good, "Content-Type", "text/plain"), SECRET, BODY);
        assertMismatch(adding(good, "Content-Type", "text/plain"), SECRET, BODY);
        assertMismatch(replacing(good, "X-Amz-Date", "20260131T120001Z"), SECRET, BODY);
        assertThat(verifying(replacing(good, "Authorization", header(good, "Authorization").replace("us-east-1", "eu-west-1"))).code())
                .isEqualTo(SignatureException.Code.SIGNATURE_DOES_NOT_MATCH);
    }

    @Test
    void refusesAKeyThatWasDerivedForAnotherScope() throws Exception {
        SigningKey other = SigningKey.derive(Crypto.utf8(SECRET), S3);

        assertThat(catchThrowableOfType(SignatureException.class, () -> SignedRequest.parse(signed()).verify(other, BODY, NOW)).code())
                .isEqualTo(SignatureException.Code.SIGNATURE_DOES_NOT_MATCH);
    }

    @Test
    void aRequestForOneServiceIsNoProofAtAnother() throws Exception {
        SignedRequest request = SignedRequest.parse(signed());

        assertThat(catchThrowableOfType(SignatureException.class, () -> request.requireScope("us-east-1",
                "s3"))).hasMessageContaining("correct service");
        assertThat(catchThrowableOfType(SignatureException.class, () -> request.requireScope("eu-west-1",
                "sts"))).hasMessageContaining("region");
    }

    @Test
    void allowsFifteenMinutesEitherWay() throws Exception {
        SignedRequest request = SignedRequest.parse(signed());

        assertThatCode(() -> request.verify(SECRET, BODY, NOW.plusSeconds(900))).doesNotThrowAnyException();
        assertThatCode(() -> request.verify(SECRET, BODY, NOW.minusSeconds(900))).doesNotThrowAnyException();
        assertThat(catchThrowableOfType(SignatureException.class, () -> request.verify(SECRET, BODY, NOW.plusSeconds(901))))
                .hasMessage("Signature expired: 20260131T120000Z is now earlier than 20260131T120001Z (20260131T121501Z - 15 min.)");
        assertThat(catchThrowableOfType(SignatureException.class, () -> request.verify(SECRET, BODY, NOW.minusSeconds(901))))
                .hasMessageStartingWith("Signature not yet current: 20260131T120000Z is still later than 20260131T115959Z");
    }

    @Test
    void refusesXAmzHeadersAndTokensThatAreNotSigned() throws Exception {
        assertThat(verifying(adding(signed(), "X-Amz-Target", "Other"))).hasMessageContaining("'x-amz-target' must be a 'SignedHeader'");
        HttpRequest without = signed(new SigningCredentials("AKIDEXAMPLE", SECRET, null));
        assertThat(verifying(adding(without, "X-Amz-Security-Token", "t"))).hasMessageContaining("'x-amz-security-token' must be");
        assertThatCode(() -> SignedRequest.parse(adding(signed(), "X-Forwarded-For", "192.0.2.1")).verify(SECRET, BODY,
                NOW)).doesNotThrowAnyException();
    }

    @Test
    void refusesAHeaderThatIsSignedAndMissing() throws Exception {
        HttpRequest good = signed();
        List<Map.Entry<String, String>> fewer = new ArrayList<>(good.headers());
        fewer.removeIf(header -> header.getKey().equals("Content-Type"));

        assertThat(verifying(new HttpRequest("POST", "/", "a=1", fewer))).hasMessageContaining("'content-type' is not in the request");
    }

    @Test
    void refusesWhatIsThereTwice() throws Exception {
        HttpRequest good = signed();
        for (String name : List.of("Authorization", "X-Amz-Date", "X-Amz-Security-Token", "Host")) {
            assertThat(verifying(adding(good, name, header(good,
                    name))).code()).as(name).isEqualTo(SignatureException.Code.INCOMPLETE_SIGNATURE);
        }
        String query = presigned(S3, 60);
        HttpRequest twice = new HttpRequest("GET", "/a", query + "&X-Amz-Date=20260131T120000Z", host());
        assertThat(verifying(twice)).hasMessageContaining("there twice");
        assertThat(verifying(new HttpRequest("GET", "/a", query + "&X%2DAmz%2DExpires=604800",
                host()))).hasMessageContaining("there twice");
        assertThat(verifying(new HttpRequest("GET", "/a", query, good.headers()))).hasMessageContaining("Only one auth mechanism");
        HttpRequest tokens = new HttpRequest("GET", "/a", query, List.of(Map.entry("Host", "s3.example.com"),
                Map.entry("X-Amz-Security-Token", "t")));
        assertThat(verifying(tokens)).hasMessageContaining("in the query and in a header");
    }

    @Test
    void refusesAnUnsignedRequest() {
        SignatureException missing = verifying(new HttpRequest("POST", "/", null, host()));

        assertThat(missing.code()).isEqualTo(SignatureException.Code.MISSING_AUTHENTICATION_TOKEN);
        assertThat(missing.code().wireName()).isEqualTo("MissingAuthenticationToken");
        assertThat(missing.code().status()).isEqualTo(403);
        assertThat(missing.getStackTrace()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer abc", "AWS4-HMAC-SHA256", "AWS4-HMAC-SHA512 x=y", "AWS4-ECDSA-P256-SHA256 Credential=a",
        "AWS4-HMAC-SHA256 Credential=a/20260131/r/s/aws4_request, SignedHeaders=host", "AWS4-HMAC-SHA256 Credential=a, Credential=b",
        "AWS4-HMAC-SHA256 Credential=a/20260131/r/s/aws4_request, SignedHeaders=host;x-amz-date, Signature=00",
        "AWS4-HMAC-SHA256 Credential=a/20260131/r/s/aws5_request, SignedHeaders=host;x-amz-date, Signature=" + ZEROS,
        "AWS4-HMAC-SHA256 Credential=/20260131/r/s/aws4_request, SignedHeaders=host;x-amz-date, Signature=" + ZEROS,
        "AWS4-HMAC-SHA256 Credential=a/2026013/r/s/aws4_request, SignedHeaders=host;x-amz-date, Signature=" + ZEROS,
        "AWS4-HMAC-SHA256 Credential=a/20260131/r/s/aws4_request, SignedHeaders=x-amz-date;host, Signature=" + ZEROS,
        "AWS4-HMAC-SHA256 Credential=a/20260131/r/s/aws4_request, SignedHeaders=host;host;x-amz-date, Signature=" + ZEROS,
        "AWS4-HMAC-SHA256 Credential=a/20260131/r/s/aws4_request, SignedHeaders=Host;x-amz-date, Signature=" + ZEROS,
        "AWS4-HMAC-SHA256 Credential=a/20260131/r/s/aws4_request, SignedHeaders=, Signature=" + ZEROS})
    void refusesAMalformedAuthorization(String authorization) {
        SignatureException fault = verifying(new HttpRequest("POST", "/", null, List.of(Map.entry("Host", "h"),
                Map.entry("X-Amz-Date", "20260131T120000Z"), Map.entry("Authorization", authorization))));

        assertThat(fault.code()).isEqualTo(SignatureException.Code.INCOMPLETE_SIGNATURE);
        assertThat(fault.code().status()).isEqualTo(400);
        assertThat(fault.getMessage()).doesNotContain("abc");
    }

    private static final String ZEROS = "0000000000000000000000000000000000000000000000000000000000000000";

    @Test
    void theHostMustBeSignedAndTheScopeBeOfThatDay() throws Exception {
        String scope = "AWS4-HMAC-SHA256 Credential=a/20260131/r/s/aws4_request, SignedHeaders=";
        assertThat(verifying(unsigned(scope + "x-amz-date, Signature=" + ZEROS,
                "20260131T120000Z"))).hasMessageContaining("'Host' must be");
        assertThat(verifying(unsigned(scope + "host;x-amz-date, Signature=" + ZEROS,
                "20260201T000000Z"))).hasMessageContaining("'20260131' != '20260201'");
        assertThat(verifying(unsigned(scope + "host;x-amz-date, Signature=" + ZEROS, "2026-01-31"))).hasMessageContaining("basic format");
        assertThat(verifying(unsigned(scope + "host;x-amz-date, Signature=" + ZEROS,
                "20261331T120000Z"))).hasMessageContaining("basic format");
    }

    @Test
    void theDateHeaderServesWhenItIsSigned() {
        HttpRequest signedDate = new HttpRequest("GET", "/", null, List.of(Map.entry("Host", "h"), Map.entry("Date",
                "Sat, 31 Jan 2026 12:00:00 GMT"),
                Map.entry("Authorization", "AWS4-HMAC-SHA256 Credential=a/20260131/r/s/aws4_request, SignedHeaders=date;host, Signature="
                        + ZEROS)));
        HttpRequest unsignedDate = replacing(signedDate, "Authorization", header(signedDate, "Authorization").replace("date;host", "host"));

        assertThatCode(() -> assertThat(SignedRequest.parse(signedDate).signedAt()).isEqualTo(NOW)).doesNotThrowAnyException();
        assertThat(verifying(unsignedDate)).hasMessageContaining("'Date' must be");
    }

    @Test
    void aPresignedRequestExpires() throws Exception {
        SignedRequest request = SignedRequest.parse(new HttpRequest("GET", "/a", presigned(S3, 60), host()));

        assertThatCode(() -> request.verify(SECRET, null, NOW.plusSeconds(60))).doesNotThrowAnyException();
        assertThat(catchThrowableOfType(SignatureException.class, () -> request.verify(SECRET, null, NOW.plusSeconds(61))))
                .hasMessage("Signature expired: 20260131T120000Z is now earlier than 20260131T120001Z (20260131T120101Z - 60 sec.)");
        assertThat(catchThrowableOfType(SignatureException.class, () -> request.verify(SECRET, null, NOW.minusSeconds(901))))
                .hasMessageStartingWith("Signature not yet current");
        assertThat(request.sessionToken()).isEqualTo("the/session+token==");
    }

    @Test
    void whatIsPresignedCannotBeStretchedOrChanged() throws Exception {
        String query = presigned(STS, 60);
        HttpRequest longer = new HttpRequest("GET", "/a", query.replace("X-Amz-Expires=60", "X-Amz-Expires=604800"), host());

        assertThatCode(() -> SignedRequest.parse(new HttpRequest("GET", "/a", query, host())).verify(SECRET, BODY,
                NOW)).doesNotThrowAnyException();
        assertMismatch(longer, SECRET, BODY);
        assertMismatch(new HttpRequest("GET", "/a", query + "&Action=Other", host()), SECRET, BODY);
        assertMismatch(new HttpRequest("GET", "/a", query, host()), SECRET, Crypto.sha256Hex("another body"));
        for (String expires : List.of("0", "604801", "-1", "1e3", "", "99999999999")) {
            assertThat(verifying(new HttpRequest("GET", "/a", query.replace("X-Amz-Expires=60", "X-Amz-Expires=" + expires),
                    host())).code())
                    .isEqualTo(SignatureException.Code.INCOMPLETE_SIGNATURE);
        }
        HttpRequest header = new HttpRequest("GET", "/a", query, List.of(Map.entry("Host", "s3.example.com"), Map.entry("X-Amz-Acl",
                "public-read")));
        assertThat(verifying(header)).hasMessageContaining("'x-amz-acl' must be");
    }

    @Test
    void aPlusInTheQueryIsNeitherASpaceNorItsEscape() throws Exception {
        for (String query : List.of("a=x%20y", "a=x%2By")) {
            HttpRequest good = signed(new HttpRequest("GET", "/", query, host()), CREDENTIALS, STS);
            assertThatCode(() -> SignedRequest.parse(good).verify(SECRET, BODY, NOW)).doesNotThrowAnyException();
            assertMismatch(new HttpRequest("GET", "/", "a=x+y", good.headers()), SECRET, BODY);
        }
    }

    @Test
    void theOrderAndSpellingOfAQueryDoNotMatter() throws Exception {
        HttpRequest good = signed(new HttpRequest("GET", "/", "b=%7e&a=2&a=1", host()), CREDENTIALS, STS);

        SignedRequest.parse(new HttpRequest("GET", "/", "a=1&&%61=2&b=~", good.headers())).verify(SECRET, BODY, NOW);
        assertThat(verifying(new HttpRequest("GET", "/", "a=%zz",
                good.headers())).code()).isEqualTo(SignatureException.Code.MALFORMED_QUERY_STRING);
    }

    @Test
    void onlyS3MayLeaveTheBodyUnsigned() throws Exception {
        HttpRequest unsignedBody = new HttpRequest("PUT", "/a", null, List.of(Map.entry("Host", "s3.example.com"),
                Map.entry("X-Amz-Content-Sha256", "UNSIGNED-PAYLOAD")));
        HttpRequest s3 = signed(unsignedBody, CREDENTIALS, S3, "UNSIGNED-PAYLOAD");
        SignedRequest.parse(s3).verify(SECRET, BODY, NOW);
        HttpRequest streaming = signed(unsignedBody, CREDENTIALS, S3, "STREAMING-AWS4-HMAC-SHA256-PAYLOAD");
        SignedRequest.parse(streaming).verify(SECRET, null, NOW);

        HttpRequest sts = signed(unsignedBody, CREDENTIALS, STS, "UNSIGNED-PAYLOAD");
        assertThat(verifying(sts)).hasMessageContaining("x-amz-content-sha256");
        HttpRequest stated = signed(new HttpRequest("PUT", "/a", null, host()), CREDENTIALS, S3, BODY);
        assertMismatch(stated, SECRET, Crypto.sha256Hex("another body"));
    }

    @Test
    void s3PathsAreNotNormalised() throws Exception {
        HttpRequest good = signed(new HttpRequest("GET", "/b//a/../c%2Bd", null, host()), CREDENTIALS, S3);

        SignedRequest.parse(good).verify(SECRET, BODY, NOW);
        assertMismatch(new HttpRequest("GET", "/b/c%2Bd", null, good.headers()), SECRET, BODY);
    }

    @Test
    void aRequestCanBeTriedAsItWasBeforeAProxy() throws Exception {
        HttpRequest good = signed();
        SignedRequest arrived = SignedRequest.parse(new HttpRequest("POST", "/realms/r/sts", "a=1", replacing(good, "Host",
                "inside:8080").headers()));

        assertThat(catchThrowableOfType(SignatureException.class, () -> arrived.verify(SECRET, BODY, NOW))).isNotNull();
        arrived.at("sts.example.com", "/").verify(SECRET, BODY, NOW);
    }

    @Test
    void aLineBreakCannotForgeALineOfWhatIsSigned() throws Exception {
        HttpRequest good = signed();
        assertThat(verifying(replacing(good, "Content-Type", "a\nhost:b")).code()).isEqualTo(SignatureException.Code.INCOMPLETE_SIGNATURE);
        assertThat(verifying(new HttpRequest("GET\n/", "/", null,
                good.headers())).code()).isEqualTo(SignatureException.Code.INCOMPLETE_SIGNATURE);
    }

    @Test
    void whatIsTooLargeIsNotRead() throws Exception {
        String large = "x".repeat(200_000);
        List<Map.Entry<String, String>> many = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            many.add(Map.entry("h" + i, "x"));
        }
        for (HttpRequest request : List.of(new HttpRequest("GET", "/" + large, null, host()), new HttpRequest("GET", "/", large, host()),
                new HttpRequest("GET", "/", null, many), new HttpRequest("GET", "/", null, List.of(Map.entry("a", large))),
                        new HttpRequest("GET", "x", null, host()))) {
            assertThat(verifying(request).code()).isEqualTo(SignatureException.Code.INCOMPLETE_SIGNATURE);
        }
        SigningCredentials token = new SigningCredentials("ASIAEXAMPLE", SECRET, "/".repeat(16 * 1024));
        assertThatCode(() -> SignedRequest.parse(signed(token)).verify(SECRET, BODY, NOW)).doesNotThrowAnyException();
    }

    @Test
    void nothingSecretIsShown() {
        assertThat(CREDENTIALS.toString()).contains("ASIAEXAMPLE").doesNotContain(SECRET).doesNotContain("token==");
        assertThat(SigningKey.derive(Crypto.utf8(SECRET), STS)).hasToString("SigningKey[20260131/us-east-1/sts/aws4_request]");
        assertThat(new HttpRequest("GET", "/", "X-Amz-Security-Token=secret", host())).hasToString("GET /");
    }

    private static SignatureException verifying(HttpRequest request) {
        SignatureException fault = catchThrowableOfType(SignatureException.class, () -> SignedRequest.parse(request).verify(SECRET, BODY,
                NOW));
        assertThat(fault).isNotNull();
        assertThat(fault.getMessage()).doesNotContain(SECRET).doesNotContain("session+token");
        return fault;
    }

    private static void assertMismatch(HttpRequest request, String secret, String payloadHash) {
        SignatureException fault = catchThrowableOfType(SignatureException.class, () -> SignedRequest.parse(request).verify(secret,
                payloadHash, NOW));
        assertThat(fault).isNotNull();
        assertThat(fault.code()).isEqualTo(SignatureException.Code.SIGNATURE_DOES_NOT_MATCH);
    }

    private static List<Map.Entry<String, String>> host() {
        return List.of(Map.entry("Host", "s3.example.com"));
    }

    private static String presigned(CredentialScope scope, int seconds) {
        return Signer.presign(new HttpRequest("GET", "/a", null, host()), CREDENTIALS, scope, NOW, seconds, BODY);
    }

    private static HttpRequest signed() {
        return signed(CREDENTIALS);
    }

    private static HttpRequest signed(SigningCredentials credentials) {
        return signed(new HttpRequest("POST", "/", "a=1", List.of(Map.entry("Host", "sts.example.com"),
                Map.entry("Content-Type", "application/x-www-form-urlencoded"), Map.entry("User-Agent", "test"))), credentials, STS);
    }

    private static HttpRequest signed(HttpRequest request, SigningCredentials credentials, CredentialScope scope) {
        return signed(request, credentials, scope, BODY);
    }

    private static HttpRequest signed(HttpRequest request, SigningCredentials credentials, CredentialScope scope, String payload) {
        List<Map.Entry<String, String>> headers = new ArrayList<>(request.headers());
        Signer.sign(request, credentials, scope, NOW, payload).forEach((name, value) -> {
            headers.removeIf(header -> header.getKey().equalsIgnoreCase(name));
            headers.add(Map.entry(name, value));
        });
        return new HttpRequest(request.method(), request.rawPath(), request.rawQuery(), headers);
    }

    private static HttpRequest unsigned(String authorization, String date) {
        return new HttpRequest("GET", "/", null, List.of(Map.entry("Host", "h"), Map.entry("X-Amz-Date", date), Map.entry("Authorization",
                authorization)));
    }

    private static HttpRequest adding(HttpRequest request, String name, String value) {
        List<Map.Entry<String, String>> headers = new ArrayList<>(request.headers());
        headers.add(Map.entry(name, value));
        return new HttpRequest(request.method(), request.rawPath(), request.rawQuery(), headers);
    }

    private static HttpRequest replacing(HttpRequest request, String name, String value) {
        List<Map.Entry<String, String>> headers = new ArrayList<>(request.headers());
        headers.replaceAll(header -> header.getKey().equalsIgnoreCase(name) ? Map.entry(name, value) : header);
        return new HttpRequest(request.method(), request.rawPath(), request.rawQuery(), headers);
    }

    private static String header(HttpRequest request, String name) {
        return request.headers().stream().filter(header -> header.getKey().equalsIgnoreCase(name)).findFirst().orElseThrow().getValue();
    }
}

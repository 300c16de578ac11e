package dev.keypool.it.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** Requests to STS that are not what somebody signed for it, here and now. */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SignatureAttackIT {

    private static final String MISMATCH = "SignatureDoesNotMatch";
    private static final String INCOMPLETE = "IncompleteSignature";

    private final KeycloakServer server;
    private GameRealm realm;
    private Credentials alice;
    private URI sts;

    SignatureAttackIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void signIn() {
        realm = GameRealm.on(server);
        alice = realm.credentialsOf("alice");
        sts = realm.uri("/sts");
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    private SigV4 call() {
        return SigV4.getCallerIdentity(alice, sts);
    }

    private SigV4 presignable() {
        return SigV4.with(alice).to("GET", URI.create(sts + "?" + SigV4.CALL));
    }

    private WireAnswer send(WireRequest request) {
        return request.send(server.baseUrl());
    }

    private WireRequest post() {
        return WireRequest.to("POST", sts).body(SigV4.CALL);
    }

    private WireAnswer get(String query) {
        return send(WireRequest.of("GET", sts.getRawPath() + "?" + query));
    }

    /** A signature of the call with one of its headers replaced by this. */
    private WireAnswer withHeader(String name, String value) {
        Map<String, String> headers = call().signed();
        headers.put(name, value);
        return send(post().headers(headers));
    }

    private String authorization() {
        return call().signed().get("authorization");
    }

    /** Else every attack could be refused for a fault of the test's own signer. */
    @Test
    void whatIsSignedRightIsAccepted() {
        assertThat(send(call().request()).status()).isEqualTo(200);
        assertThat(send(call().header("x-amz-content-sha256", SigV4.sha256(SigV4.CALL)).request()).status()).isEqualTo(200);
        assertThat(get(presignable().presigned(60)).status()).isEqualTo(200);
        assertThat(get(presignable().presigned(604_800)).status()).isEqualTo(200);
    }

    /** HTTP/2 has no Host but an :authority; AWS's signers call it host all the same. */
    @Test
    void whatIsSignedRightIsAcceptedOverHttp2() throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        URI url = URI.create(sts + "?" + presignable().presigned(60));
        // The first one is an HTTP/1.1 request that asks for an upgrade.
        for (int i = 0; i < 3; i++) {
            HttpResponse<String> answer = client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
        HttpResponse<String> other = client.send(HttpRequest.newBuilder(URI.create(url + "&more=1")).build(), BodyHandlers.ofString());
        assertThat(other.statusCode()).isEqualTo(403);
    }

    @Test
    void anUnsignedRequestIsRefused() {
        Refusals.sts(send(post().header("Content-Type", SigV4.FORM)), 403, "MissingAuthenticationToken");
        Refusals.sts(get(SigV4.CALL), 403, "MissingAuthenticationToken");
        Refusals.sts(send(post().header("Content-Type", SigV4.FORM).header("Authorization", "")), 403, "MissingAuthenticationToken");
        Sdk.refused(alice, sts, 403, "MissingAuthenticationToken",
                builder -> builder.credentialsProvider(AnonymousCredentialsProvider.create()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer abc", "Basic YTpi", "AWS4-ECDSA-P256-SHA256 Credential=a/b, SignedHeaders=host, Signature=c",
        "AWS4-HMAC-SHA512 Credential=a", "AWS AKIAIOSFODNN7EXAMPLE:signature", "aws4-hmac-sha256 Credential=a", "AWS4-HMAC-SHA256",
        "AWS4-HMAC-SHA256 ", "AWS4-HMAC-SHA256 Credential", "AWS4-HMAC-SHA256 =", "AWS4-HMAC-SHA256 ,,,,",
        "AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=host",
        "AWS4-HMAC-SHA256 Credential=ASIA/20260101/us-east-1/sts/aws4_request, Signature=00"})
    void otherAuthorizationIsIncomplete(String authorization) {
        Refusals.sts(withHeader("authorization", authorization), 400, INCOMPLETE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Credential=ASIA|Credential=",
        "/aws4_request|/aws4_request/more",
        "/aws4_request|/aws5_request",
        "/sts/|//",
        "/us-east-1/|/us east/",
        "SignedHeaders=|SignedHeaders=;",
        "SignedHeaders=content-type;host|SignedHeaders=host;content-type",
        "SignedHeaders=content-type;|SignedHeaders=Content-Type;",
        "SignedHeaders=content-type;|SignedHeaders=content-type;content-type;",
        "Signature=|Signature=0",
        "Signature=|Signature=, Signature=",
        ", Signature=|; Signature=",
        "Signature=|signature=",
    })
    void aMalformedPartIsIncomplete(String part, String replacement) {
        String changed = authorization().replace(part, replacement);
        if (part.equals("Credential=ASIA")) {
            changed = authorization().replaceFirst("Credential=[A-Z0-9]+", "Credential=");
        }

        Refusals.sts(withHeader("authorization", changed), 400, INCOMPLETE);
    }

    @Test
    void aSignatureInCapitalsOrOfZerosIsRefused() {
        String authorization = authorization();
        String signature = authorization.substring(authorization.indexOf("Signature=") + 10);

        Refusals.sts(withHeader("authorization", authorization.replace(signature, signature.toUpperCase())), 400, INCOMPLETE);
        Refusals.sts(withHeader("authorization", authorization.replace(signature, "0".repeat(64))), 403, MISMATCH);
    }

    @Test
    void twoAuthorizationHeadersAreIncomplete() {
        WireRequest request = call().request().header("Authorization", authorization());

        Refusals.sts(send(request), 400, INCOMPLETE);
    }

    @Test
    void headerAndQueryAtOnceAreIncomplete() {
        String query = presignable().presigned(60);
        WireRequest request = WireRequest.of("GET", sts.getRawPath() + "?" + query)
                .headers(SigV4.with(alice).to("GET", URI.create(sts + "?" + SigV4.CALL)).signed());

        Refusals.sts(send(request), 400, INCOMPLETE);
    }

    @Test
    void aSignatureOverOtherHeadersIsRefused() {
        Refusals.sts(withHeader("content-type", SigV4.FORM + "; charset=utf-8"), 403, MISMATCH);
        Refusals.sts(send(call().header("x-trace", "1").request().header("X-Trace", "2")), 403, MISMATCH);
        // Signed, and not sent.
        Map<String, String> headers = call().header("x-trace", "1").signed();
        headers.remove("x-trace");
        Refusals.sts(send(post().headers(headers)), 403, MISMATCH);
    }

    @Test
    void anUnsignedAmzHeaderIsRefused() {
        assertThat(Refusals.sts(send(call().request().header("X-Amz-Anything", "1")), 403, MISMATCH)).contains("SignedHeader");
        Refusals.sts(send(WireRequest.of("GET", sts.getRawPath() + "?" + presignable().presigned(60))
                .header("x-amz-meta-more", "1")), 403, MISMATCH);
    }

    /** What AWS's signers leave out may be added on the way. */
    @Test
    void anUnsignedOrdinaryHeaderIsNoMatter() {
        assertThat(send(call().request().header("X-Request-Id", "1")).status()).isEqualTo(200);
    }

    @Test
    void anUnsignedHostIsRefused() {
        String authorization = authorization().replace("host;", "");

        assertThat(Refusals.sts(withHeader("authorization", authorization), 403, MISMATCH)).contains("'Host'");
    }

    @Test
    void anotherHostIsRefused() {
        Refusals.sts(send(call().request().host("sts.amazonaws.com")), 403, MISMATCH);
        Refusals.sts(send(call().host("sts.amazonaws.com").request().host(sts.getAuthority())), 403, MISMATCH);
    }

    @Test
    void anotherMethodIsRefused() {
        Refusals.sts(send(post().headers(call().method("GET").signed())), 403, MISMATCH);
    }

    @Test
    void anotherPathIsRefused() {
        Refusals.sts(send(post().headers(call().path("/realms/other/sts").signed())), 403, MISMATCH);
        Refusals.sts(send(post().headers(call().path("/sts").signed())), 403, MISMATCH);
    }

    @Test
    void anotherQueryIsRefused() {
        Refusals.sts(send(WireRequest.of("POST", sts.getRawPath() + "?more=1").headers(call().signed()).body(SigV4.CALL)), 403, MISMATCH);
        Refusals.sts(get(presignable().presigned(60) + "&more=1"), 403, MISMATCH);
        Refusals.sts(get(presignable().presigned(60).replace("X-Amz-Expires=60", "X-Amz-Expires=604800")), 403, MISMATCH);
    }

    @Test
    void anotherBodyIsRefused() {
        WireRequest request = WireRequest.to("POST", sts).headers(call().signed());
        Refusals.sts(send(request.body(SigV4.CALL + "&RoleArn=arn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2Fboss")), 403, MISMATCH);
        // The hash is of the body that was signed, not of the one that came.
        Refusals.sts(send(WireRequest.to("POST", sts).body(SigV4.CALL + "&a=b")
                .headers(call().header("x-amz-content-sha256", SigV4.sha256(SigV4.CALL)).signed())), 403, MISMATCH);
        Refusals.sts(send(post().headers(call().header("x-amz-content-sha256", "UNSIGNED-PAYLOAD").signed())), 403, MISMATCH);
        Refusals.sts(send(post().headers(call().header("x-amz-content-sha256",
                "STREAMING-AWS4-HMAC-SHA256-PAYLOAD").signed())), 403, MISMATCH);
    }

    @Test
    void anotherRegionOrServiceIsRefused() {
        Sdk.refused(alice, sts, 403, MISMATCH, builder -> builder.region(Region.EU_CENTRAL_1));
        assertThat(Refusals.sts(send(call().region("eu-central-1").request()), 403, MISMATCH)).contains("region");
        assertThat(Refusals.sts(send(call().service("s3").request()), 403, MISMATCH)).contains("service");
        Refusals.sts(get(presignable().service("s3").presigned(60)), 403, MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(ints = {-16, 16, -60 * 24, 60 * 24 * 365})
    void aClockMoreThanFifteenMinutesOffIsRefused(int minutes) {
        Instant at = Instant.now().plus(Duration.ofMinutes(minutes));

        assertThat(Refusals.sts(send(call().at(at).request()), 403, MISMATCH)).startsWith(minutes < 0 ? "Signature expired" : "Signature not yet");
    }

    @ParameterizedTest
    @ValueSource(ints = {-14, 14})
    void aClockLessThanFifteenMinutesOffIsAccepted(int minutes) {
        assertThat(send(call().at(Instant.now().plus(Duration.ofMinutes(minutes))).request()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"20260131", "2026-01-31T12:00:00Z", "20261331T120000Z", "20260131T250000Z", "tomorrow", "20260131T120000+"})
    void aMalformedDateIsIncomplete(String date) {
        Refusals.sts(withHeader("x-amz-date", date), 400, INCOMPLETE);
    }

    @Test
    void noDateIsIncomplete() {
        Map<String, String> headers = call().signed();
        headers.remove("x-amz-date");

        Refusals.sts(send(post().headers(headers)), 400, INCOMPLETE);
    }

    @Test
    void aDateOfAnotherDayThanTheScopesIsRefused() {
        Refusals.sts(withHeader("x-amz-date", SigV4.amzDate(Instant.now().minus(Duration.ofDays(1)))), 403, MISMATCH);
    }

    @Test
    void aPresignedUrlIsWorthNothingOnceItExpired() throws InterruptedException {
        Refusals.sts(get(presignable().at(Instant.now().minusSeconds(61)).presigned(60)), 403, MISMATCH);

        String query = presignable().presigned(1);
        assertThat(get(query).status()).isEqualTo(200);
        assertThat(get(query).status()).as("a presigned URL may be used more than once").isIn(200, 403);
        Thread.sleep(2100);
        assertThat(Refusals.sts(get(query), 403, MISMATCH)).startsWith("Signature expired");
    }

    @Test
    void aPresignedUrlOfTheFutureIsRefused() {
        assertThat(Refusals.sts(get(presignable().at(Instant.now().plusSeconds(16 * 60)).presigned(60)), 403, MISMATCH))
                .startsWith("Signature not yet");
    }

    @ParameterizedTest
    @ValueSource(longs = {604_801, 0, -1, Long.MAX_VALUE})
    void aPresignedUrlForMoreThanAWeekOrForNoTimeIsIncomplete(long seconds) {
        Refusals.sts(get(presignable().presigned(seconds)), 400, INCOMPLETE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Date", "X-Amz-Expires", "X-Amz-SignedHeaders", "X-Amz-Signature"})
    void aPartOfAPresignedUrlMissingOrTwiceIsIncomplete(String part) {
        String query = presignable().presigned(60);
        String value = query.replaceFirst(".*&(" + part + "=[^&]*).*", "$1");

        Refusals.sts(get(query.replace("&" + value, "")), 400, INCOMPLETE);
        Refusals.sts(get(query + "&" + value), 400, "MalformedQueryString");
    }

    @Test
    void otherAlgorithmsOfPresignedUrlsAreIncomplete() {
        Refusals.sts(get(presignable().algorithm("AWS4-ECDSA-P256-SHA256").presigned(60)), 400, INCOMPLETE);
        Refusals.sts(get(presignable().algorithm("none").presigned(60)), 400, INCOMPLETE);
    }

    @Test
    void longTermKeysAndMissingTokensAreUnknown() {
        Sdk.refused(alice, sts, 403, "InvalidClientTokenId", builder -> builder.credentialsProvider(StaticCredentialsProvider.create(
                AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"))));
        Sdk.refused(alice, sts, 403, "InvalidClientTokenId", builder -> builder.credentialsProvider(StaticCredentialsProvider.create(
                AwsBasicCredentials.create(alice.accessKeyId(), alice.secretKey()))));
        Refusals.sts(send(call().withoutToken().request()), 403, "InvalidClientTokenId");
        Refusals.sts(get(presignable().withoutToken().presigned(60)), 403, "InvalidClientTokenId");
    }

    /** Some AWS services let the token be added to a URL after it was signed; then it proves nothing. */
    @Test
    void aTokenAddedAfterSigningIsRefused() {
        String token = "X-Amz-Security-Token=" + SigV4.encode(alice.sessionToken());

        Refusals.sts(get(presignable().withoutToken().presigned(60) + "&" + token), 403, MISMATCH);
        Refusals.sts(send(call().withoutToken().request().header("X-Amz-Security-Token", alice.sessionToken())), 403, MISMATCH);
        Refusals.sts(send(WireRequest.of("POST", sts.getRawPath() + "?" + token)
                .headers(call().query(token).withoutToken().signed()).body(SigV4.CALL)), 403, "InvalidClientTokenId");
        Refusals.sts(send(WireRequest.of("GET", sts.getRawPath() + "?" + presignable().presigned(60))
                .header("X-Amz-Security-Token", alice.sessionToken())), 400, INCOMPLETE);
    }
}

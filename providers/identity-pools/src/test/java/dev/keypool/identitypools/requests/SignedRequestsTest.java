package dev.keypool.identitypools.requests;

import static dev.keypool.iam.sigv4.SignatureException.Code.EXPIRED_TOKEN;
import static dev.keypool.iam.sigv4.SignatureException.Code.INVALID_CLIENT_TOKEN_ID;
import static dev.keypool.iam.sigv4.SignatureException.Code.SIGNATURE_DOES_NOT_MATCH;
import static dev.keypool.identitypools.requests.SigningClient.NO_BODY;
import static dev.keypool.identitypools.requests.SigningClient.credentials;
import static dev.keypool.identitypools.requests.SigningClient.signing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keypool.iam.sigv4.HttpRequest;
import dev.keypool.iam.sigv4.SignatureException;
import dev.keypool.iam.sigv4.SignedRequest;
import dev.keypool.iam.sigv4.SigningCredentials;
import dev.keypool.identitypools.Example;
import dev.keypool.identitypools.Role;
import dev.keypool.identitypools.credentials.TemporaryCredentials;
import dev.keypool.identitypools.http.RequestBody;
import dev.keypool.identitypools.identities.InMemoryIdentities;
import dev.keypool.identitypools.realm.RealmSnapshot;
import dev.keypool.identitypools.realm.SnapshotBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SignedRequestsTest {

    /** One for all calls of a test: what was verified once must not help what is changed afterwards. */
    private final KnownCredentials known = new KnownCredentials();
    private final InMemoryIdentities identities = new InMemoryIdentities().with(Example.person(SigningClient.IDENTITY));

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final HttpRequest REQUEST = new HttpRequest("GET", "/bucket/a%20key", "list=1&prefix=a",
            List.of(Map.entry("Host", "s3.example:9000"), Map.entry("x-amz-meta-color", "red"), Map.entry("User-Agent", "test")));

    private final RealmSnapshot realm = SnapshotBuilder.example().build();
    private final TemporaryCredentials own = credentials(realm, NOW.minusSeconds(60));
    private final HttpRequest signed = SigningClient.signed(REQUEST, signing(own), "execute-api", NOW);
    private final HttpRequest presigned = SigningClient.presigned(REQUEST, signing(own), "execute-api", NOW, 600);

    @Test
    void whoSignedIsKnown() throws Exception {
        for (HttpRequest request : List.of(signed, presigned)) {
            CallerIdentity caller = verify(realm, request, NOW);
            assertThat(caller.session()).isEqualTo(own.session());
            assertThat(caller.arn()).isEqualTo("arn:aws:sts::123456789012:assumed-role/Players/CognitoIdentityCredentials");
            assertThat(caller.userId()).isEqualTo("AROAPLAYERS:CognitoIdentityCredentials");
            assertThat(caller.account()).isEqualTo("123456789012");
        }
    }

    @Test
    void headersThatProxiesChangeAreNotSigned() throws Exception {
        assertThat(verify(realm, replacedHeader(signed, "User-Agent", "proxy"), NOW)).isNotNull();
    }

    @Test
    void aRequestForAnotherRegionOrServiceIsNoProof() {
        for (HttpRequest request : List.of(signed, presigned)) {
            assertRefused(SIGNATURE_DOES_NOT_MATCH, () -> verify(realm, request, "us-east-1", "execute-api", NO_BODY, NOW));
            assertRefused(SIGNATURE_DOES_NOT_MATCH, () -> verify(realm, request, Example.REGION, "sts", NO_BODY, NOW));
        }
    }

    @Test
    void aScopeRewrittenToTheRightServiceIsNoProofEither() {
        HttpRequest forOther = SigningClient.signed(REQUEST, signing(own), "other", NOW);
        HttpRequest rewritten = header(forOther, "Authorization", value -> value.replace("/other/", "/execute-api/"));
        assertRefused(SIGNATURE_DOES_NOT_MATCH, () -> verify(realm, rewritten, NOW));
    }

    @Test
    void anyOtherRequestIsRefused() {
        for (HttpRequest request : List.of(signed, presigned)) {
            String query = request.rawQuery();
            List<HttpRequest> tampered = List.of(
                    new HttpRequest("POST", request.rawPath(), query, request.headers()),
                    new HttpRequest("GET", "/bucket/b", query, request.headers()),
                    new HttpRequest("GET", "/bucket/a%20key/", query, request.headers()),
                    new HttpRequest("GET", request.rawPath(), query.replace("prefix=a", "prefix=b"), request.headers()),
                    new HttpRequest("GET", request.rawPath(), query.replace("list=1&", ""), request.headers()),
                    new HttpRequest("GET", request.rawPath(), query + "&more=1", request.headers()),
                    replacedHeader(request, "Host", "elsewhere.example"),
                    replacedHeader(request, "x-amz-meta-color", "blue"));
            for (HttpRequest one : tampered) {
                assertRefused(SIGNATURE_DOES_NOT_MATCH, () -> verify(realm, one, NOW));
            }
        }
    }

    @Test
    void aSignedHeaderTakenAwayOrASecondOneIsRefused() {
        assertRefused(SIGNATURE_DOES_NOT_MATCH, () -> verify(realm, without(signed, "x-amz-meta-color"), NOW));
        List<Map.Entry<String, String>> more = new ArrayList<>(signed.headers());
        more.add(Map.entry("x-amz-acl", "public-read"));
        assertRefused(SIGNATURE_DOES_NOT_MATCH, () -> verify(realm, new HttpRequest("GET", signed.rawPath(), signed.rawQuery(), more), NOW));
    }

    @Test
    void anotherBodyIsRefused() {
        String other = RequestBody.sha256(new byte[] {1});
        assertRefused(SIGNATURE_DOES_NOT_MATCH, () -> verify(realm, signed, Example.REGION, "execute-api", other, NOW));
        assertRefused(SIGNATURE_DOES_NOT_MATCH, () -> verify(realm, presigned, Example.REGION, "execute-api", other, NOW));
    }

    @Test
    void aStaleRequestIsRefused() throws Exception {
        Duration skew = Duration.ofMinutes(15);
        assertThat(verify(realm, signed, NOW.plus(skew))).isNotNull();
        assertRefused(SIGNATURE_DOES_NOT_MATCH, () -> verify(realm, signed, NOW.plus(skew).plusSeconds(1)));
        assertThat(verify(realm, signed, NOW.minus(skew))).isNotNull();
        assertRefused(SIGNATURE_DOES_NOT_MATCH, () -> verify(realm, signed, NOW.minus(skew).minusSeconds(1)));
        assertThat(verify(realm, presigned, NOW.plusSeconds(600))).isNotNull();
        assertRefused(SIGNATURE_DOES_NOT_MATCH, () -> verify(realm, presigned, NOW.plusSeconds(601)));
    }

    @Test
    void credentialsEndAtTheirSecond() throws Exception {
        TemporaryCredentials old = credentials(realm, NOW.minusSeconds(3600));
        HttpRequest before = SigningClient.signed(REQUEST, signing(old), "execute-api", NOW.minusSeconds(1));
        assertThat(verify(realm, before, NOW.minusSeconds(1))).isNotNull();
        assertRefused(EXPIRED_TOKEN, () -> verify(realm, before, NOW));
        assertRefused(EXPIRED_TOKEN, () -> verify(realm, SigningClient.signed(REQUEST, signing(old), "execute-api", NOW), NOW));
        assertRefused(EXPIRED_TOKEN, () -> verify(realm, SigningClient.presigned(REQUEST, signing(old), "execute-api", NOW, 600), NOW));
    }

    @Test
    void onlyWhoHoldsTheSecretIsToldThatItExpired() {
        TemporaryCredentials old = credentials(realm, NOW.minusSeconds(7200));
        SigningCredentials guessed = new SigningCredentials(old.accessKeyId(), "guessed", old.sessionToken());
        assertRefused(SIGNATURE_DOES_NOT_MATCH, () -> verify(realm, SigningClient.signed(REQUEST, guessed, "execute-api", NOW), NOW));
    }

    @Test
    void aRoleThatIsGoneTakesItsCredentialsWithIt() {
        RealmSnapshot without = SnapshotBuilder.empty().pool(Example.pool()).role(Example.guests()).build();
        assertRefused(INVALID_CLIENT_TOKEN_ID, () -> verify(without, signed, NOW));
    }

    @Test
    void aNewRoleOfTheSameNameIsNotTheOldOne() {
        Role old = Example.authenticated();
        Role fresh = new Role("another-component", "AROAOTHER", old.name(), old.arn(), old.trust(), old.permissions(), 3600, 0);
        RealmSnapshot replaced = SnapshotBuilder.empty().pool(Example.pool()).role(fresh).build();
        assertRefused(INVALID_CLIENT_TOKEN_ID, () -> verify(replaced, signed, NOW));
    }

    @Test
    void aPoolThatIsGoneTakesItsCredentialsWithIt() {
        RealmSnapshot without = SnapshotBuilder.empty().role(Example.authenticated()).build();
        assertRefused(INVALID_CLIENT_TOKEN_ID, () -> verify(without, signed, NOW));
        TemporaryCredentials ofOther = credentials(realm, Example.OTHER_POOL, Example.authenticated().id(), NOW);
        assertRefused(INVALID_CLIENT_TOKEN_ID, () -> verify(realm, SigningClient.signed(REQUEST, signing(ofOther), "execute-api", NOW), NOW));
    }

    @Test
    void anIdentityThatIsGoneTakesItsCredentialsWithIt() throws Exception {
        assertThat(verify(realm, signed, NOW)).isNotNull();
        identities.remove(SigningClient.IDENTITY);
        assertRefused(INVALID_CLIENT_TOKEN_ID, () -> verify(realm, signed, NOW));
    }

    @Test
    void anotherRealmKnowsNothingOfThem() {
        RealmSnapshot clone = SnapshotBuilder.example().realmId("realm-2").build();
        assertRefused(INVALID_CLIENT_TOKEN_ID, () -> verify(clone, signed, NOW));
        assertRefused(INVALID_CLIENT_TOKEN_ID, () -> verify(clone, presigned, NOW));
    }

    @Test
    void theTokenOfOtherCredentialsIsRefused() {
        TemporaryCredentials other = credentials(realm, NOW.minusSeconds(60));
        assertRefused(INVALID_CLIENT_TOKEN_ID, () -> sign(own.accessKeyId(), own.secretKey(), other.sessionToken()));
        assertRefused(INVALID_CLIENT_TOKEN_ID, () -> sign(other.accessKeyId(), own.secretKey(), own.sessionToken()));
        assertRefused(SIGNATURE_DOES_NOT_MATCH, () -> sign(other.accessKeyId(), own.secretKey(), other.sessionToken()));
    }

    @Test
    void withoutATokenAKeyIdIsUnknown() {
        assertRefused(INVALID_CLIENT_TOKEN_ID, () -> sign(own.accessKeyId(), own.secretKey(), null));
        assertRefused(INVALID_CLIENT_TOKEN_ID, () -> sign("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", null));
    }

    @Test
    void aMadeUpTokenIsRefused() {
        assertRefused(INVALID_CLIENT_TOKEN_ID, () -> sign(own.accessKeyId(), own.secretKey(), "made up"));
        assertRefused(INVALID_CLIENT_TOKEN_ID, () -> sign(own.accessKeyId(), own.secretKey(), own.sessionToken().substring(0, 40)));
    }

    private void sign(String accessKeyId, String secretKey, String token) throws SignatureException {
        verify(realm, SigningClient.signed(REQUEST, new SigningCredentials(accessKeyId, secretKey, token), "execute-api", NOW), NOW);
    }

    private CallerIdentity verify(RealmSnapshot realm, HttpRequest request, Instant now) throws SignatureException {
        return verify(realm, request, Example.REGION, "execute-api", NO_BODY, now);
    }

    private CallerIdentity verify(RealmSnapshot realm, HttpRequest request, String region, String service, String hash, Instant now)
            throws SignatureException {
        return new SignedRequests(realm, known, identities).verify(SignedRequest.parse(request), region, service, hash, now);
    }

    private void assertRefused(SignatureException.Code code, ThrowingCallable call) {
        SignatureException refused = catchThrowableOfType(SignatureException.class, call);
        assertThat(refused).as("refusal").isNotNull();
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.getMessage()).doesNotContain(own.secretKey(), own.sessionToken());
    }

    private static HttpRequest replacedHeader(HttpRequest request, String name, String value) {
        return header(request, name, before -> value);
    }

    private static HttpRequest header(HttpRequest request, String name, UnaryOperator<String> change) {
        return new HttpRequest(request.method(), request.rawPath(), request.rawQuery(), request.headers().stream()
                .map(header -> header.getKey().equals(name) ? Map.entry(name, change.apply(header.getValue())) : header).toList());
    }

    private static HttpRequest without(HttpRequest request, String name) {
        return new HttpRequest(request.method(), request.rawPath(), request.rawQuery(),
                request.headers().stream().filter(header -> !header.getKey().equals(name)).toList());
    }
}

package dev.keypool.identitypools.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.oidc.ExternalTokenException.Reason;
import dev.keypool.outbound.OutboundHttp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that nobody's provider issued, or not for this. */
class ExternalTokenAttackTest {

    private static final SigningKey OURS = SigningKey.rsa("key-1", 2048);
    private static final SigningKey EVIL = SigningKey.rsa("key-1", 2048);
    private static final Set<String> CLIENTS = Set.of("web");

    private final ManualClock clock = new ManualClock();
    private StandIn provider;
    private OutboundHttp http;
    private JwksCache cache;
    private ExternalTokens tokens;
    private OidcIssuer issuer;

    @BeforeEach
    void start() throws IOException {
        provider = new StandIn();
        http = StandIn.http();
        cache = new JwksCache(http, clock);
        tokens = new ExternalTokens(cache, clock);
        issuer = provider.issuer("/good", OURS);
        provider.publish("/evil", EVIL);
    }

    @AfterEach
    void stop() {
        cache.close();
        http.close();
        provider.close();
    }

    private TokenBuilder token(SigningKey key) {
        return new TokenBuilder(issuer.name(), "web", key, "RS256", clock.seconds());
    }

    /** Why it is refused; and whatever it is, nothing but the issuer's own two documents was asked for. */
    private Reason refused(String token) {
        Reason reason = Refused.by(() -> tokens.verify(issuer, CLIENTS, token));
        assertThat(provider.asked).isSubsetOf("/good/.well-known/openid-configuration", "/good/keys");
        return reason;
    }

    @Test
    void theBaselineIsAccepted() throws Exception {
        assertThat(tokens.verify(issuer, CLIENTS, token(OURS).sign()).subject()).isEqualTo("alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "nOnE", "NONE", ""})
    void unsignedTokensAreRefused(String none) {
        TokenBuilder builder = token(OURS).header("alg", none);
        String unsigned = SigningKey.base64(builder.header.toString()) + "." + SigningKey.base64(builder.claims.toString()) + ".";
        assertThat(refused(unsigned)).isEqualTo(Reason.UNSUPPORTED_ALGORITHM);
        assertThat(refused(unsigned + "AAAA")).isEqualTo(Reason.UNSUPPORTED_ALGORITHM);
    }

    @Test
    void aStrippedSignatureIsABadOne() {
        String token = token(OURS).sign();
        assertThat(refused(token.substring(0, token.lastIndexOf('.') + 1))).isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(refused(token.substring(0, token.lastIndexOf('.')))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void thePublicKeyIsNoSharedSecret() throws Exception {
        byte[] encoded = OURS.pair().getPublic().getEncoded();
        byte[] pem = ("-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded) + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
        for (byte[] secret : List.of(encoded, pem, OURS.jwk().toString().getBytes(StandardCharsets.UTF_8))) {
            TokenBuilder builder = token(OURS).header("alg", "HS256");
            String signed = SigningKey.base64(builder.header.toString()) + "." + SigningKey.base64(builder.claims.toString());
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            String token = signed + "." + SigningKey.base64(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
            assertThat(refused(token)).isEqualTo(Reason.UNSUPPORTED_ALGORITHM);
        }
    }

    @Test
    void aSymmetricKeyInTheSetIsNoKey() {
        provider.pages.put("/good/keys", StandIn.json("{\"keys\":[{\"kty\":\"oct\",\"kid\":\"key-1\",\"k\":\"c2VjcmV0\",\"alg\":\"HS256\"}]}"));
        assertThat(refused(token(OURS).sign())).isEqualTo(Reason.UNKNOWN_KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../../../../../dev/null", "/proc/sys/kernel/randomize_va_space", "key-1/../key-1", "key-1' OR '1'='1", "x' UNION SELECT 'AA",
            "key-1; rm -rf /", "|/bin/sleep 10", "http://127.0.0.1:1/evil.pem", "key-1\u0000.pem", "key-1\n", "KEY-1", " key-1", "", "${jndi:ldap://127.0.0.1/x}", "*"})
    void aKeyIdIsComparedAndNothingElse(String keyId) {
        assertThat(refused(token(OURS).header("kid", keyId).sign())).isEqualTo(Reason.UNKNOWN_KEY);
        assertThat(refused(token(EVIL).header("kid", keyId).sign())).isEqualTo(Reason.UNKNOWN_KEY);
    }

    @Test
    void keysThatATokenPointsToOrBringsAlongAreNobodys() {
        String evil = provider.url("/evil/keys");
        assertThat(refused(token(EVIL).header("jku", evil).sign())).isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(refused(token(EVIL).header("x5u", evil).sign())).isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(refused(token(EVIL).header("kid", evil).header("jku", evil).sign())).isEqualTo(Reason.UNKNOWN_KEY);
        TokenBuilder embedded = token(EVIL);
        embedded.header.set("jwk", EVIL.jwk());
        embedded.header.putArray("x5c").add(Base64.getEncoder().encodeToString(EVIL.pair().getPublic().getEncoded()));
        assertThat(refused(embedded.sign())).isEqualTo(Reason.BAD_SIGNATURE);
        embedded.header.remove("kid");
        assertThat(refused(embedded.sign())).as("the issuer's single key is tried").isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void goodTokensWithSuchHeadersVerifyByTheIssuersKey() throws Exception {
        String token = token(OURS).header("jku", provider.url("/evil/keys")).header("x5t", "AAAA").sign();
        assertThat(tokens.verify(issuer, CLIENTS, token)).isNotNull();
        assertThat(provider.asked("/evil/keys")).isZero();
    }

    /** Two issuers on one server, whose keys have the same id: each signs for itself only. */
    @Test
    void aKeyOfOneIssuerSignsNothingForAnother() throws Exception {
        OidcIssuer other = provider.issuer("/other", EVIL);
        assertThat(tokens.verify(other, CLIENTS, new TokenBuilder(other.name(), "web", EVIL, "RS256", clock.seconds()).sign())).isNotNull();
        ExternalTokenException refused = Refused.exception(() -> tokens.verify(issuer, CLIENTS, token(EVIL).sign()));
        assertThat(refused.reason()).isEqualTo(Reason.BAD_SIGNATURE);
        SigningKey distinct = SigningKey.rsa("other-key", 2048);
        provider.publish("/other", distinct);
        clock.pass(Duration.ofHours(1));
        assertThat(tokens.verify(other, CLIENTS, new TokenBuilder(other.name(), "web", distinct, "RS256", clock.seconds()).sign())).isNotNull();
        assertThat(Refused.by(() -> tokens.verify(issuer, CLIENTS, token(distinct).sign()))).isEqualTo(Reason.UNKNOWN_KEY);
    }

    @Test
    void aTokenOfAnotherIssuerIsNotThisOnes() {
        OidcIssuer other = provider.issuer("/other", EVIL);
        String token = new TokenBuilder(other.name(), "web", EVIL, "RS256", clock.seconds()).sign();
        assertThat(refused(token)).isEqualTo(Reason.WRONG_ISSUER);
    }

    /** Somebody configures a known issuer's name with keys of their own: others who configured it rightly do not get those keys. */
    @Test
    void keysOfAnIssuerAreThoseOfItsConfiguration() throws Exception {
        OidcIssuer mine = new OidcIssuer("https://accounts.google.com", Set.of(), provider.uri("/good/keys"));
        OidcIssuer theirs = new OidcIssuer("https://accounts.google.com", Set.of(), provider.uri("/evil/keys"));
        String evil = new TokenBuilder("https://accounts.google.com", "web", EVIL, "RS256", clock.seconds()).sign();
        assertThat(tokens.verify(theirs, CLIENTS, evil)).isNotNull();
        assertThat(Refused.by(() -> tokens.verify(mine, CLIENTS, evil))).isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void anEncryptionKeySignsNothing() {
        for (ObjectNode jwk : List.of(OURS.jwk().put("use", "enc"), OURS.jwk().put("alg", "RSA-OAEP"))) {
            provider.pages.put("/good/keys", StandIn.json("{\"keys\":[" + jwk + "]}"));
            clock.pass(Duration.ofHours(1));
            assertThat(refused(token(OURS).sign())).isEqualTo(Reason.UNKNOWN_KEY);
        }
    }

    @Test
    void aKeyForOneAlgorithmDoesNotDoForAnother() {
        provider.pages.put("/good/keys", StandIn.json("{\"keys\":[" + OURS.jwk().put("alg", "PS256") + "]}"));
        assertThat(refused(token(OURS).sign())).isEqualTo(Reason.UNKNOWN_KEY);
        TokenBuilder confused = new TokenBuilder(issuer.name(), "web", OURS, "RS256", clock.seconds()).header("alg", "PS256");
        assertThat(refused(confused.sign())).isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(refused(token(OURS).header("alg", "ES256").sign())).isEqualTo(Reason.UNKNOWN_KEY);
    }

    @Test
    void anotherEncodingOfASignatureIsNotTheSignature() {
        SigningKey ec = SigningKey.ec("ec", "P-256");
        provider.publish("/good", ec);
        String token = new TokenBuilder(issuer.name(), "web", ec, "ES256", clock.seconds()).sign();
        String signed = token.substring(0, token.lastIndexOf('.'));
        byte[] raw = Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1));
        byte[] r = Arrays.copyOf(raw, 32);
        byte[] s = Arrays.copyOfRange(raw, 32, 64);
        byte[] der = der(r, s);
        assertThat(refused(signed + "." + SigningKey.base64(der))).as("DER").isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(refused(signed + "." + SigningKey.base64(Arrays.copyOf(raw, 96)))).as("longer").isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(refused(signed + "." + SigningKey.base64(new byte[64]))).as("zeros").isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(refused(token + "=")).isEqualTo(Reason.MALFORMED);
    }

    private static byte[] der(byte[] r, byte[] s) {
        byte[] one = new BigInteger(1, r).toByteArray();
        byte[] two = new BigInteger(1, s).toByteArray();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0x30);
        out.write(4 + one.length + two.length);
        out.write(2);
        out.write(one.length);
        out.writeBytes(one);
        out.write(2);
        out.write(two.length);
        out.writeBytes(two);
        return out.toByteArray();
    }

    @Test
    void duplicateClaimsOfASignedTokenAreRefused() {
        long now = clock.seconds();
        String header = token(OURS).header.toString();
        String rest = "\"aud\":\"web\",\"iat\":" + now + ",\"exp\":" + (now + 300) + ",\"iss\":\"" + issuer.name() + "\"";
        assertThat(refused(token(OURS).sign(header, "{\"sub\":\"alice\",\"sub\":\"mallory\"," + rest + "}"))).isEqualTo(Reason.MALFORMED);
        assertThat(refused(token(OURS).sign(header, "{\"sub\":\"alice\"," + rest + ",\"aud\":\"other\"}"))).isEqualTo(Reason.MALFORMED);
        assertThat(refused(token(OURS).sign("{\"alg\":\"none\"," + header.substring(1), "{\"sub\":\"alice\"," + rest + "}"))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void deepAndHugePayloadsAreRefusedBeforeAnythingIsVerified() {
        String deep = "{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
        assertThat(refused(token(OURS).sign(token(OURS).header.toString(), deep))).isEqualTo(Reason.MALFORMED);
        assertThat(refused(token(OURS).claim("a", "x".repeat(60_000)).sign())).isEqualTo(Reason.MALFORMED);
        assertThat(provider.asked).isEmpty();
    }

    @Test
    void audiencesAndPartiesOfOthersAreRefused() {
        assertThat(refused(token(OURS).claim("aud", "other").sign())).isEqualTo(Reason.WRONG_AUDIENCE);
        assertThat(refused(token(OURS).claimJson("aud", "[\"web\",\"other\"]").sign())).isEqualTo(Reason.WRONG_AUDIENCE);
        assertThat(refused(token(OURS).claimJson("aud", "[\"web\",\"other\"]").claim("azp", "other").sign())).isEqualTo(Reason.WRONG_AUDIENCE);
        assertThat(refused(token(OURS).claim("azp", "other").sign())).isEqualTo(Reason.WRONG_AUDIENCE);
        assertThat(refused(token(OURS).claim("aud", "other").claim("azp", "web").sign())).isEqualTo(Reason.WRONG_AUDIENCE);
    }

    @Test
    void accessTokensAreRefused() {
        assertThat(refused(token(OURS).header("typ", "at+jwt").sign())).isEqualTo(Reason.WRONG_TYPE);
        assertThat(refused(token(OURS).claim("typ", "Bearer").sign())).isEqualTo(Reason.WRONG_TYPE);
    }

    @Test
    void noMessageHoldsAnythingOfTheToken() {
        List<String> attempts = List.of("secret.secret.secret", token(OURS).header("kid", "secret-key").sign(), token(EVIL).claim("sub", "secret-subject").sign(),
                token(OURS).claim("aud", "secret-audience").sign(), token(OURS).claim("iss", "https://secret.example").sign(),
                token(OURS).header("alg", "secret-algorithm").sign(), token(OURS).claimJson("sub", "{\"secret\":1}").sign());
        for (String attempt : attempts) {
            ExternalTokenException refused = Refused.exception(() -> tokens.verify(issuer, CLIENTS, attempt));
            assertThat(refused.getMessage()).doesNotContain("secret");
            assertThat(refused.toString()).doesNotContain("secret");
        }
    }
}

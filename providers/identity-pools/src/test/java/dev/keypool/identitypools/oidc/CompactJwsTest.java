package dev.keypool.identitypools.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keypool.identitypools.oidc.ExternalTokenException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompactJwsTest {

    private static final String HEADER = "{\"alg\":\"RS256\",\"kid\":\"k\",\"typ\":\"JWT\"}";

    private static String token(String header, String claims) {
        return SigningKey.base64(header) + "." + SigningKey.base64(claims) + ".AAAA";
    }

    private static Reason refused(String token) {
        return Refused.by(() -> CompactJws.parse(token));
    }

    @Test
    void headerClaimsAndSignatureAreTakenApart() throws Exception {
        String token = token(HEADER, "{\"a\":[1,\"b\",{\"c\":null,\"d\":true}],\"e\":1.5}");
        CompactJws jws = CompactJws.parse(token);
        assertThat(jws.algorithm()).isEqualTo("RS256");
        assertThat(jws.keyId()).isEqualTo("k");
        assertThat(jws.signature()).containsExactly(0, 0, 0);
        assertThat(new String(jws.signed(), StandardCharsets.US_ASCII)).isEqualTo(token.substring(0, token.lastIndexOf('.')));
        assertThat(jws.claims()).containsEntry("e", 1.5);
        Map<?, ?> inner = (Map<?, ?>) ((List<?>) jws.claims().get("a")).get(2);
        assertThat(inner.get("d")).isEqualTo(true);
        assertThat(inner.containsKey("c")).isTrue();
    }

    @Test
    void claimsCannotBeChangedAtAnyLevel() throws Exception {
        Map<String, Object> claims = CompactJws.parse(token(HEADER, "{\"a\":[{\"b\":1}]}")).claims();
        List<?> list = (List<?>) claims.get("a");
        assertThatThrownBy(() -> claims.put("x", 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(list::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(((Map<?, ?>) list.get(0))::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "a", "a.b", "a.b.c", "a.b.c.d", "a.b.c.d.e", "  ", "{}.{}.{}", "\u00e9.\u00e9.\u00e9"})
    void whatIsNotThreePartsOfBase64IsMalformed(String token) {
        assertThat(refused(token)).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void nothingIsMalformed() {
        assertThat(Refused.by(() -> CompactJws.parse(null))).isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "\"x\"", "null", "", " ", "{", "{}x", "{}{}", "{'alg':'RS256'}", "{\"alg\":\"RS256\",}", "// c\n{\"alg\":\"RS256\"}",
            "{\"alg\":\"RS256\",\"alg\":\"none\"}", "{\"alg\":NaN}", "{}", "{\"alg\":null}", "{\"alg\":1}", "{\"alg\":[\"RS256\"]}",
            "{\"alg\":\"RS256\",\"kid\":1}", "{\"alg\":\"RS256\",\"kid\":null}", "{\"alg\":\"RS256\",\"kid\":{\"$ne\":1}}", "{\"alg\":\"RS256\",\"typ\":1}",
            "{\"alg\":\"RS256\",\"crit\":[\"exp\"]}", "{\"alg\":\"RS256\",\"crit\":[]}", "{\"alg\":\"RS256\",\"b64\":false,\"crit\":[\"b64\"]}",
            "{\"alg\":\"RS256\",\"b64\":true}", "{\"alg\":\"RS256\",\"cty\":\"JWT\"}"})
    void headersThatAreNotUnderstoodAreRefused(String header) {
        assertThat(refused(token(header, "{}"))).isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE", "", "HS256", "HS384", "HS512", "rs256", "RS1", "RS256 ", "ES256K", "Ed448", "RSA-OAEP", "dir",
            "A128KW", "RSA1_5", "\u0000RS256"})
    void onlyAsymmetricSignaturesThatAreListedAreSupported(String algorithm) {
        String header = StandIn.object().put("alg", algorithm).toString();
        assertThat(refused(token(header, "{}"))).isEqualTo(Reason.UNSUPPORTED_ALGORITHM);
        assertThat(refused(SigningKey.base64(header) + "." + SigningKey.base64("{}") + ".")).isEqualTo(Reason.UNSUPPORTED_ALGORITHM);
    }

    @ParameterizedTest
    @CsvSource({"JWT,", "jwt,", "Jwt,", "at+jwt,WRONG_TYPE", "application/at+jwt,WRONG_TYPE", "logout+jwt,WRONG_TYPE", "secevent+jwt,WRONG_TYPE",
            "JWS,WRONG_TYPE", "JOSE,WRONG_TYPE", "dpop+jwt,WRONG_TYPE", "'',WRONG_TYPE"})
    void otherKindsOfJwtSaySoInTheirHeader(String type, Reason reason) throws Exception {
        String token = token(StandIn.object().put("alg", "RS256").put("typ", type).toString(), "{}");
        if (reason == null) {
            assertThat(CompactJws.parse(token).claims()).isEmpty();
        } else {
            assertThat(refused(token)).isEqualTo(reason);
        }
    }

    @Test
    void eachPartHasOneSpellingOnly() {
        String good = token(HEADER, "{}");
        String claims = good.split("\\.")[1];
        assertThat(claims).isEqualTo("e30");
        // The last two bits of e30 are not used: e31 is the same bytes, and e30= is with padding.
        for (String other : List.of("e31", "e30=", "e3 0", "e3\n0", "e+/0")) {
            assertThat(refused(good.replace("." + claims + ".", "." + other + "."))).as(other).isEqualTo(Reason.MALFORMED);
        }
        assertThat(refused(good + "=")).isEqualTo(Reason.MALFORMED);
        assertThat(refused(good.substring(0, good.length() - 4) + "AAB")).isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"sub\":\"a\",\"sub\":\"b\"}", "{\"x\":{\"y\":1,\"y\":2}}", "{\"s\\u0075b\":1,\"sub\":2}", "[]", "\"a\"", "1", "null", "", "{} {}",
            "{\"a\":01}", "{\"a\":+1}", "{\"a\":Infinity}", "{a:1}", "{\"a\":'b'}", "{\"a\":\"\u0000\"}"})
    void claimsAreStrictJsonWithoutDuplicates(String claims) {
        assertThat(refused(token(HEADER, claims))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void claimsAreUtf8AndNothingElse() {
        byte[] utf16 = "{\"sub\":\"a\"}".getBytes(StandardCharsets.UTF_16BE);
        byte[] broken = {'{', '"', 'a', '"', ':', '"', (byte) 0xc0, (byte) 0xaf, '"', '}'};
        for (byte[] claims : List.of(utf16, broken)) {
            assertThat(refused(SigningKey.base64(HEADER) + "." + SigningKey.base64(claims) + ".AAAA")).isEqualTo(Reason.MALFORMED);
        }
    }

    @Test
    void sizeAndDepthAreBounded() throws Exception {
        String deep = "{\"a\":" + "[".repeat(16) + "]".repeat(16) + "}";
        String deepest = "{\"a\":" + "[".repeat(15) + "]".repeat(15) + "}";
        assertThat(refused(token(HEADER, deep))).isEqualTo(Reason.MALFORMED);
        assertThat(CompactJws.parse(token(HEADER, deepest)).claims()).hasSize(1);
        assertThat(refused(token(HEADER, "{\"a\":" + "[".repeat(15_000) + "]".repeat(15_000) + "}"))).isEqualTo(Reason.MALFORMED);
        assertThat(refused(token(HEADER, "{\"a\":" + "9".repeat(5000) + "}"))).isEqualTo(Reason.MALFORMED);
        assertThat(refused(token("{\"alg\":\"RS256\",\"kid\":\"" + "k".repeat(1025) + "\"}", "{}"))).isEqualTo(Reason.MALFORMED);
        String huge = token(HEADER, "{\"a\":\"" + "x".repeat(37_500) + "\"}");
        assertThat(huge.length()).isGreaterThan(CompactJws.MAX_LENGTH);
        assertThat(refused(huge)).isEqualTo(Reason.MALFORMED);
        assertThat(CompactJws.parse(token(HEADER, "{\"a\":\"" + "x".repeat(37_000) + "\"}")).claims()).hasSize(1);
    }

    @Test
    void nothingOfATokenIsInItsText() throws Exception {
        assertThat(CompactJws.parse(token(HEADER, "{\"sub\":\"secret\"}")).toString()).isEqualTo("CompactJws[RS256]");
    }
}

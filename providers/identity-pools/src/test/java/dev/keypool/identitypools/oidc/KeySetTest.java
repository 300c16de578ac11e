package dev.keypool.identitypools.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.oidc.ExternalTokenException.Reason;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.common.crypto.CryptoIntegration;

class KeySetTest {

    private static final SigningKey RSA = SigningKey.rsa("rsa", 2048);
    private static final SigningKey P256 = SigningKey.ec("p256", "P-256");
    private static final SigningKey ED = SigningKey.ed25519("ed");

    @BeforeAll
    static void crypto() {
        CryptoIntegration.init(KeySetTest.class.getClassLoader());
    }

    private static KeySet keys(ObjectNode... jwks) throws ExternalTokenException {
        ObjectNode set = StandIn.object();
        ArrayNode keys = set.putArray("keys");
        List.of(jwks).forEach(keys::add);
        return KeySet.parse(set);
    }

    @Test
    void keysAreFoundByIdAndOnlyForAlgorithmsOfTheirType() throws Exception {
        SigningKey p384 = SigningKey.ec("p384", "P-384");
        SigningKey p521 = SigningKey.ec("p521", "P-521");
        KeySet keys = keys(RSA.jwk(), P256.jwk(), p384.jwk(), p521.jwk(), ED.jwk());
        assertThat(keys.size()).isEqualTo(5);
        for (String algorithm : List.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512")) {
            assertThat(keys.find("rsa", algorithm)).isNotNull();
            assertThat(keys.find("p256", algorithm)).isNull();
            assertThat(keys.find("ed", algorithm)).isNull();
        }
        assertThat(keys.find("p256", "ES256")).isNotNull();
        assertThat(keys.find("p256", "ES384")).isNull();
        assertThat(keys.find("p384", "ES384")).isNotNull();
        assertThat(keys.find("p384", "ES256")).isNull();
        assertThat(keys.find("p521", "ES512")).isNotNull();
        assertThat(keys.find("ed", "EdDSA")).isNotNull();
        assertThat(keys.find("rsa", "EdDSA")).isNull();
        assertThat(keys.find("rsa", "HS256")).isNull();
        assertThat(keys.find("rsa", "none")).isNull();
    }

    @Test
    void aKeysOwnAlgorithmIsItsOnlyOne() throws Exception {
        KeySet keys = keys(RSA.jwk().put("alg", "RS256"));
        assertThat(keys.find("rsa", "RS256")).isNotNull();
        assertThat(keys.find("rsa", "RS512")).isNull();
        assertThat(keys.find("rsa", "PS256")).isNull();
    }

    @Test
    void keyIdsAreComparedAsTheyAre() throws Exception {
        KeySet keys = keys(RSA.jwk(), P256.jwk());
        for (String other : List.of("RSA", "rsa ", "", "../rsa", "rsa\u0000", "' OR '1'='1", "/etc/passwd", "https://evil.example/key")) {
            assertThat(keys.find(other, "RS256")).as(other).isNull();
        }
    }

    @Test
    void withoutAKeyIdTheIssuerMustHaveASingleKey() throws Exception {
        SigningKey unnamed = SigningKey.rsa(null, 2048);
        assertThat(keys(unnamed.jwk()).find(null, "RS256")).isNotNull();
        assertThat(keys(RSA.jwk()).find(null, "RS256")).isNotNull();
        assertThat(keys(RSA.jwk()).find(null, "ES256")).isNull();
        assertThat(keys(RSA.jwk(), P256.jwk()).find(null, "RS256")).isNull();
        assertThat(keys(unnamed.jwk()).find("any", "RS256")).isNull();
    }

    @Test
    void aKeyIdThatMeansTwoKeysMeansNone() throws Exception {
        KeySet keys = keys(RSA.jwk(), SigningKey.rsa("rsa", 2048).jwk(), P256.jwk().put("kid", "rsa"));
        assertThat(keys.find("rsa", "RS256")).isNull();
        assertThat(keys.find("rsa", "ES256")).as("keys of different types may share an id (RFC 7517, section 4.5)").isNotNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"use|\"enc\"", "use|\"SIG\"", "use|\"\"", "use|null", "use|1", "key_ops|[]", "key_ops|[\"sign\"]", "key_ops|[\"encrypt\",\"wrapKey\"]",
            "key_ops|\"verify\"", "key_ops|null", "alg|\"RSA-OAEP\"", "alg|\"HS256\"", "alg|\"ES256\"", "alg|\"none\"", "alg|1", "kid|1", "kid|null", "kty|\"oct\"",
            "kty|\"EC\"", "kty|\"AKP\"", "kty|null", "kty|\"rsa\"", "d|\"AQAB\"", "d|null", "n|null", "n|\"\"", "n|1", "n|\"****\"", "e|null", "e|\"\"", "e|\"AQ\"", "e|\"Ag\"", "e|\"AQAA\"",
            "e|\"AQAAAAAB\""})
    void keysThatAreNotForSignaturesOrNotSoundArePassedOver(String member, String json) throws Exception {
        ObjectNode jwk = RSA.jwk();
        jwk.set(member, new ObjectMapper().readTree(json));
        KeySet keys = keys(jwk, P256.jwk());
        assertThat(keys.size()).isEqualTo(1);
        assertThat(keys.find("rsa", "RS256")).isNull();
        assertThat(keys.find("p256", "ES256")).isNotNull();
    }

    @Test
    void aKeyThatMayVerifyAmongOtherOperationsIsTaken() throws Exception {
        ObjectNode jwk = RSA.jwk();
        jwk.remove("use");
        jwk.putArray("key_ops").add("verify").add("encrypt");
        assertThat(keys(jwk).size()).isEqualTo(1);
    }

    @Test
    void rsaKeysHave2048To8192Bits() throws Exception {
        assertThat(keys(SigningKey.rsa("weak", 1024).jwk()).size()).isZero();
        assertThat(keys(SigningKey.rsa("weak", 2040).jwk()).size()).isZero();
        BigInteger modulus = ((RSAPublicKey) RSA.pair().getPublic()).getModulus();
        assertThat(keys(RSA.jwk().put("n", SigningKey.unsigned(modulus.shiftLeft(8192).setBit(0), 0))).size()).isZero();
        assertThat(keys(RSA.jwk().put("n", SigningKey.unsigned(modulus.clearBit(0), 0))).size()).isZero();
        assertThat(keys(SigningKey.rsa("strong", 3072).jwk()).size()).isEqualTo(1);
    }

    @Test
    void pointsThatAreNotOnTheirCurveAreNoKeys() throws Exception {
        ECPublicKey key = (ECPublicKey) P256.pair().getPublic();
        BigInteger p = new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);
        String other = SigningKey.unsigned(key.getW().getAffineY().add(BigInteger.ONE).mod(p), 32);
        assertThat(keys(P256.jwk().put("y", other)).size()).isZero();
        assertThat(keys(P256.jwk().put("x", SigningKey.base64(new byte[32])).put("y", SigningKey.base64(new byte[32]))).size()).isZero();
        assertThat(keys(P256.jwk().put("x", SigningKey.unsigned(key.getW().getAffineX().add(p), 33))).size()).isZero();
        assertThat(keys(P256.jwk().put("crv", "P-384")).size()).isZero();
        assertThat(keys(P256.jwk().put("crv", "secp256k1")).size()).isZero();
    }

    /** Where the security provider does not ask, as some do not. */
    @Test
    void pointsAreCheckedHereToo() {
        ECPublicKey key = (ECPublicKey) P256.pair().getPublic();
        BigInteger p = ((ECFieldFp) key.getParams().getCurve().getField()).getP();
        BigInteger x = key.getW().getAffineX();
        BigInteger y = key.getW().getAffineY();
        assertThat(JwkReader.isSound(withPoint(key, new ECPoint(x, y)))).isTrue();
        assertThat(JwkReader.isSound(withPoint(key, new ECPoint(x, p.subtract(y))))).as("the other point of this x").isTrue();
        for (ECPoint point : List.of(new ECPoint(x, y.add(BigInteger.ONE)), new ECPoint(y, x), new ECPoint(x.add(p), y), new ECPoint(x, y.add(p)),
                new ECPoint(x, y.subtract(p)), new ECPoint(BigInteger.ZERO, BigInteger.ZERO), ECPoint.POINT_INFINITY)) {
            assertThat(JwkReader.isSound(withPoint(key, point))).isFalse();
        }
    }

    private static ECPublicKey withPoint(ECPublicKey key, ECPoint point) {
        return new ECPublicKey() {
            @Override
            public ECPoint getW() {
                return point;
            }

            @Override
            public ECParameterSpec getParams() {
                return key.getParams();
            }

            @Override
            public String getAlgorithm() {
                return "EC";
            }

            @Override
            public String getFormat() {
                return null;
            }

            @Override
            public byte[] getEncoded() {
                return null;
            }
        };
    }

    @Test
    void ed448AndX25519AreNotTaken() throws Exception {
        assertThat(keys(ED.jwk().put("crv", "Ed448")).size()).isZero();
        assertThat(keys(ED.jwk().put("crv", "X25519")).size()).isZero();
        assertThat(keys(ED.jwk().put("x", "AAAA")).size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"keys\":null}", "{\"keys\":{}}", "{\"keys\":\"x\"}", "{\"error\":\"x\"}"})
    void whatIsNoKeySetIsTheProvidersFault(String json) throws Exception {
        ObjectNode set = (ObjectNode) new ObjectMapper().readTree(json);
        assertThat(Refused.by(() -> KeySet.parse(set))).isEqualTo(Reason.PROVIDER_MISCONFIGURED);
    }

    @Test
    void aSetMayHoldOddThingsButNotTooMany() throws Exception {
        ObjectNode set = StandIn.object();
        ArrayNode keys = set.putArray("keys");
        keys.add(1).add("x").addNull().add(StandIn.object());
        keys.addArray();
        keys.add(RSA.jwk());
        assertThat(KeySet.parse(set).size()).isEqualTo(1);
        for (int i = 0; i < 94; i++) {
            keys.add(StandIn.object());
        }
        assertThat(KeySet.parse(set).size()).isEqualTo(1);
        keys.add(StandIn.object());
        assertThat(Refused.by(() -> KeySet.parse(set))).isEqualTo(Reason.PROVIDER_MISCONFIGURED);
    }

    @Test
    void certificatesBesideAKeyDoNotMatter() throws Exception {
        ObjectNode jwk = RSA.jwk().put("x5u", "http://127.0.0.1:1/evil").put("x5t", "AAAA").put("jku", "http://127.0.0.1:1/evil");
        jwk.putArray("x5c").add("not a certificate");
        VerificationKey key = keys(jwk).find("rsa", "RS256");
        assertThat(key.key()).isEqualTo(RSA.pair().getPublic());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "EdDSA"})
    void signaturesHaveTheirOwnLengthAndNoOther(String algorithm) throws Exception {
        SigningKey signing = algorithm.equals("ES256") ? P256 : ED;
        VerificationKey key = keys(signing.jwk()).find(signing.keyId(), algorithm);
        byte[] signature = signing.sign(algorithm, "text");
        byte[] text = "text".getBytes(StandardCharsets.US_ASCII);
        assertThat(key.verify(algorithm, text, signature)).isTrue();
        assertThat(key.verify(algorithm, text, Arrays.copyOf(signature, 65))).isFalse();
        assertThat(key.verify(algorithm, text, Arrays.copyOf(signature, 63))).isFalse();
        assertThat(key.verify(algorithm, text, new byte[0])).isFalse();
        assertThat(key.verify(algorithm, text, new byte[64])).as("r and s of zero (CVE-2022-21449)").isFalse();
        assertThat(key.verify(algorithm, new byte[] {1}, signature)).isFalse();
        assertThat(key.verify("RS256", text, signature)).isFalse();
    }
}

package dev.keypool.identitypools.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.keycloak.jose.jwk.JWKParser;

/**
 * Reads one key of a JWK set, or passes it over: a provider may publish keys for other purposes, and kinds of keys that
 * are not known here. Certificates beside a key ({@code x5c}, {@code x5u}) are never looked at: who serves the set is
 * known by TLS.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7517">RFC 7517: JSON Web Key</a>
 */
final class JwkReader {

    /** Bits; below is too weak, above only costs time, and anybody can ask for a verification. */
    private static final int MIN_RSA = 2048;
    private static final int MAX_RSA = 8192;
    private static final int MAX_EXPONENT_BITS = 32;
    private static final int MAX_TEXT = 2048;
    private static final Set<String> CURVES = Set.of("P-256", "P-384", "P-521", "Ed25519");

    private JwkReader() {
    }

    /** Null for a key that is not for checking signatures of tokens. */
    static VerificationKey read(JsonNode jwk) {
        // "d" is a private key's: what is published with it can be anybody's signature.
        if (!jwk.isObject() || !textsAreShort(jwk) || jwk.has("d") || !isForSignatures(jwk)) {
            return null;
        }
        String type = jwk.path("kty").asText();
        String curve = type.equals("RSA") ? null : jwk.path("crv").asText();
        String algorithm = jwk.has("alg") ? jwk.path("alg").asText() : null;
        String keyId = jwk.has("kid") ? jwk.path("kid").asText() : null;
        boolean known = type.equals("RSA") || (type.equals("EC") || type.equals("OKP")) && CURVES.contains(curve);
        if (!known || algorithm != null && !Algorithms.fits(algorithm, type, curve)) {
            return null;
        }
        PublicKey key = publicKey(jwk);
        return key != null && isSound(key) ? new VerificationKey(keyId, type, curve, algorithm, key) : null;
    }

    private static boolean textsAreShort(JsonNode jwk) {
        for (String member : Set.of("kty", "use", "alg", "kid", "crv", "n", "e", "x", "y")) {
            JsonNode value = jwk.get(member);
            if (value != null && !(value.isTextual() && value.textValue().length() <= MAX_TEXT)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isForSignatures(JsonNode jwk) {
        if (jwk.has("use") && !jwk.get("use").textValue().equals("sig")) {
            return false;
        }
        JsonNode operations = jwk.get("key_ops");
        return operations == null || operations.isArray()
                && StreamSupport.stream(operations.spliterator(), false).anyMatch(operation -> "verify".equals(operation.textValue()));
    }

    private static PublicKey publicKey(JsonNode jwk) {
        try {
            return JWKParser.create().parse(jwk.toString()).toPublicKey();
        } catch (RuntimeException e) {
            // Keycloak's way to say that a member is missing or wrong.
            return null;
        }
    }

    static boolean isSound(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            BigInteger exponent = rsa.getPublicExponent();
            int bits = rsa.getModulus().bitLength();
            return bits >= MIN_RSA && bits <= MAX_RSA && rsa.getModulus().testBit(0) && exponent.testBit(0)
                    && exponent.compareTo(BigInteger.TWO) > 0 && exponent.bitLength() <= MAX_EXPONENT_BITS;
        }
        return !(key instanceof ECPublicKey ec) || isOnCurve(ec);
    }

    /** y² = x³ + ax + b: not every security provider asks. */
    private static boolean isOnCurve(ECPublicKey key) {
        ECParameterSpec curve = key.getParams();
        BigInteger x = key.getW().getAffineX();
        BigInteger y = key.getW().getAffineY();
        if (x == null || y == null || !(curve.getCurve().getField() instanceof ECFieldFp field)) {
            return false;
        }
        BigInteger p = field.getP();
        boolean inField = x.signum() >= 0 && y.signum() >= 0 && x.compareTo(p) < 0 && y.compareTo(p) < 0;
        BigInteger right = x.pow(3).add(curve.getCurve().getA().multiply(x)).add(curve.getCurve().getB()).mod(p);
        return inField && y.pow(2).mod(p).equals(right);
    }
}

package dev.keypool.identitypools.oidc;

import java.util.Set;

/** Signature algorithms of tokens that are accepted: none with a shared secret, which whoever checks could use to sign. */
final class Algorithms {

    private static final Set<String> ACCEPTED = Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA");

    private Algorithms() {
    }

    static boolean accepts(String algorithm) {
        return ACCEPTED.contains(algorithm);
    }

    /** Whether a key of this JWK type and curve may be used with the algorithm: RFC 7518, section 3, and RFC 8037. */
    static boolean fits(String algorithm, String keyType, String curve) {
        return switch (algorithm) {
            case "ES256" -> "EC".equals(keyType) && "P-256".equals(curve);
            case "ES384" -> "EC".equals(keyType) && "P-384".equals(curve);
            case "ES512" -> "EC".equals(keyType) && "P-521".equals(curve);
            case "EdDSA" -> "OKP".equals(keyType) && "Ed25519".equals(curve);
            default -> "RSA".equals(keyType) && accepts(algorithm);
        };
    }

    /** Bytes of a signature, or 0 where the key says it: ES has r and s side by side (RFC 7518, section 3.4). */
    static int signatureLength(String algorithm) {
        return switch (algorithm) {
            case "ES256", "EdDSA" -> 64;
            case "ES384" -> 96;
            case "ES512" -> 132;
            default -> 0;
        };
    }
}

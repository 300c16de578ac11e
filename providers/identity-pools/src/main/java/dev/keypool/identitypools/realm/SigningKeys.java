package dev.keypool.identitypools.realm;

import java.security.interfaces.RSAPublicKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.crypto.AsymmetricSignatureVerifierContext;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.crypto.ServerECDSASignatureVerifierContext;
import org.keycloak.crypto.ServerEdDSASignatureVerifierContext;
import org.keycloak.crypto.SignatureVerifierContext;
import org.keycloak.common.VerificationException;

/**
 * The realm's public signing keys, parsed once. Asking Keycloak's {@code SignatureProvider} for a verifier at each
 * request walks through all key providers of the realm and costs as much as the verification itself.
 */
public final class SigningKeys {

    /** Asymmetric algorithms only: with a symmetric one, who can check a token could also make it. */
    private static final Set<String> ALGORITHMS = Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512",
            "ES256", "ES384", "ES512", "EdDSA");

    private final Map<String, KeyWrapper> byKeyId = new LinkedHashMap<>();

    SigningKeys(List<KeyWrapper> keys) {
        for (KeyWrapper key : keys) {
            if (key.getUse() == KeyUse.SIG && key.getStatus().isEnabled() && key.getPublicKey() != null
                    && key.getKid() != null && ALGORITHMS.contains(key.getAlgorithmOrDefault())) {
                byKeyId.putIfAbsent(key.getKid(), key);
            }
        }
    }

    /**
     * Whether all of them verify a signature in a tenth of a millisecond or less: RSA does, elliptic curves in Java may
     * take ten times as long.
     */
    public boolean areQuick() {
        return byKeyId.values().stream().allMatch(key -> key.getPublicKey() instanceof RSAPublicKey);
    }

    /** The keys of exactly this algorithm, in the realm's order: active and passive ones. */
    public List<KeyWrapper> of(String algorithm) {
        return byKeyId.values().stream().filter(key -> key.getAlgorithmOrDefault().equals(algorithm)).toList();
    }

    /** Whether one of the realm's enabled keys of exactly this algorithm made the signature. */
    public boolean verify(String keyId, String algorithm, byte[] signed, byte[] signature) {
        KeyWrapper key = keyId == null ? null : byKeyId.get(keyId);
        if (key == null || !key.getAlgorithmOrDefault().equals(algorithm)) {
            return false;
        }
        try {
            return verifier(key, algorithm).verify(signed, signature);
        } catch (VerificationException e) {
            return false;
        }
    }

    private static SignatureVerifierContext verifier(KeyWrapper key, String algorithm) throws VerificationException {
        if (algorithm.startsWith("ES")) {
            return new ServerECDSASignatureVerifierContext(key);
        }
        return algorithm.equals("EdDSA") ? new ServerEdDSASignatureVerifierContext(key)
                : new AsymmetricSignatureVerifierContext(key);
    }
}

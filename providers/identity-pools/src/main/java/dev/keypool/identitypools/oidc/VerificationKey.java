package dev.keypool.identitypools.oidc;

import java.security.PublicKey;
import org.keycloak.common.VerificationException;
import org.keycloak.crypto.AsymmetricSignatureVerifierContext;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.crypto.ServerECDSASignatureVerifierContext;
import org.keycloak.crypto.ServerEdDSASignatureVerifierContext;
import org.keycloak.crypto.SignatureVerifierContext;

/**
 * A public key that an issuer publishes for signatures.
 *
 * @param keyId     {@code kid}, or null
 * @param type      {@code kty}: RSA, EC or OKP
 * @param curve     {@code crv}, or null for RSA
 * @param algorithm {@code alg}: the one algorithm that it is for, or null for every one of its type
 */
record VerificationKey(String keyId, String type, String curve, String algorithm, PublicKey key) {

    boolean fits(String wanted) {
        return (algorithm == null || algorithm.equals(wanted)) && Algorithms.fits(wanted, type, curve);
    }

    /** Whether this key made the signature with exactly this algorithm. */
    boolean verify(String wanted, byte[] signed, byte[] signature) {
        int length = Algorithms.signatureLength(wanted);
        // Keycloak's conversion of ES signatures would read what is there and ignore the rest.
        if (!fits(wanted) || length > 0 && signature.length != length) {
            return false;
        }
        try {
            return verifier(wanted).verify(signed, signature);
        } catch (VerificationException e) {
            return false;
        }
    }

    private SignatureVerifierContext verifier(String wanted) throws VerificationException {
        KeyWrapper wrapper = new KeyWrapper();
        wrapper.setKid(keyId);
        wrapper.setUse(KeyUse.SIG);
        wrapper.setType(type);
        wrapper.setAlgorithm(wanted);
        wrapper.setPublicKey(key);
        if (wanted.equals("EdDSA")) {
            wrapper.setCurve(curve);
            return new ServerEdDSASignatureVerifierContext(wrapper);
        }
        return wanted.startsWith("ES") ? new ServerECDSASignatureVerifierContext(wrapper) : new AsymmetricSignatureVerifierContext(wrapper);
    }
}

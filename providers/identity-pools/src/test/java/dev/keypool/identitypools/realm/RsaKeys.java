package dev.keypool.identitypools.realm;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import org.keycloak.crypto.KeyStatus;
import org.keycloak.crypto.KeyType;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;

/** Keys as Keycloak's key providers give them. */
public final class RsaKeys {

    private RsaKeys() {
    }

    /** A new one, active, for signatures. */
    public static KeyWrapper signing(String keyId, String algorithm) {
        KeyPair pair = pair();
        KeyWrapper key = new KeyWrapper();
        key.setKid(keyId);
        key.setAlgorithm(algorithm);
        key.setType(KeyType.RSA);
        key.setUse(KeyUse.SIG);
        key.setStatus(KeyStatus.ACTIVE);
        key.setPublicKey(pair.getPublic());
        key.setPrivateKey(pair.getPrivate());
        return key;
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }
}

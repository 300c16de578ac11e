package dev.keypool.identitypools.credentials;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HKDF with HMAC-SHA-256 (RFC 5869). Java 17 has no key derivation API, and Bouncy Castle is not the same
 * library in every Keycloak distribution.
 */
final class Hkdf {

    private static final String HMAC = "HmacSHA256";
    private static final int HASH_BYTES = 32;

    private Hkdf() {
    }

    /** RFC 5869, section 2.2. */
    static byte[] extract(byte[] salt, byte[] inputKeyMaterial) {
        return mac(salt.length == 0 ? new byte[HASH_BYTES] : salt).doFinal(inputKeyMaterial);
    }

    /** RFC 5869, section 2.3; {@code length} is in bytes, at most 255 blocks of 32. */
    static byte[] expand(byte[] pseudoRandomKey, byte[] info, int length) {
        if (length < 1 || length > 255 * HASH_BYTES) {
            throw new IllegalArgumentException("HKDF gives 1 to 8160 bytes, not " + length);
        }
        Mac mac = mac(pseudoRandomKey);
        byte[] out = new byte[length];
        byte[] block = new byte[0];
        for (int counter = 1, offset = 0; offset < length; counter++, offset += HASH_BYTES) {
            mac.update(block);
            mac.update(info);
            mac.update((byte) counter);
            block = mac.doFinal();
            System.arraycopy(block, 0, out, offset, Math.min(HASH_BYTES, length - offset));
        }
        Arrays.fill(block, (byte) 0);
        return out;
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }
}

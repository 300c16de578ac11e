package dev.keypool.identitypools.credentials;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What one secret key of the realm gives for one purpose, realm and deployment: what is sealed for one cannot be opened
 * for another.
 *
 * <p>Sealed is {@code version (1) | key id (8) | salt (16) | AES-256-GCM ciphertext and tag}. HKDF makes from the salt a
 * key for this text alone, so that the nonce can be constant and the number of texts is not bounded by the collisions
 * of random nonces (NIST SP 800-38D, section 8.3).
 */
final class RealmKey {

    static final int SALT_BYTES = 16;
    static final int CIPHER_KEY_BYTES = 32;

    private static final byte VERSION = 1;
    private static final int KEY_ID_BYTES = 8;
    private static final int HEADER_BYTES = 1 + KEY_ID_BYTES + SALT_BYTES;
    private static final int TAG_BYTES = 16;
    private static final byte[] NONCE = new byte[12];
    /** Looking a cipher up takes longer than using it here; each use begins with an init. */
    private static final ThreadLocal<Cipher> CIPHER = ThreadLocal.withInitial(RealmKey::cipher);

    private final byte[] id;
    private final byte[] pseudoRandomKey;
    private final byte[] label;

    /**
     * @param purpose     such as {@code session-token}
     * @param realmSecret one of the realm's own secret keys
     * @param deployment  the deployment's salt: a cloned realm has the same keys elsewhere
     * @param realmId     the realm's internal id
     */
    RealmKey(String purpose, byte[] realmSecret, byte[] deployment, String realmId) {
        String prefix = "keypool/" + purpose + "/v1/";
        byte[] extracted = Hkdf.extract(deployment, realmSecret);
        this.pseudoRandomKey = Hkdf.expand(extracted, utf8(prefix + "realm/" + realmId), CIPHER_KEY_BYTES);
        this.id = Hkdf.expand(pseudoRandomKey, utf8(prefix + "key-id"), KEY_ID_BYTES);
        this.label = utf8(prefix + "token/");
        Arrays.fill(extracted, (byte) 0);
    }

    /** Whether it has the form of something sealed here; Java's GCM throws an unchecked exception at what is shorter than its tag. */
    static boolean isSealed(byte[] sealed) {
        return sealed.length > HEADER_BYTES + TAG_BYTES && sealed[0] == VERSION;
    }

    /** Whether this key may have sealed what {@link #isSealed} says yes to. */
    boolean hasSealed(byte[] sealed) {
        return Arrays.equals(id, 0, KEY_ID_BYTES, sealed, 1, 1 + KEY_ID_BYTES);
    }

    static byte[] saltOf(byte[] sealed) {
        return Arrays.copyOfRange(sealed, 1 + KEY_ID_BYTES, HEADER_BYTES);
    }

    /** The salt's key, {@link #CIPHER_KEY_BYTES} long, and what else follows from the salt. */
    byte[] derive(byte[] salt, int more) {
        byte[] info = Arrays.copyOf(label, label.length + SALT_BYTES);
        System.arraycopy(salt, 0, info, label.length, SALT_BYTES);
        return Hkdf.expand(pseudoRandomKey, info, CIPHER_KEY_BYTES + more);
    }

    /** @param derived from the same salt */
    byte[] seal(byte[] salt, byte[] derived, byte[] text) {
        byte[] header = ByteBuffer.allocate(HEADER_BYTES).put(VERSION).put(id).put(salt).array();
        byte[] encrypted = crypt(Cipher.ENCRYPT_MODE, derived, header, text, 0);
        byte[] sealed = Arrays.copyOf(header, HEADER_BYTES + encrypted.length);
        System.arraycopy(encrypted, 0, sealed, HEADER_BYTES, encrypted.length);
        return sealed;
    }

    /** Null when it is not authentic. */
    byte[] open(byte[] sealed, byte[] derived) {
        return crypt(Cipher.DECRYPT_MODE, derived, Arrays.copyOf(sealed, HEADER_BYTES), sealed, HEADER_BYTES);
    }

    private static byte[] crypt(int mode, byte[] derived, byte[] header, byte[] input, int offset) {
        try {
            Cipher cipher = CIPHER.get();
            cipher.init(mode, new SecretKeySpec(derived, 0, CIPHER_KEY_BYTES, "AES"), new GCMParameterSpec(TAG_BYTES * 8, NONCE));
            cipher.updateAAD(header);
            return cipher.doFinal(input, offset, input.length - offset);
        } catch (GeneralSecurityException e) {
            if (mode == Cipher.DECRYPT_MODE) {
                return null;
            }
            throw new IllegalStateException("AES-GCM failed to encrypt", e);
        }
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

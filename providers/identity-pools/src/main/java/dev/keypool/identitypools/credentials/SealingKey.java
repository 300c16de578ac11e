package dev.keypool.identitypools.credentials;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals sessions under keys that one secret key of the realm gives for one realm and one deployment.
 *
 * <p>A token is {@code version (1) | key id (8) | salt (16) | AES-256-GCM ciphertext and tag}, base 64. HKDF makes
 * from the salt a key for this token alone (so that the nonce can be constant and the number of tokens is not bounded
 * by the collisions of random nonces, NIST SP 800-38D section 8.3), the secret access key and the access key id:
 * nothing of them is stored, and none fits another token.
 */
final class SealingKey {

    static final int KEY_ID_BYTES = 8;
    static final int SALT_BYTES = 16;
    static final int HEADER_BYTES = 1 + KEY_ID_BYTES + SALT_BYTES;
    static final int TAG_BYTES = 16;
    static final byte VERSION = 1;

    private static final int CIPHER_KEY_BYTES = 32;
    private static final int SECRET_KEY_BYTES = 30;
    private static final int ACCESS_KEY_BYTES = 10;
    private static final byte[] NONCE = new byte[12];
    private static final byte[] KEY_ID_LABEL = "keypool/session-token/v1/key-id".getBytes(StandardCharsets.UTF_8);
    private static final byte[] TOKEN_LABEL = "keypool/session-token/v1/token/".getBytes(StandardCharsets.UTF_8);

    private final byte[] id;
    private final byte[] pseudoRandomKey;

    /**
     * @param realmSecret one of the realm's own secret keys
     * @param deployment  the deployment's salt: a cloned realm has the same keys elsewhere
     * @param realmId     the realm's internal id
     */
    SealingKey(byte[] realmSecret, byte[] deployment, String realmId) {
        byte[] extracted = Hkdf.extract(deployment, realmSecret);
        byte[] realm = ("keypool/session-token/v1/realm/" + realmId).getBytes(StandardCharsets.UTF_8);
        this.pseudoRandomKey = Hkdf.expand(extracted, realm, CIPHER_KEY_BYTES);
        this.id = Hkdf.expand(pseudoRandomKey, KEY_ID_LABEL, KEY_ID_BYTES);
        Arrays.fill(extracted, (byte) 0);
    }

    boolean hasId(byte[] token) {
        return Arrays.equals(id, 0, KEY_ID_BYTES, token, 1, 1 + KEY_ID_BYTES);
    }

    TemporaryCredentials seal(Session session, byte[] salt) {
        byte[] header = ByteBuffer.allocate(HEADER_BYTES).put(VERSION).put(id).put(salt).array();
        byte[] derived = derive(salt);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, derived, header, SessionCodec.encode(session), 0);
        byte[] token = Arrays.copyOf(header, HEADER_BYTES + sealed.length);
        System.arraycopy(sealed, 0, token, HEADER_BYTES, sealed.length);
        return credentials(derived, Base64.getEncoder().encodeToString(token), session);
    }

    TemporaryCredentials open(byte[] token, String text) throws InvalidSessionTokenException {
        byte[] derived = derive(Arrays.copyOfRange(token, 1 + KEY_ID_BYTES, HEADER_BYTES));
        byte[] header = Arrays.copyOf(token, HEADER_BYTES);
        byte[] opened = crypt(Cipher.DECRYPT_MODE, derived, header, token, HEADER_BYTES);
        if (opened == null) {
            throw new InvalidSessionTokenException();
        }
        return credentials(derived, text, SessionCodec.decode(opened));
    }

    private byte[] derive(byte[] salt) {
        byte[] info = Arrays.copyOf(TOKEN_LABEL, TOKEN_LABEL.length + SALT_BYTES);
        System.arraycopy(salt, 0, info, TOKEN_LABEL.length, SALT_BYTES);
        return Hkdf.expand(pseudoRandomKey, info, CIPHER_KEY_BYTES + SECRET_KEY_BYTES + ACCESS_KEY_BYTES);
    }

    private static TemporaryCredentials credentials(byte[] derived, String token, Session session) {
        int secretEnd = CIPHER_KEY_BYTES + SECRET_KEY_BYTES;
        byte[] secret = Arrays.copyOfRange(derived, CIPHER_KEY_BYTES, secretEnd);
        String accessKeyId = AccessKeyIds.temporary(Arrays.copyOfRange(derived, secretEnd, derived.length));
        return new TemporaryCredentials(accessKeyId, Base64.getEncoder().encodeToString(secret), token, session);
    }

    /** Null when what is to be opened is not authentic. */
    private static byte[] crypt(int mode, byte[] derived, byte[] header, byte[] input, int offset) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
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
}

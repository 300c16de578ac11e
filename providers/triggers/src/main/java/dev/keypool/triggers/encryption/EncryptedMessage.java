package dev.keypool.triggers.encryption;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Map;

/**
 * A message as the AWS Encryption SDK writes it, so that functions decrypt it with AWS's libraries. Of its algorithm suites the one
 * with key commitment and without signature, which decrypts under every commitment policy; one frame. The library itself is not used: with
 * what it needs it has 25 MB.
 *
 * @see <a href="https://docs.aws.amazon.com/encryption-sdk/latest/developer-guide/message-format.html">Message format</a>
 * @see <a href="https://docs.aws.amazon.com/encryption-sdk/latest/developer-guide/algorithms-reference.html">Algorithms</a>
 */
public final class EncryptedMessage {

    private static final byte VERSION = 2;
    /** AES-256-GCM, HKDF with SHA-512, key commitment, no signature. */
    private static final short SUITE = 0x0478;
    private static final byte FRAMED = 2;
    private static final int FRAME_LENGTH = 65_536;
    private static final int MESSAGE_ID_LENGTH = 32;
    private static final int COMMITMENT_LENGTH = 32;
    private static final int FINAL_FRAME = 0xFFFFFFFF;

    private static final byte[] COMMIT_KEY = "COMMITKEY".getBytes(US_ASCII);
    private static final byte[] DERIVE_KEY = "\u0004xDERIVEKEY".getBytes(US_ASCII);
    private static final byte[] FINAL_FRAME_LABEL = "AWSKMSEncryptionClient Final Frame".getBytes(US_ASCII);

    private static final SecureRandom RANDOM = new SecureRandom();

    private EncryptedMessage() {
    }

    /** @throws IllegalArgumentException when it is longer than a frame */
    public static byte[] of(byte[] plaintext, DataKey key, Map<String, String> context) {
        if (plaintext.length > FRAME_LENGTH) {
            throw new IllegalArgumentException("More than " + FRAME_LENGTH + " bytes");
        }
        byte[] id = random(MESSAGE_ID_LENGTH);
        byte[] commitment = Algorithms.hkdf(key.plaintext(), id, COMMIT_KEY, COMMITMENT_LENGTH);
        byte[] derived = Algorithms.hkdf(key.plaintext(), id, DERIVE_KEY, DataKey.LENGTH);
        byte[] header = header(id, key, EncryptionContext.bytes(context), commitment);
        byte[] headerTag = Algorithms.aesGcm(derived, new byte[Algorithms.IV_LENGTH], header, new byte[0]);
        byte[] frame = frame(id, derived, plaintext);
        return ByteBuffer.allocate(header.length + headerTag.length + frame.length).put(header).put(headerTag).put(frame).array();
    }

    private static byte[] header(byte[] id, DataKey key, byte[] context, byte[] commitment) {
        byte[] provider = key.providerId().getBytes(UTF_8);
        int keyLength = 6 + provider.length + key.providerInfo().length + key.ciphertext().length;
        ByteBuffer header = ByteBuffer.allocate(3 + MESSAGE_ID_LENGTH + 2 + context.length + 2 + keyLength + 5 + COMMITMENT_LENGTH);
        header.put(VERSION).putShort(SUITE).put(id);
        put(header, context);
        header.putShort((short) 1);
        put(header, provider);
        put(header, key.providerInfo());
        put(header, key.ciphertext());
        return header.put(FRAMED).putInt(FRAME_LENGTH).put(commitment).array();
    }

    private static void put(ByteBuffer header, byte[] field) {
        header.putShort((short) field.length).put(field);
    }

    private static byte[] frame(byte[] id, byte[] key, byte[] plaintext) {
        int sequence = 1;
        byte[] iv = new byte[Algorithms.IV_LENGTH];
        iv[iv.length - 1] = (byte) sequence;
        byte[] associated = ByteBuffer.allocate(id.length + FINAL_FRAME_LABEL.length + 12).put(id).put(FINAL_FRAME_LABEL).putInt(sequence)
                .putLong(plaintext.length).array();
        byte[] encrypted = Algorithms.aesGcm(key, iv, associated, plaintext);
        return ByteBuffer.allocate(12 + iv.length + encrypted.length).putInt(FINAL_FRAME).putInt(sequence).put(iv).putInt(plaintext.length)
                .put(encrypted).array();
    }

    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}

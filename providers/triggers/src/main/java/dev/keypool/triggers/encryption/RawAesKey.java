package dev.keypool.triggers.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Map;

/**
 * A master key that the function has too: what the AWS Encryption SDK calls a raw AES keyring.
 *
 * @param namespace of the key, what some languages call the provider's id
 * @param name      of the key
 * @param key       32 bytes
 * @see <a href="https://docs.aws.amazon.com/encryption-sdk/latest/developer-guide/use-raw-aes-keyring.html">Raw AES keyrings</a>
 */
public record RawAesKey(String namespace, String name, byte[] key) {

    public static final int LENGTH = 32;

    public RawAesKey {
        if (key.length != LENGTH) {
            throw new IllegalArgumentException("A key has " + LENGTH + " bytes");
        }
    }

    public DataKey newDataKey(Map<String, String> context) {
        byte[] dataKey = EncryptedMessage.random(DataKey.LENGTH);
        byte[] iv = EncryptedMessage.random(Algorithms.IV_LENGTH);
        byte[] wrapped = Algorithms.aesGcm(key, iv, EncryptionContext.bytes(context), dataKey);
        byte[] called = name.getBytes(UTF_8);
        byte[] info = ByteBuffer.allocate(called.length + 8 + iv.length).put(called).putInt(Algorithms.TAG_LENGTH * 8).putInt(iv.length).put(iv).array();
        return new DataKey(dataKey, namespace, info, wrapped);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "RawAesKey[" + namespace + ", " + name + "]";
    }
}

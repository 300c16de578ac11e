package dev.keypool.triggers.encryption;

/**
 * A key of one message, and how it is handed over.
 *
 * @param plaintext    32 bytes
 * @param providerId   of the master key's provider
 * @param providerInfo that the provider finds the master key by
 * @param ciphertext   the key under the master key
 */
public record DataKey(byte[] plaintext, String providerId, byte[] providerInfo, byte[] ciphertext) {

    static final int LENGTH = 32;

    public DataKey {
        if (plaintext.length != LENGTH) {
            throw new IllegalArgumentException("A data key has " + LENGTH + " bytes");
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "DataKey[" + providerId + "]";
    }
}

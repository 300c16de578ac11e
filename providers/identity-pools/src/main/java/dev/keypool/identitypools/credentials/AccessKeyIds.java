package dev.keypool.identitypools.credentials;

/**
 * Unique ids as IAM writes them: a prefix that names the kind, then upper-case base 32.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html">IAM identifiers</a>
 */
public final class AccessKeyIds {

    private static final char[] ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".toCharArray();

    private AccessKeyIds() {
    }

    static String temporary(byte[] tenBytes) {
        return base32("ASIA", tenBytes, 16);
    }

    /** @param digest at least 11 bytes */
    public static String role(byte[] digest) {
        return base32("AROA", digest, 17);
    }

    private static String base32(String prefix, byte[] bytes, int length) {
        StringBuilder out = new StringBuilder(prefix.length() + length).append(prefix);
        for (int i = 0; i < length; i++) {
            int bit = i * 5;
            int window = (bytes[bit >> 3] & 0xff) << 8;
            if ((bit >> 3) + 1 < bytes.length) {
                window |= bytes[(bit >> 3) + 1] & 0xff;
            }
            out.append(ALPHABET[window >> (11 - (bit & 7)) & 31]);
        }
        return out.toString();
    }
}

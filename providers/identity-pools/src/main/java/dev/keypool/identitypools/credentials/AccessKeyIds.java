package dev.keypool.identitypools.credentials;

/**
 * Unique ids as IAM writes them: a prefix that names the kind, then upper-case base 32. An access key's id carries the
 * account behind its first bit, which is set: {@code 1 (1) | account (40) | the key's own (39)}.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html">IAM identifiers</a>
 */
public final class AccessKeyIds {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int PREFIX = 4;
    private static final int KEY_CHARS = 16;
    private static final long ACCOUNTS = 1_000_000_000_000L;

    private AccessKeyIds() {
    }

    /** @param account 12 digits */
    static String temporary(byte[] tenBytes, String account) {
        byte[] bytes = tenBytes.clone();
        long head = 1L << 47 | Long.parseLong(account) << 7 | bytes[5] & 0x7f;
        for (int i = 0; i < 6; i++) {
            bytes[i] = (byte) (head >> 40 - 8 * i);
        }
        return base32("ASIA", bytes, KEY_CHARS);
    }

    /**
     * The account that an access key's id tells, whether or not there is such a key: 12 digits, or null when it tells none.
     *
     * @param accessKeyId any text
     */
    public static String account(String accessKeyId) {
        boolean key = accessKeyId.length() == PREFIX + KEY_CHARS && (accessKeyId.startsWith("ASIA") || accessKeyId.startsWith("AKIA"));
        long bits = 0;
        // The first ten characters hold the flag, the account and nine bits more.
        for (int i = PREFIX; key && i < PREFIX + KEY_CHARS; i++) {
            int value = ALPHABET.indexOf(accessKeyId.charAt(i));
            key = value >= 0;
            bits = i < PREFIX + 10 ? bits << 5 | value : bits;
        }
        long account = bits >> 9 & (1L << 40) - 1;
        return key && bits >> 49 == 1 && account < ACCOUNTS ? String.format("%012d", account) : null;
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
            out.append(ALPHABET.charAt(window >> (11 - (bit & 7)) & 31));
        }
        return out.toString();
    }
}

package dev.keypool.userpools.codes;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is kept of a code: a salted hash of it and of whom it is for.
 *
 * @param salt random
 * @param hash of the salt's length for a code that was sent; random where none was, so that nothing matches it
 */
record Secret(String salt, String hash) {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;
    private static final int CODES = 1_000_000;

    static String newCode(SecureRandom random) {
        return String.format("%06d", random.nextInt(CODES));
    }

    static Secret of(String code, String boundTo, SecureRandom random) {
        String salt = random(random);
        return new Secret(salt, hash(salt, code, boundTo));
    }

    /** Of a code that nobody has. */
    static Secret ofNothing(SecureRandom random) {
        return new Secret(random(random), random(random));
    }

    boolean matches(String code, String to) {
        return MessageDigest.isEqual(hash.getBytes(StandardCharsets.US_ASCII), hash(salt, code, to).getBytes(StandardCharsets.US_ASCII));
    }

    private static String random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String hash(String salt, String code, String boundTo) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(salt.getBytes(StandardCharsets.US_ASCII), ALGORITHM));
            mac.update(boundTo.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(code.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "Secret";
    }
}

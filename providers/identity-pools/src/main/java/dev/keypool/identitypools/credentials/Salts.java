package dev.keypool.identitypools.credentials;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Random salts, drawn from {@link SecureRandom} in bulk and for each thread: its lock, taken by every request, was where
 * requests waited for each other. What has been given out is wiped.
 */
final class Salts {

    private static final int BATCH = 128;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ThreadLocal<Salts> OF_THREAD = ThreadLocal.withInitial(Salts::new);

    private final byte[] drawn = new byte[BATCH * RealmKey.SALT_BYTES];
    private int next = drawn.length;

    static byte[] next() {
        return OF_THREAD.get().take();
    }

    private byte[] take() {
        if (next == drawn.length) {
            RANDOM.nextBytes(drawn);
            next = 0;
        }
        int end = next + RealmKey.SALT_BYTES;
        byte[] salt = Arrays.copyOfRange(drawn, next, end);
        Arrays.fill(drawn, next, end, (byte) 0);
        next = end;
        return salt;
    }
}

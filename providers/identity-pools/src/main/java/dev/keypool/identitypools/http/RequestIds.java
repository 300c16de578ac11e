package dev.keypool.identitypools.http;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Ids by which a client and a log speak of the same answer. They are no secret: {@code SecureRandom} would be the dearest part. */
public final class RequestIds {

    private RequestIds() {
    }

    public static String next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = random.nextLong() & ~0xF000L | 0x4000L;
        long low = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}

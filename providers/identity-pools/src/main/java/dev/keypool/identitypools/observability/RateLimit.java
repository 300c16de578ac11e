package dev.keypool.identitypools.observability;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Lets a number of things through a second, for this node as a whole. */
public final class RateLimit {

    private final int perSecond;
    private final LongSupplier seconds;
    /** The second in the upper half, how many went through in it in the lower. */
    private final AtomicLong used = new AtomicLong();

    public RateLimit(int perSecond) {
        this(perSecond, () -> System.nanoTime() / 1_000_000_000L);
    }

    RateLimit(int perSecond, LongSupplier seconds) {
        this.perSecond = perSecond;
        this.seconds = seconds;
    }

    public boolean tryAcquire() {
        long second = seconds.getAsLong() << 32;
        while (true) {
            long before = used.get();
            long count = (before & 0xFFFF_FFFF_0000_0000L) == second ? before & 0xFFFF_FFFFL : 0;
            if (count >= perSecond) {
                return false;
            }
            if (used.compareAndSet(before, second | count + 1)) {
                return true;
            }
        }
    }
}

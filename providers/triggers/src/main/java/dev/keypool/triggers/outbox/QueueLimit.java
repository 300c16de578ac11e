package dev.keypool.triggers.outbox;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Keeps a realm's queue within its size. It is counted now and then only, and this node's additions with it, so that it may
 * become longer by what the other nodes add in between.
 */
final class QueueLimit {

    static final Duration COUNTED_FOR = Duration.ofSeconds(10);

    private final int most;
    private final Cache<String, AtomicLong> lengths;

    QueueLimit(int most, Ticker ticker) {
        this.most = most;
        lengths = Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(COUNTED_FOR).ticker(ticker).build();
    }

    /** Whether one more has room; it is counted then, though its transaction may roll back. */
    boolean takeRoom(String realmId, LongSupplier length) {
        AtomicLong known = lengths.get(realmId, id -> new AtomicLong(length.getAsLong()));
        if (known.get() >= most) {
            return false;
        }
        known.incrementAndGet();
        return true;
    }
}

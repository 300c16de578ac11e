package dev.keypool.triggers.outbox;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Keeps a realm's queue within its size. It is counted now and then only, and this node's additions with it, so that it may
 * become longer by what the other nodes add in between.
 */
final class QueueLimit {

    static final Duration COUNTED_FOR = Duration.ofSeconds(10);

    private static final int MAX_REALMS = 10_000;
    private static final Duration UNUSED = Duration.ofMinutes(10);

    private final int most;
    private final Ticker ticker;
    private final Cache<String, Length> lengths;

    /** What is known of a realm's queue. */
    private static final class Length {

        private final AtomicLong rows;
        private final AtomicBoolean counting = new AtomicBoolean();
        private volatile long countedAt;

        Length(long rows, long countedAt) {
            this.rows = new AtomicLong(rows);
            this.countedAt = countedAt;
        }
    }

    QueueLimit(int most, Ticker ticker) {
        this.most = most;
        this.ticker = ticker;
        lengths = Caffeine.newBuilder().maximumSize(MAX_REALMS).expireAfterAccess(UNUSED).ticker(ticker).build();
    }

    /** Whether one more has room; it is counted then, though its transaction may roll back. */
    boolean takeRoom(String realmId, LongSupplier length) {
        AtomicLong rows = known(realmId, length).rows;
        if (rows.get() >= most) {
            return false;
        }
        rows.incrementAndGet();
        return true;
    }

    /** The database is asked under no lock; while one asks again, others go by what was known before. */
    private Length known(String realmId, LongSupplier length) {
        Length known = lengths.getIfPresent(realmId);
        if (known == null) {
            Length counted = new Length(length.getAsLong(), ticker.read());
            Length others = lengths.asMap().putIfAbsent(realmId, counted);
            return others == null ? counted : others;
        }
        if (ticker.read() - known.countedAt >= COUNTED_FOR.toNanos() && known.counting.compareAndSet(false, true)) {
            try {
                known.rows.set(length.getAsLong());
                known.countedAt = ticker.read();
            } finally {
                known.counting.set(false);
            }
        }
        return known;
    }
}

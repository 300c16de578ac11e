package dev.keypool.triggers.outbox;

import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * Makes one node of all the sender. Whoever has the lease counts its row on; who sees the row unchanged for a while, by a clock of
 * its own, takes it. No node's clock is compared with another's.
 */
final class Lease {

    static final Duration RENEWAL = Duration.ofSeconds(3);
    /** Without a renewal for so long the holder stops by itself, well before anybody else starts. */
    static final Duration TRUST = Duration.ofSeconds(10);
    static final Duration EXPIRY = Duration.ofSeconds(15);

    /** The row. */
    interface Store {

        State read();

        /** Makes the owner the row's, if its beat is still that; the beat is one more then. */
        boolean take(String owner, long beat);

        void release(String owner);
    }

    /** @param owner null when it is free */
    record State(String owner, long beat) {
    }

    private final Store store;
    private final String self;
    private final LongSupplier nanos;
    private State seen;
    private long seenSince;
    private long beat;
    private volatile boolean owner;
    private volatile long renewedAt;

    /** @param nanos that never goes back, such as {@link System#nanoTime} */
    Lease(Store store, String self, LongSupplier nanos) {
        this.store = store;
        this.self = self;
        this.nanos = nanos;
    }

    /** Renews or takes it where it is time to; called by one thread. */
    boolean hold() {
        long now = nanos.getAsLong();
        if (owner && now - renewedAt < RENEWAL.toNanos()) {
            return true;
        }
        if (owner) {
            // What is not known to have been renewed is lost until the row says otherwise.
            owner = false;
            if (take(beat, now)) {
                return true;
            }
        }
        State state = store.read();
        if (state.owner() == null || self.equals(state.owner())) {
            return take(state.beat(), now);
        }
        if (!Objects.equals(state, seen)) {
            seen = state;
            seenSince = now;
            return false;
        }
        return now - seenSince >= EXPIRY.toNanos() && take(state.beat(), now);
    }

    /** Whether this node may send now; any thread may ask. */
    boolean isHeld() {
        return owner && nanos.getAsLong() - renewedAt < TRUST.toNanos();
    }

    void release() {
        if (owner) {
            owner = false;
            store.release(self);
        }
    }

    private boolean take(long from, long askedAt) {
        if (!store.take(self, from)) {
            return false;
        }
        beat = from + 1;
        // The time before the database was asked: others may have seen the row from then on.
        renewedAt = askedAt;
        owner = true;
        return true;
    }
}

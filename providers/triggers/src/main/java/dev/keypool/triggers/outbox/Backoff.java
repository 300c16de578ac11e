package dev.keypool.triggers.outbox;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** How long to wait before the next attempt: twice as long each time, of which a part by chance, so that not all come at once. */
final class Backoff {

    static final Duration FIRST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofMinutes(10);

    private final DoubleSupplier chance;

    /** @param chance from 0 to 1 */
    Backoff(DoubleSupplier chance) {
        this.chance = chance;
    }

    /** @param failures 1 after the first attempt */
    Duration after(int failures) {
        int doublings = Math.min(Math.max(failures, 1) - 1, 20);
        long millis = Math.min(FIRST.toMillis() << doublings, LONGEST.toMillis());
        return Duration.ofMillis(millis / 2 + (long) (chance.getAsDouble() * (millis - millis / 2)));
    }
}

package dev.keypool.triggers.outbox;

import java.time.Duration;
import java.time.Instant;

/**
 * For how long an event is sent again.
 *
 * @param attempts how often at most, 1 to 1,000
 * @param age      of the event at the last attempt
 */
public record Retries(int attempts, Duration age) {

    public static final Retries BY_DEFAULT = new Retries(30, Duration.ofDays(1));

    /** Whether an event that has failed so often is given up. What nobody has tried yet never is. */
    boolean exhausted(int failures, Instant created, Instant now) {
        return failures >= attempts || Duration.between(created, now).compareTo(age) >= 0;
    }
}

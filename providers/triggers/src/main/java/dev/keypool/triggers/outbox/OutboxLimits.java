package dev.keypool.triggers.outbox;

import java.time.Duration;
import org.keycloak.Config;

/**
 * What a server holds.
 *
 * @param queued        events of a realm that wait
 * @param deadLetters   of a realm
 * @param deadLetterAge how long they are kept
 * @param callsEach     of a subscription at the same time
 */
record OutboxLimits(int queued, int deadLetters, Duration deadLetterAge, int callsEach) {

    static final OutboxLimits BY_DEFAULT = new OutboxLimits(100_000, 10_000, Duration.ofDays(14), 8);

    static OutboxLimits of(Config.Scope config) {
        return new OutboxLimits(number(config, "max-queued", BY_DEFAULT.queued, 1, 10_000_000),
                number(config, "max-dead-letters", BY_DEFAULT.deadLetters, 1, 1_000_000),
                Duration.ofDays(number(config, "dead-letter-days", (int) BY_DEFAULT.deadLetterAge.toDays(), 1, 3650)),
                number(config, "calls-per-subscription", BY_DEFAULT.callsEach, 1, Sender.MAX_CALLS));
    }

    private static int number(Config.Scope config, String key, int byDefault, int from, int to) {
        int number = config.getInt(key, byDefault);
        if (number < from || number > to) {
            throw new IllegalArgumentException("--spi-events-listener--" + OutboxListenerFactory.ID + "--" + key + " must be a number from "
                    + from + " to " + to + ".");
        }
        return number;
    }
}

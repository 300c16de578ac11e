package dev.keypool.identitypools.oidc;

import java.time.Clock;
import java.time.Duration;

/** Remembers that a provider does not answer: after three calls in a row without an answer nobody waits for a while. */
final class Circuit {

    static final int FAILURES = 3;
    static final Duration PAUSE = Duration.ofSeconds(5);

    private final Clock clock;
    private int failures;
    private long pauseEnds;

    Circuit(Clock clock) {
        this.clock = clock;
    }

    /** Whether to call; while the provider is silent, one caller after each pause may try. */
    synchronized boolean mayCall() {
        if (failures < FAILURES) {
            return true;
        }
        long now = clock.millis();
        if (now < pauseEnds) {
            return false;
        }
        pauseEnds = now + PAUSE.toMillis();
        return true;
    }

    synchronized void answered() {
        failures = 0;
    }

    synchronized void failed() {
        failures++;
        pauseEnds = clock.millis() + PAUSE.toMillis();
    }
}

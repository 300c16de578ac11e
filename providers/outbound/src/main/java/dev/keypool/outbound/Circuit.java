package dev.keypool.outbound;

import java.time.Clock;
import java.time.Duration;

/** Remembers that a provider does not answer: after three calls in a row without an answer nobody waits for a while. */
public final class Circuit {

    /** In a row. */
    public static final int FAILURES = 3;
    public static final Duration PAUSE = Duration.ofSeconds(5);

    private final Clock clock;
    private int failures;
    private long pauseEnds;

    public Circuit(Clock clock) {
        this.clock = clock;
    }

    /** Whether to call; while the provider is silent, one caller after each pause may try. */
    public synchronized boolean mayCall() {
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

    /** Whether the provider is silent, for metrics: until it answers again, pauses that are over included. */
    public synchronized boolean isOpen() {
        return failures >= FAILURES;
    }

    public synchronized void answered() {
        failures = 0;
    }

    /** @param reason why there was no answer: limits of our own say nothing of the provider */
    public void failed(OutboundException.Reason reason) {
        if (reason != OutboundException.Reason.BUSY && reason != OutboundException.Reason.CANCELLED) {
            failed();
        }
    }

    public synchronized void failed() {
        failures++;
        pauseEnds = clock.millis() + PAUSE.toMillis();
    }
}

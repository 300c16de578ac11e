package dev.keypool.identitypools.observability;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Metrics, on Keycloak's management port where {@code --metrics-enabled=true}. The tags are of closed lists:
 * {@link Operation}, {@code success} or {@code refused}, an error code of ours, and {@code warm} for what was answered
 * without a Keycloak session.
 */
public final class Meters {

    private record Key(Operation operation, String error, boolean warm) {
    }

    private final Map<Key, Timer> timers = new ConcurrentHashMap<>();
    private final Counter suppressedEvents = Counter.builder("keypool.events.suppressed")
            .description("Refusals that were counted but sent no event, because there were too many in a second")
            .register(Metrics.globalRegistry);

    /** @param error null for a success */
    public void record(Operation operation, String error, long nanos) {
        record(new Key(operation, error, false), nanos);
    }

    /** A success without a Keycloak session. */
    public void recordWarm(Operation operation, long nanos) {
        record(new Key(operation, null, true), nanos);
    }

    private void record(Key key, long nanos) {
        timers.computeIfAbsent(key, Meters::timer).record(nanos, TimeUnit.NANOSECONDS);
    }

    void eventSuppressed() {
        suppressedEvents.increment();
    }

    private static Timer timer(Key key) {
        return Timer.builder("keypool.requests")
                .description("Requests to the identity pools, with their latency on the server")
                .tag("operation", key.operation.label())
                .tag("outcome", key.error == null ? "success" : "refused")
                .tag("error", key.error == null ? "none" : key.error)
                .tag("warm", Boolean.toString(key.warm))
                .register(Metrics.globalRegistry);
    }
}

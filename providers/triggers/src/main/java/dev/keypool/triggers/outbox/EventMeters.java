package dev.keypool.triggers.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Metrics of events; the tags are names of realms and functions, and closed lists. */
final class EventMeters {

    /** What became of an attempt. */
    enum Outcome {
        DELIVERED("delivered"), FAILED("failed"), DEAD("dead");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }
    }

    /** What waits for a function. */
    record Waiting(String realm, String function, long length, double oldestSeconds) {

        private Tags tags() {
            return Tags.of("realm", realm, "function", function);
        }
    }

    private final MultiGauge length = MultiGauge.builder("keypool.events.queued")
            .description("Events that wait for their function, as the sender sees them").register(Metrics.globalRegistry);
    private final MultiGauge oldest = MultiGauge.builder("keypool.events.oldest.age")
            .description("Age of the oldest event that waits").baseUnit("seconds").register(Metrics.globalRegistry);

    void sender(BooleanSupplier isSender) {
        Gauge.builder("keypool.events.sender", () -> isSender.getAsBoolean() ? 1 : 0)
                .description("1 on the node that sends events").register(Metrics.globalRegistry);
    }

    void attempt(String realm, String function, Outcome outcome) {
        Metrics.counter("keypool.events.attempts", "realm", realm, "function", function, "outcome", outcome.label).increment();
    }

    void refused(String realm) {
        Metrics.counter("keypool.events.refused", "realm", realm).increment();
    }

    void buriedForGood(int letters) {
        Metrics.counter("keypool.events.dead.dropped").increment(letters);
    }

    /** Empty on nodes that do not send. */
    void waiting(List<Waiting> queues) {
        length.register(queues.stream().map(queue -> MultiGauge.Row.of(queue.tags(), queue.length())).toList(), true);
        oldest.register(queues.stream().map(queue -> MultiGauge.Row.of(queue.tags(), queue.oldestSeconds())).toList(), true);
    }
}

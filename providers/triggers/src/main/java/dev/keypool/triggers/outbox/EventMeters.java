package dev.keypool.triggers.outbox;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
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

    /** Counts what becomes of attempts, as long as somebody sends events to the function. */
    @FunctionalInterface
    interface Attempts {

        void count(String realmId, String realm, String function, String outcome);
    }

    private static final Duration IDLE = Duration.ofDays(1);

    private final Attempts attempts;
    /** Other nodes are not told of a realm that goes. */
    private final Cache<String, Counter> refused = Caffeine.newBuilder().maximumSize(1000).expireAfterAccess(IDLE).executor(Runnable::run)
            .evictionListener((String realm, Counter gone, RemovalCause why) -> Metrics.globalRegistry.remove(gone)).build();
    private final MultiGauge length = MultiGauge.builder("keypool.events.queued")
            .description("Events that wait for their function, as the sender sees them").register(Metrics.globalRegistry);
    private final MultiGauge oldest = MultiGauge.builder("keypool.events.oldest.age")
            .description("Age of the oldest event that waits").baseUnit("seconds").register(Metrics.globalRegistry);

    EventMeters(Attempts attempts) {
        this.attempts = attempts;
    }

    void sender(BooleanSupplier isSender) {
        Gauge.builder("keypool.events.sender", () -> isSender.getAsBoolean() ? 1 : 0)
                .description("1 on the node that sends events").register(Metrics.globalRegistry);
    }

    void attempt(String realmId, Target target, Outcome outcome) {
        attempts.count(realmId, target.realm(), target.function(), outcome.label);
    }

    void refused(String realm) {
        refused.get(realm, name -> Metrics.counter("keypool.events.refused", "realm", name)).increment();
    }

    void forgetRealm(String realm) {
        refused.asMap().computeIfPresent(realm, (name, gone) -> {
            Metrics.globalRegistry.remove(gone);
            return null;
        });
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

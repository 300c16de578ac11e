package dev.keypool.triggers.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** What the sender does now and then, on a thread for that alone: it measures the queues, and lets go of dead letters that are too old or too many. */
final class Housekeeping {

    static final Duration EVERY = Duration.ofSeconds(15);

    private static final Logger LOG = Logger.getLogger("dev.keypool.triggers");

    private final Transactions database;
    private final Target.Directory targets;
    private final EventMeters meters;
    private final OutboxLimits limits;
    private final Clock clock;
    private long lastTime;

    Housekeeping(Transactions database, Target.Directory targets, EventMeters meters, OutboxLimits limits, Clock clock) {
        this.database = database;
        this.targets = targets;
        this.meters = meters;
        this.limits = limits;
        this.clock = clock;
    }

    void runIfDue() {
        long now = clock.millis();
        if (now - lastTime < EVERY.toMillis()) {
            return;
        }
        lastTime = now;
        measure(now);
        int dropped = database.run(entities -> {
            DeadLetters letters = new DeadLetters(entities);
            return letters.deleteBefore(now - limits.deadLetterAge().toMillis()) + letters.deleteBeyond(limits.deadLetters());
        });
        if (dropped > 0) {
            meters.buriedForGood(dropped);
            LOG.warnf("%d dead letters were too old or too many, and are deleted", dropped);
        }
    }

    /** This node is not the sender any more. */
    void stop() {
        if (lastTime != 0) {
            lastTime = 0;
            meters.waiting(List.of());
        }
    }

    private void measure(long now) {
        Map<List<String>, EventMeters.Waiting> waiting = new HashMap<>();
        for (Outbox.Queue queue : database.run(entities -> new Outbox(entities).queues())) {
            try {
                Target target = targets.find(queue.realmId(), queue.subscriptionId());
                if (target != null) {
                    double age = Math.max(0, now - queue.oldest()) / 1000.0;
                    waiting.merge(List.of(target.realm(), target.function()),
                            new EventMeters.Waiting(target.realm(), target.function(), queue.length(), age), Housekeeping::together);
                }
            } catch (Target.NoSubscription e) {
                // Its events go when their turn comes.
            }
        }
        meters.waiting(List.copyOf(waiting.values()));
    }

    private static EventMeters.Waiting together(EventMeters.Waiting a, EventMeters.Waiting b) {
        return new EventMeters.Waiting(a.realm(), a.function(), a.length() + b.length(), Math.max(a.oldestSeconds(), b.oldestSeconds()));
    }
}

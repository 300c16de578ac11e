package dev.keypool.triggers.outbox;

import dev.keypool.triggers.functions.ErrorText;
import dev.keypool.triggers.functions.FunctionException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Sends what is next in a lane. The function is called without any transaction. */
final class Delivery {

    /** Until this node has heard of the subscription, or the function has a place again. */
    static final Duration SOON = Duration.ofSeconds(1);

    private static final Logger LOG = Logger.getLogger("dev.keypool.triggers");

    private final Transactions database;
    private final Target.Directory targets;
    private final Lanes lanes;
    private final Backoff backoff;
    private final EventMeters meters;
    private final Clock clock;

    Delivery(Transactions database, Target.Directory targets, Lanes lanes, Backoff backoff, EventMeters meters, Clock clock) {
        this.database = database;
        this.targets = targets;
        this.lanes = lanes;
        this.backoff = backoff;
        this.meters = meters;
        this.clock = clock;
    }

    /** @return the next of the lane, or null where that has none or has to wait */
    Long send(long id) {
        QueuedEventEntity queued = database.run(entities -> new Outbox(entities).find(id));
        // What the sender has seen may be a while ago: meanwhile it may have been sent, or failed.
        if (queued == null || !queued.isDue(clock.millis())) {
            return null;
        }
        QueuedEvent event = queued.event();
        Lane lane = new Lane(event.subscriptionId(), event.orderKey());
        Target target;
        try {
            target = targets.find(event.realmId(), event.subscriptionId());
        } catch (Target.NoSubscription e) {
            int dropped = database.run(entities -> new Outbox(entities).deleteSubscription(event.subscriptionId()));
            LOG.infof("%d events of a subscription that has been deleted are not sent", dropped);
            return null;
        }
        if (target == null) {
            lanes.pause(event.subscriptionId(), clock.millis() + SOON.toMillis());
            return null;
        }
        lanes.limit(event.subscriptionId(), target.calls());
        try {
            call(target, event);
        } catch (FunctionException e) {
            return failed(queued, target, e);
        }
        meters.attempt(event.realmId(), target, EventMeters.Outcome.DELIVERED);
        return database.run(entities -> {
            Outbox outbox = new Outbox(entities);
            outbox.delete(id);
            return outbox.first(lane);
        });
    }

    private static void call(Target target, QueuedEvent event) throws FunctionException {
        try {
            target.call().deliver(event.eventId(), event.name(), event.payload().getBytes(StandardCharsets.UTF_8));
        } catch (RuntimeException e) {
            LOG.debug("A call failed with", e);
            throw FunctionException.unavailable("The function could not be called");
        }
    }

    private Long failed(QueuedEventEntity queued, Target target, FunctionException e) {
        QueuedEvent event = queued.event();
        if (!e.called()) {
            lanes.pause(event.subscriptionId(), clock.millis() + SOON.toMillis());
            return null;
        }
        // A function's own text may tell of the person.
        String why = e.kind() == FunctionException.Kind.REFUSED ? "The function refused the event" : e.getMessage();
        Instant now = clock.instant();
        int failures = queued.attempts() + 1;
        if (!target.retries().exhausted(failures, Instant.ofEpochMilli(event.createdAt()), now)) {
            meters.attempt(event.realmId(), target, EventMeters.Outcome.FAILED);
            LOG.debugf("Attempt %d to send event %s to \"%s\" failed: %s", failures, event.eventId(),
                    ErrorText.line(target.function()), why);
            long again = now.plus(backoff.after(failures)).toEpochMilli();
            database.run(entities -> {
                QueuedEventEntity row = new Outbox(entities).find(queued.id());
                if (row != null) {
                    row.failed(again);
                }
                return null;
            });
            return null;
        }
        meters.attempt(event.realmId(), target, EventMeters.Outcome.DEAD);
        LOG.warnf("Event %s of realm \"%s\" is a dead letter after %d attempts to send it to \"%s\": %s", event.eventId(),
                ErrorText.line(target.realm()), failures, ErrorText.line(target.function()), why);
        return database.run(entities -> {
            Outbox outbox = new Outbox(entities);
            outbox.bury(queued.id(), now.toEpochMilli(), why);
            return outbox.first(new Lane(event.subscriptionId(), event.orderKey()));
        });
    }
}

package dev.keypool.triggers.outbox;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.keypool.triggers.functions.ErrorText;
import dev.keypool.triggers.functions.FunctionCalls;
import dev.keypool.triggers.observability.ObservedFunctions;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSessionFactory;

/** What a node has for events: its sender, which sleeps on all nodes but one, and its idea of how long the queues are. */
final class OutboxNode implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger("dev.keypool.triggers");
    private static final long SILENCE = 60_000;

    private final Sender sender;
    private final QueueLimit queueLimit;
    private final EventMeters meters;
    private final AtomicLong toldAt = new AtomicLong();

    OutboxNode(KeycloakSessionFactory sessions, FunctionCalls calls, ObservedFunctions observed, OutboxLimits limits) {
        meters = new EventMeters(observed::attempted);
        Clock clock = Clock.systemUTC();
        Transactions database = Transactions.of(sessions);
        Target.Directory targets = new RealmTargets(sessions, calls, observed);
        Lanes lanes = new Lanes(Sender.MAX_CALLS, limits.callsEach());
        Backoff backoff = new Backoff(() -> ThreadLocalRandom.current().nextDouble());
        queueLimit = new QueueLimit(limits.queued(), Ticker.systemTicker());
        sender = new Sender(database, new Lease(new LeaseRow(database), UUID.randomUUID().toString(), System::nanoTime), lanes,
                new Delivery(database, targets, lanes, backoff, meters, clock),
                new Housekeeping(database, targets, meters, limits, clock), () -> database.run(Demand::exists), clock);
        meters.sender(sender::isSender);
    }

    void start() {
        sender.start();
    }

    Sender sender() {
        return sender;
    }

    QueueLimit queueLimit() {
        return queueLimit;
    }

    /** An event found no room. */
    void refused(String realm) {
        meters.refused(realm);
        long now = System.currentTimeMillis();
        long told = toldAt.get();
        if (now - told > SILENCE && toldAt.compareAndSet(told, now)) {
            LOG.errorf("Realm \"%s\" has as many events in its queue as it may have: new ones are not sent", ErrorText.line(realm));
        }
    }

    void forgetRealm(String realm) {
        meters.forgetRealm(realm);
    }

    @Override
    public void close() {
        sender.close();
    }
}

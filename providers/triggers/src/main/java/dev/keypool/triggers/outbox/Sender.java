package dev.keypool.triggers.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Sends what is in the queue, on one node of all. One thread looks for lanes whose first event is due, others send what is in
 * them, one thread a lane.
 */
final class Sender implements AutoCloseable {

    static final int MAX_CALLS = 64;

    private static final Logger LOG = Logger.getLogger("dev.keypool.triggers");
    /** More than there are threads, or those that are being worked on might hide all others. */
    private static final int BATCH = 2 * MAX_CALLS;
    /** Of one lane in a row; then others have their turn. */
    private static final int IN_A_ROW = 100;
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration END = Duration.ofSeconds(5);

    private final Transactions database;
    private final Lease lease;
    private final Lanes lanes;
    private final Delivery delivery;
    private final Housekeeping housekeeping;
    private final Clock clock;
    private final Semaphore work = new Semaphore(0);
    private final Thread thread = daemon(this::run, "keypool-events");
    /** As many threads as there are open lanes, and those that have just closed one. */
    private final ThreadPoolExecutor callers = new ThreadPoolExecutor(0, Integer.MAX_VALUE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(),
            task -> daemon(task, "keypool-event-call"));
    private volatile boolean stopping;
    private boolean failing;

    Sender(Transactions database, Lease lease, Lanes lanes, Delivery delivery, Housekeeping housekeeping, Clock clock) {
        this.database = database;
        this.lease = lease;
        this.lanes = lanes;
        this.delivery = delivery;
        this.housekeeping = housekeeping;
        this.clock = clock;
    }

    void start() {
        thread.start();
    }

    boolean isSender() {
        return lease.isHeld();
    }

    /** There is something new. Never fails: what is thrown after a commit breaks the request. */
    void wake() {
        // On other nodes there is nothing to do; the sender finds it when it looks the next time.
        if (lease.isHeld() && work.availablePermits() == 0) {
            work.release();
        }
    }

    private void run() {
        while (!stopping) {
            Duration pause = POLL;
            try {
                if (lease.hold()) {
                    dispatch();
                    housekeeping.runIfDue();
                } else {
                    housekeeping.stop();
                    pause = Lease.RENEWAL;
                }
                failing = false;
            } catch (RuntimeException | LinkageError e) {
                failed(e);
            }
            await(pause);
        }
    }

    private void dispatch() {
        boolean opened = true;
        while (opened && !stopping && lease.hold() && !lanes.isFull()) {
            opened = false;
            long now = clock.millis();
            List<Outbox.Head> heads = database.run(entities -> new Outbox(entities).heads(now, lanes.closed(now), BATCH));
            for (Outbox.Head head : heads) {
                if (lanes.open(head.lane(), now)) {
                    opened = true;
                    callers.execute(() -> send(head));
                }
            }
        }
    }

    private void send(Outbox.Head head) {
        try {
            Long next = head.id();
            for (int sent = 0; next != null && sent < IN_A_ROW && lease.isHeld() && !stopping; sent++) {
                next = delivery.send(next);
            }
        } catch (RuntimeException | LinkageError e) {
            // The database does not answer, most likely: the event is still there, and comes again.
            lanes.pause(head.lane().subscriptionId(), clock.millis() + Delivery.SOON.toMillis());
            LOG.warnf("An event could not be sent, and stays in the queue: %s", e.toString());
            LOG.debug("Because of", e);
        } finally {
            lanes.close(head.lane());
            wake();
        }
    }

    private void failed(Throwable e) {
        LOG.logf(failing ? Logger.Level.DEBUG : Logger.Level.WARN, "Events wait, because the queue cannot be read: %s", e.toString());
        LOG.debug("Because of", e);
        failing = true;
    }

    private void await(Duration pause) {
        try {
            if (!stopping && work.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                work.drainPermits();
            }
        } catch (InterruptedException e) {
            stopping = true;
        }
    }

    /** Ends what is being sent, and lets another node go on at once. */
    @Override
    public void close() {
        stopping = true;
        work.release();
        callers.shutdown();
        try {
            thread.join(END.toMillis());
            if (!callers.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS)) {
                callers.shutdownNow();
            }
            lease.release();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.debug("Another node sends when the lease has expired", e);
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}

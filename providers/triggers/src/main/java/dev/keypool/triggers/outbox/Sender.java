package dev.keypool.triggers.outbox;

import dev.keypool.triggers.functions.ErrorText;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
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
    /** Of one lane; then others of its subscription have their turn. */
    private static final Duration TURN = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofSeconds(1);
    /** How long a node believes that nobody wants events, unless it has one itself; and that somebody does. */
    static final Duration IDLE = Duration.ofSeconds(15);
    private static final Duration SLOW = Duration.ofMillis(50);
    private static final Duration LAST_CALLS = Duration.ofSeconds(5);

    private final Transactions database;
    private final Lease lease;
    private final Lanes lanes;
    private final Delivery delivery;
    private final Housekeeping housekeeping;
    private final BooleanSupplier demand;
    private final Clock clock;
    private final Semaphore work = new Semaphore(0);
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread = daemon(this::run, "keypool-events");
    /** As many threads as there are open lanes, and those that have just closed one. */
    private final ThreadPoolExecutor callers = new ThreadPoolExecutor(0, Integer.MAX_VALUE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(),
            task -> daemon(task, "keypool-event-call"));
    /** Not the thread that renews the lease: others would take it over while a slow clean-up goes on. */
    private final ExecutorService keeper = Executors.newSingleThreadExecutor(task -> daemon(task, "keypool-events-housekeeping"));
    private final AtomicBoolean keeping = new AtomicBoolean();
    private volatile boolean stopping;
    private volatile boolean idle;
    private Long lookedAt;
    private boolean failing;

    /** @param demand whether anybody wants events at all */
    Sender(Transactions database, Lease lease, Lanes lanes, Delivery delivery, Housekeeping housekeeping, BooleanSupplier demand, Clock clock) {
        this.database = database;
        this.lease = lease;
        this.lanes = lanes;
        this.delivery = delivery;
        this.housekeeping = housekeeping;
        this.demand = demand;
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
        if ((lease.isHeld() || idle) && work.availablePermits() == 0) {
            work.release();
        }
    }

    private void run() {
        while (!stopping) {
            Duration pause = POLL;
            try {
                if (isIdle()) {
                    lease.release();
                    keep(housekeeping::stop);
                    pause = IDLE;
                } else if (lease.hold()) {
                    rest(dispatch());
                    keep(housekeeping::runIfDue);
                } else {
                    keep(housekeeping::stop);
                    pause = Lease.RENEWAL;
                }
                failing = false;
            } catch (InterruptedException e) {
                stopping = true;
            } catch (RuntimeException | Error e) {
                // Whatever it was: without this thread nothing is sent until the server is started again.
                failed(e);
            }
            await(pause);
        }
    }

    /** Where no realm has a subscription the database is asked for that alone, now and then. An event of this node wakes it. */
    private boolean isIdle() {
        long now = System.nanoTime();
        if (idle || lookedAt == null || now - lookedAt >= IDLE.toNanos()) {
            lookedAt = now;
            idle = !demand.getAsBoolean();
        }
        return idle;
    }

    private void keep(Runnable task) {
        if (keeping.compareAndSet(false, true)) {
            keeper.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException | Error e) {
                    LOG.warnf("The queue could not be tidied up: %s", e.toString());
                    LOG.debug("Because of", e);
                } finally {
                    keeping.set(false);
                }
            });
        }
    }

    private void start(Outbox.Head head) {
        try {
            callers.execute(() -> send(head));
        } catch (RuntimeException | Error e) {
            // No thread is to be had: a lane that nobody works in would stay closed to all others.
            lanes.close(head.lane());
            throw e;
        }
    }

    /** @return the nanoseconds that the longest query took */
    private long dispatch() {
        long longest = 0;
        boolean opened = true;
        while (opened && longest < SLOW.toNanos() && !stopping && lease.hold() && !lanes.isFull()) {
            opened = false;
            long now = clock.millis();
            long start = System.nanoTime();
            List<Outbox.Head> heads = database.run(entities -> new Outbox(entities).heads(now, lanes.closed(now), BATCH));
            longest = Math.max(longest, System.nanoTime() - start);
            for (Outbox.Head head : heads) {
                if (lanes.open(head.lane(), now)) {
                    opened = true;
                    start(head);
                }
            }
        }
        return longest;
    }

    /** Where very much waits in few lanes the query takes its time: the database has to have four times as much for others. */
    private void rest(long nanos) throws InterruptedException {
        if (nanos >= SLOW.toNanos()) {
            end.await(Math.min(4 * nanos, Lease.RENEWAL.toNanos()), TimeUnit.NANOSECONDS);
        }
    }

    private void send(Outbox.Head head) {
        try {
            Long next = head.id();
            long start = System.nanoTime();
            while (next != null && System.nanoTime() - start < TURN.toNanos() && lease.isHeld() && !stopping) {
                next = delivery.send(next);
            }
        } catch (RuntimeException | LinkageError e) {
            // The database does not answer, most likely: the event is still there, and comes again.
            lanes.pause(head.lane().subscriptionId(), clock.millis() + Delivery.SOON.toMillis());
            LOG.warnf("An event could not be sent, and stays in the queue: %s", ErrorText.line(e.toString()));
            LOG.debug("Because of", e);
        } finally {
            lanes.close(head.lane());
            wake();
        }
    }

    private void failed(Throwable e) {
        LOG.logf(failing ? Logger.Level.DEBUG : Logger.Level.WARN, "Events wait, because the queue cannot be read: %s", ErrorText.line(e.toString()));
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
        end.countDown();
        work.release();
        callers.shutdown();
        try {
            thread.join(LAST_CALLS.toMillis());
            keeper.shutdown();
            if (!callers.awaitTermination(LAST_CALLS.toMillis(), TimeUnit.MILLISECONDS)) {
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

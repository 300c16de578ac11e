package dev.keypool.it.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Somebody who signs in one time after the other, whether it succeeds or not. */
final class SignIns implements AutoCloseable {

    /** After a failure. */
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final String who;
    private final Supplier<String> signIn;
    private final List<String> sessions = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final Thread thread;
    private volatile boolean over;

    private SignIns(String who, Supplier<String> signIn) {
        this.who = who;
        this.signIn = signIn;
        thread = new Thread(this::run, "sign-ins of " + who);
    }

    /** @param signIn returns the session, or throws */
    static SignIns of(String who, Supplier<String> signIn) {
        SignIns signIns = new SignIns(who, signIn);
        signIns.thread.start();
        return signIns;
    }

    private void run() {
        while (!over) {
            try {
                sessions.add(signIn.get());
            } catch (RuntimeException e) {
                failures.incrementAndGet();
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** Of the successful ones, in their order. */
    List<String> sessions() {
        return sessions;
    }

    void awaitMore(int many) throws InterruptedException {
        int before = sessions.size();
        Instant deadline = Instant.now().plus(PATIENCE);
        while (sessions.size() < before + many) {
            requireBefore(deadline);
        }
    }

    /** One more that does not succeed. */
    void awaitFailure() throws InterruptedException {
        int before = failures.get();
        Instant deadline = Instant.now().plus(PATIENCE);
        while (failures.get() == before) {
            requireBefore(deadline);
        }
    }

    private void requireBefore(Instant deadline) throws InterruptedException {
        if (Instant.now().isAfter(deadline)) {
            throw new AssertionError(this + " within " + PATIENCE + " not as expected");
        }
        Thread.sleep(20);
    }

    /** Waits for the last one. */
    @Override
    public void close() throws InterruptedException {
        over = true;
        thread.join(PATIENCE.toMillis());
    }

    @Override
    public String toString() {
        return sessions.size() + " sign-ins and " + failures + " failures of " + who;
    }
}

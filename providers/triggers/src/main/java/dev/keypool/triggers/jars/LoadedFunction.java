package dev.keypool.triggers.jars;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/** A function on this node: its class as it was when the first call came, and its threads. */
final class LoadedFunction {

    private final HandlerSpec spec;
    private final int places;
    private final FunctionLog log;
    private final FunctionThreads threads;
    private final ReentrantLock loading = new ReentrantLock();
    private volatile Handler handler;
    private volatile HandlerClass handlerClass;
    private volatile long used = System.nanoTime();

    LoadedFunction(HandlerSpec spec, int places, Semaphore nodes, FunctionLog log) {
        this.spec = spec;
        this.places = places;
        this.log = log;
        threads = new FunctionThreads(spec.function(), places, nodes, this::closeClass);
    }

    boolean isOf(HandlerSpec other, int otherPlaces) {
        return spec.equals(other) && places == otherPlaces;
    }

    byte[] call(byte[] event, Duration limit) throws JarFailure {
        used = System.nanoTime();
        Invocation invocation = new Invocation(spec, UUID.randomUUID().toString(), used + limit.toNanos(), log);
        return threads.run(() -> handler().handle(event, invocation), limit);
    }

    /** On the function's own thread, because its code runs when it is made. A failure is forgotten: its JARs may come later. */
    private Handler handler() throws JarFailure, InterruptedException {
        if (handler != null) {
            return handler;
        }
        loading.lockInterruptibly();
        try {
            if (handler == null) {
                handler = made();
            }
            return handler;
        } finally {
            loading.unlock();
        }
    }

    private Handler made() throws JarFailure {
        HandlerClass loaded = HandlerClass.load(spec);
        try {
            Handler made = loaded.instance();
            handlerClass = loaded;
            return made;
        } finally {
            if (handlerClass != loaded) {
                loaded.close();
            }
        }
    }

    private void closeClass() {
        if (handlerClass != null) {
            handlerClass.close();
        }
    }

    /** Not called for so long, and not running. */
    boolean isUnused(Duration since) {
        return System.nanoTime() - used > since.toNanos() && threads.areIdle();
    }

    boolean isRetired() {
        return threads.areShutDown();
    }

    /** Takes no more calls; when those under way are over its JARs are closed. */
    void retire() {
        threads.shutDown();
    }

    void stop() {
        threads.stop();
    }
}

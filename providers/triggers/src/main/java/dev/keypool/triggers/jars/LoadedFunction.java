package dev.keypool.triggers.jars;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/** A function on this node: its class as it was when the first call came, and its threads. */
final class LoadedFunction {

    private final HandlerSpec spec;
    private final int places;
    private final FunctionLog log;
    private final Semaphore nodes;
    private final Map<String, FunctionThreads> rooms = new HashMap<>();
    private boolean retired;
    private int running;
    private final ReentrantLock loading = new ReentrantLock();
    private volatile Handler handler;
    private volatile HandlerClass handlerClass;
    private volatile long used = System.nanoTime();

    LoadedFunction(HandlerSpec spec, int places, Semaphore nodes, FunctionLog log) {
        this.spec = spec;
        this.places = places;
        this.log = log;
        this.nodes = nodes;
    }

    boolean isOf(HandlerSpec other, int otherPlaces) {
        return spec.equals(other) && places == otherPlaces;
    }

    byte[] call(String room, byte[] event, Duration limit) throws JarFailure {
        used = System.nanoTime();
        Invocation invocation = new Invocation(spec, UUID.randomUUID().toString(), used + limit.toNanos(), log);
        return threads(room).run(() -> handler().handle(event, invocation), limit);
    }

    private synchronized FunctionThreads threads(String room) throws JarFailure {
        if (retired) {
            throw new JarFailure(JarFailure.Kind.BUSY, "The function cannot be called now");
        }
        return rooms.computeIfAbsent(room, name -> {
            running++;
            return new FunctionThreads(spec.function(), places, nodes, this::ended);
        });
    }

    private void ended() {
        boolean last;
        synchronized (this) {
            running--;
            last = running == 0;
        }
        if (last) {
            closeClass();
        }
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
    synchronized boolean isUnused(Duration since) {
        return System.nanoTime() - used > since.toNanos() && rooms.values().stream().allMatch(FunctionThreads::areIdle);
    }

    synchronized boolean isRetired() {
        return retired;
    }

    /** Takes no more calls; when those under way are over its JARs are closed. */
    void retire() {
        end().forEach(FunctionThreads::shutDown);
    }

    void stop() {
        end().forEach(FunctionThreads::stop);
    }

    private synchronized List<FunctionThreads> end() {
        retired = true;
        return List.copyOf(rooms.values());
    }
}

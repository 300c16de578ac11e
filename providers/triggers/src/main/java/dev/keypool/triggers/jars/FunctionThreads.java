package dev.keypool.triggers.jars;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A function's own threads. One that does not end at its time limit keeps its thread, and no other is made in its place. */
final class FunctionThreads {

    private final String function;
    private final int places;
    /** Not the threads themselves: one that has just finished is not free for a moment. */
    private final Semaphore free;
    private final Semaphore nodes;
    private final ThreadPoolExecutor threads;

    /**
     * @param nodes what all functions of the node share
     * @param ended what is done when they are shut down and the last call is over
     */
    FunctionThreads(String function, int places, Semaphore nodes, Runnable ended) {
        this.function = function;
        this.places = places;
        this.nodes = nodes;
        free = new Semaphore(places);
        threads = new ThreadPoolExecutor(places, places, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), this::thread) {
            @Override
            protected void terminated() {
                ended.run();
            }
        };
        threads.allowCoreThreadTimeOut(true);
    }

    private Thread thread(Runnable task) {
        // Without the caller's inheritable thread-locals and class loader, which are Keycloak's.
        Thread thread = new Thread(null, task, "keypool-function-" + function, 0, false);
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        thread.setDaemon(true);
        thread.setPriority(Thread.NORM_PRIORITY);
        return thread;
    }

    byte[] run(Callable<byte[]> call, Duration limit) throws JarFailure {
        take();
        FunctionCall running = new FunctionCall(function, call, this::release);
        try {
            threads.execute(running);
            return running.get(limit);
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            // The error is what Java says when the system gives no further thread.
            release();
            throw new JarFailure(JarFailure.Kind.BUSY, "The function cannot be called now");
        } catch (TimeoutException e) {
            running.interrupt();
            throw new JarFailure(JarFailure.Kind.SILENT, "The function did not answer in time");
        } catch (InterruptedException e) {
            running.interrupt();
            Thread.currentThread().interrupt();
            throw new JarFailure(JarFailure.Kind.BUSY, "The call was cancelled");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof JarFailure failure) {
                throw failure;
            }
            throw new JarFailure(JarFailure.Kind.BROKE, "it ended by " + e.getCause().getClass().getName());
        }
    }

    private void take() throws JarFailure {
        if (!free.tryAcquire()) {
            throw new JarFailure(JarFailure.Kind.BUSY, "Too many calls of the function are under way");
        }
        if (!nodes.tryAcquire()) {
            free.release();
            throw new JarFailure(JarFailure.Kind.BUSY, "Too many calls of functions in Java are under way");
        }
    }

    private void release() {
        nodes.release();
        free.release();
    }

    boolean areIdle() {
        return free.availablePermits() == places;
    }

    /** Calls under way may end. */
    void shutDown() {
        threads.shutdown();
    }

    void stop() {
        threads.shutdownNow();
    }
}

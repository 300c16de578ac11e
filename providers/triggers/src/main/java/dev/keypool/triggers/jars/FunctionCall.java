package dev.keypool.triggers.jars;

import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** One call on a thread of the function's, from outside and after its caller has gone. */
final class FunctionCall implements Runnable {

    private static final Logger LOG = Logger.getLogger("dev.keypool.triggers");
    /** How long an interrupted function may take to notice. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final String function;
    private final Callable<byte[]> call;
    private final Runnable ended;
    private final CompletableFuture<byte[]> answer = new CompletableFuture<>();
    private Thread thread;
    private boolean over;
    private LongTaskTimer.Sample overdue;

    /** @param ended what is done when it is over, before its caller knows */
    FunctionCall(String function, Callable<byte[]> call, Runnable ended) {
        this.function = function;
        this.call = call;
        this.ended = ended;
    }

    @Override
    public void run() {
        if (!begin()) {
            return;
        }
        byte[] bytes = null;
        Throwable failure = null;
        try {
            bytes = call.call();
        } catch (Throwable e) {
            failure = e;
        }
        end();
        if (failure == null) {
            answer.complete(bytes);
        } else {
            answer.completeExceptionally(failure);
        }
    }

    private synchronized boolean begin() {
        thread = Thread.currentThread();
        return !over;
    }

    private synchronized void end() {
        over = true;
        if (overdue != null) {
            overdue.stop();
            LOG.infof("The function \"%s\" has stopped after all.", function);
        }
        ended.run();
    }

    byte[] get(Duration limit) throws InterruptedException, ExecutionException, TimeoutException {
        return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    synchronized void interrupt() {
        if (over) {
            return;
        }
        if (thread == null) {
            end();
            return;
        }
        thread.interrupt();
        CompletableFuture.delayedExecutor(GRACE.toMillis(), TimeUnit.MILLISECONDS).execute(this::report);
    }

    private synchronized void report() {
        if (!over) {
            overdue = LongTaskTimer.builder("keypool.trigger.overdue").tag("function", function).register(Metrics.globalRegistry).start();
            LOG.warnf("The function \"%s\" was interrupted at its time limit and does not stop: it keeps one of its places.", function);
        }
    }
}

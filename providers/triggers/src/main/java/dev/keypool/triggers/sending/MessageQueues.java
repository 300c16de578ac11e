package dev.keypool.triggers.sending;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;

/** A queue for each function, of which two messages are sent at once: a slow function holds up its own, not those of others. */
final class MessageQueues {

    private static final int AT_ONCE = 2;
    /** Messages of a function. */
    static final int WAITING = 100;

    private final Executor threads;
    private final Map<String, MessageQueue> queues = new HashMap<>();

    MessageQueues(Executor threads) {
        this.threads = threads;
    }

    private static final class MessageQueue {

        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private int underWay;
    }

    synchronized boolean isFull(String function) {
        MessageQueue queue = queues.get(function);
        return queue != null && queue.waiting.size() >= WAITING;
    }

    /** @return whether there was room for it */
    synchronized boolean offer(String function, Runnable message) {
        MessageQueue queue = queues.computeIfAbsent(function, name -> new MessageQueue());
        if (queue.underWay < AT_ONCE) {
            queue.underWay++;
            start(function, message);
            return true;
        }
        return queue.waiting.size() < WAITING && queue.waiting.offer(message);
    }

    private void start(String function, Runnable message) {
        threads.execute(() -> {
            try {
                message.run();
            } finally {
                next(function);
            }
        });
    }

    private synchronized void next(String function) {
        MessageQueue queue = queues.get(function);
        Runnable message = queue.waiting.poll();
        if (message != null) {
            start(function, message);
            return;
        }
        queue.underWay--;
        if (queue.underWay == 0) {
            queues.remove(function);
            notifyAll();
        }
    }

    /**
     * Waits until nothing is left, so many milliseconds at most.
     *
     * @return how many messages are left
     */
    synchronized int drain(long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        long left = millis;
        while (!queues.isEmpty() && left > 0) {
            wait(left);
            left = (end - System.nanoTime()) / 1_000_000;
        }
        return queues.values().stream().mapToInt(queue -> queue.waiting.size() + queue.underWay).sum();
    }
}

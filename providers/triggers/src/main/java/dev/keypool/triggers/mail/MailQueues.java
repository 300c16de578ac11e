package dev.keypool.triggers.mail;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;

/** A queue for each function, of which two mails are sent at once: a slow function holds up its own mails, not those of others. */
final class MailQueues {

    private static final int AT_ONCE = 2;
    /** Mails of a function. */
    static final int WAITING = 100;

    private final Executor threads;
    private final Map<String, MailQueue> queues = new HashMap<>();

    MailQueues(Executor threads) {
        this.threads = threads;
    }

    private static final class MailQueue {

        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private int underWay;
    }

    synchronized boolean isFull(String function) {
        MailQueue queue = queues.get(function);
        return queue != null && queue.waiting.size() >= WAITING;
    }

    /** @return whether there was room for it */
    synchronized boolean offer(String function, Runnable mail) {
        MailQueue queue = queues.computeIfAbsent(function, name -> new MailQueue());
        if (queue.underWay < AT_ONCE) {
            queue.underWay++;
            start(function, mail);
            return true;
        }
        return queue.waiting.size() < WAITING && queue.waiting.offer(mail);
    }

    private void start(String function, Runnable mail) {
        threads.execute(() -> {
            try {
                mail.run();
            } finally {
                next(function);
            }
        });
    }

    private synchronized void next(String function) {
        MailQueue queue = queues.get(function);
        Runnable mail = queue.waiting.poll();
        if (mail != null) {
            start(function, mail);
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
     * @return how many mails are left
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

package dev.keypool.outbound;

/** What to close when the caller stops waiting; safe between two threads. */
final class Cancellation {

    private Runnable action;
    private boolean cancelled;

    /** Replaces the action; runs it at once when it is too late already. */
    synchronized void onCancel(Runnable next) {
        action = next;
        if (cancelled) {
            next.run();
        }
    }

    synchronized void cancel() {
        cancelled = true;
        if (action != null) {
            action.run();
        }
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    /** From now on there is nothing to close; false when it was closed before. */
    synchronized boolean finish() {
        action = null;
        return !cancelled;
    }
}

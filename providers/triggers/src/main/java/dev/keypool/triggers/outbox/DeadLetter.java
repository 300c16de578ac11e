package dev.keypool.triggers.outbox;

/**
 * An event that was given up.
 *
 * @param diedAt milliseconds
 * @param error  why the last attempt failed
 */
record DeadLetter(long id, int attempts, long diedAt, String error, QueuedEvent event) {
}

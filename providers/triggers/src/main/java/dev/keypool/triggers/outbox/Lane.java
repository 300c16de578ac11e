package dev.keypool.triggers.outbox;

/** What is sent one after the other. */
record Lane(String subscriptionId, String orderKey) {
}

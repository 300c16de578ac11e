package dev.keypool.triggers.outbox;

/**
 * An event for one subscription.
 *
 * @param orderKey  those of a subscription with the same are sent one after the other
 * @param eventId   Keycloak's, the same at each attempt and after it was a dead letter
 * @param name      its type, as subscriptions write it
 * @param createdAt milliseconds
 */
record QueuedEvent(String realmId, String subscriptionId, String orderKey, String eventId, String name, String payload, long createdAt) {
}

package dev.keypool.triggers.outbox;

import dev.keypool.triggers.EventSubscription;
import jakarta.persistence.EntityManager;

/** Whether there is anything to do for senders: a realm with a subscription, or something left of one. */
final class Demand {

    private Demand() {
    }

    static boolean exists(EntityManager entities) {
        return isOne(entities, "select c.id from ComponentEntity c where c.providerType = '" + EventSubscription.class.getName() + "'")
                || isOne(entities, "select e.id from QueuedEventEntity e") || isOne(entities, "select e.id from DeadEventEntity e");
    }

    private static boolean isOne(EntityManager entities, String query) {
        return !entities.createQuery(query).setMaxResults(1).getResultList().isEmpty();
    }
}

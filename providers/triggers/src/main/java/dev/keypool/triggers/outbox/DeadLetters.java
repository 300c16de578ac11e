package dev.keypool.triggers.outbox;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/** Events that were given up, in a transaction that is there already. */
final class DeadLetters {

    private static final int CHUNK = 100;

    private final EntityManager database;

    DeadLetters(EntityManager database) {
        this.database = database;
    }

    /** Oldest first. */
    List<DeadLetter> list(String realmId, int first, int most) {
        return database.createNamedQuery("keypool.deadEvents", DeadEventEntity.class).setParameter("realm", realmId)
                .setFirstResult(first).setMaxResults(most).getResultList().stream().map(DeadEventEntity::letter).toList();
    }

    /** Oldest first: so those of a lane are sent again in their order. */
    List<DeadLetter> ofSubscriptions(String realmId, List<String> subscriptionIds, int most) {
        return subscriptionIds.isEmpty() ? List.of() : database.createNamedQuery("keypool.deadEventsOfSubscriptions", DeadEventEntity.class)
                .setParameter("realm", realmId).setParameter("subscriptions", subscriptionIds)
                .setMaxResults(most).getResultList().stream().map(DeadEventEntity::letter).toList();
    }

    Optional<DeadLetter> find(String realmId, long id) {
        return database.createNamedQuery("keypool.deadEvent", DeadEventEntity.class).setParameter("realm", realmId).setParameter("id", id)
                .getResultList().stream().findFirst().map(DeadEventEntity::letter);
    }

    long count(String realmId) {
        return database.createNamedQuery("keypool.countDeadEventsOfRealm", Long.class).setParameter("realm", realmId).getSingleResult();
    }

    /** Puts it behind what waits in its lane. @return false where somebody else has done so, or has deleted it */
    boolean sendAgain(DeadLetter letter, long now) {
        if (!delete(letter.event().realmId(), letter.id())) {
            return false;
        }
        QueuedEvent event = letter.event();
        // As young as a new one, or its age would end it at the first failure.
        new Outbox(database).add(new QueuedEvent(event.realmId(), event.subscriptionId(), event.orderKey(), event.eventId(), event.name(),
                event.payload(), now));
        return true;
    }

    boolean delete(String realmId, long id) {
        return delete(realmId, List.of(id)) == 1;
    }

    int deleteAll(String realmId) {
        return database.createNamedQuery("keypool.deleteDeadEventsOfRealm").setParameter("realm", realmId).executeUpdate();
    }

    int deleteBefore(long time) {
        return database.createNamedQuery("keypool.deleteDeadEventsBefore").setParameter("before", time).executeUpdate();
    }

    /** Of each realm that has more than so many the oldest go. @return how many went */
    int deleteBeyond(long most) {
        int deleted = 0;
        for (Object[] crowded : database.createNamedQuery("keypool.crowdedRealms", Object[].class).setParameter("most", most).getResultList()) {
            String realmId = (String) crowded[0];
            List<Long> oldest = database.createNamedQuery("keypool.deadEventIds", Long.class).setParameter("realm", realmId)
                    .setMaxResults((int) Math.min((Long) crowded[1] - most, 10_000)).getResultList();
            for (int i = 0; i < oldest.size(); i += CHUNK) {
                deleted += delete(realmId, oldest.subList(i, Math.min(oldest.size(), i + CHUNK)));
            }
        }
        return deleted;
    }

    private int delete(String realmId, List<Long> ids) {
        return database.createNamedQuery("keypool.deleteDeadEvents").setParameter("realm", realmId).setParameter("ids", ids).executeUpdate();
    }
}

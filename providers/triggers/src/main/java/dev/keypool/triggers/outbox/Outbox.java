package dev.keypool.triggers.outbox;

import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import java.util.Collection;
import java.util.List;

/**
 * The queue, in a transaction that is there already. Every change of a row is by its key: nothing here makes a request wait that
 * adds one.
 */
final class Outbox {

    /** Instead of an empty list, which not every database takes; no component has such an id. */
    private static final List<String> NONE = List.of("-");

    private final EntityManager database;

    Outbox(EntityManager database) {
        this.database = database;
    }

    /** The first of a lane. */
    record Head(long id, Lane lane) {
    }

    void add(QueuedEvent event) {
        database.persist(new QueuedEventEntity(event));
    }

    /** Called while a request has changes that are not written yet: they stay so. */
    long count(String realmId) {
        return database.createNamedQuery("keypool.countEventsOfRealm", Long.class).setParameter("realm", realmId)
                .setFlushMode(FlushModeType.COMMIT).getSingleResult();
    }

    /** Those events before which there is none in their lanes, and whose time has come. */
    List<Head> heads(long now, Collection<String> closedSubscriptions, int most) {
        return database.createNamedQuery("keypool.dueEvents", Object[].class).setParameter("now", now)
                .setParameter("closed", closedSubscriptions.isEmpty() ? NONE : closedSubscriptions).setMaxResults(most).getResultList().stream()
                .map(row -> new Head((Long) row[0], new Lane((String) row[1], (String) row[2]))).toList();
    }

    /** Null when it is gone. */
    QueuedEventEntity find(long id) {
        return database.find(QueuedEventEntity.class, id);
    }

    void delete(long id) {
        database.createNamedQuery("keypool.deleteEvent").setParameter("id", id).executeUpdate();
    }

    /** Null when there is none. */
    Long first(Lane lane) {
        return database.createNamedQuery("keypool.firstEvent", Long.class).setParameter("subscription", lane.subscriptionId())
                .setParameter("key", lane.orderKey()).getSingleResult();
    }

    void bury(long id, long now, String error) {
        QueuedEventEntity queued = find(id);
        if (queued != null) {
            database.persist(new DeadEventEntity(queued.event(), queued.attempts() + 1, now, error));
            delete(id);
        }
    }

    /** One that nobody is there for any more takes all of its subscription with it. */
    int deleteSubscription(String subscriptionId) {
        return database.createNamedQuery("keypool.deleteEventsOfSubscription").setParameter("subscription", subscriptionId).executeUpdate();
    }

    void deleteRealm(String realmId) {
        database.createNamedQuery("keypool.deleteEventsOfRealm").setParameter("realm", realmId).executeUpdate();
        database.createNamedQuery("keypool.deleteDeadEventsOfRealm").setParameter("realm", realmId).executeUpdate();
    }

    /** What waits for a subscription. */
    record Queue(String realmId, String subscriptionId, long length, long oldest) {
    }

    List<Queue> queues() {
        return database.createNamedQuery("keypool.queues", Object[].class).getResultList().stream()
                .map(row -> new Queue((String) row[0], (String) row[1], (Long) row[2], (Long) row[3])).toList();
    }
}

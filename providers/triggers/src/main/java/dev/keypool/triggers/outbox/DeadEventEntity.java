package dev.keypool.triggers.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import org.hibernate.annotations.Nationalized;

/** A dead letter: an event that was given up. In a table of its own, so that it is in the way of no query for what is still to be sent. */
@Entity
@Table(name = "KEYPOOL_DEAD_EVENT")
@NamedQuery(name = "keypool.deadEvents", query = "select d from DeadEventEntity d where d.realmId = :realm order by d.id")
@NamedQuery(name = "keypool.deadEventsOfSubscriptions", query = "select d from DeadEventEntity d where d.realmId = :realm"
        + " and d.subscriptionId in :subscriptions order by d.id")
@NamedQuery(name = "keypool.deadEvent", query = "select d from DeadEventEntity d where d.realmId = :realm and d.id = :id")
@NamedQuery(name = "keypool.deadEventIds", query = "select d.id from DeadEventEntity d where d.realmId = :realm order by d.id")
@NamedQuery(name = "keypool.countDeadEventsOfRealm", query = "select count(d) from DeadEventEntity d where d.realmId = :realm")
@NamedQuery(name = "keypool.crowdedRealms", query = "select d.realmId, count(d) from DeadEventEntity d group by d.realmId having count(d) > :most")
@NamedQuery(name = "keypool.deleteDeadEvents", query = "delete from DeadEventEntity d where d.realmId = :realm and d.id in :ids")
@NamedQuery(name = "keypool.deleteDeadEventsOfRealm", query = "delete from DeadEventEntity d where d.realmId = :realm")
@NamedQuery(name = "keypool.deleteDeadEventsBefore", query = "delete from DeadEventEntity d where d.diedAt < :before")
public class DeadEventEntity {

    static final int MAX_ERROR = 255;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "ID")
    private Long id;

    @Column(name = "REALM_ID", length = 36, nullable = false)
    private String realmId;

    @Column(name = "SUBSCRIPTION_ID", length = 36, nullable = false)
    private String subscriptionId;

    @Column(name = "ORDER_KEY", length = 64, nullable = false)
    private String orderKey;

    @Column(name = "EVENT_ID", length = 36, nullable = false)
    private String eventId;

    @Column(name = "EVENT_NAME", length = 160, nullable = false)
    private String eventName;

    @Nationalized
    @Column(name = "PAYLOAD", nullable = false)
    private String payload;

    @Column(name = "CREATED_AT", nullable = false)
    private long createdAt;

    @Column(name = "ATTEMPTS", nullable = false)
    private int attempts;

    @Column(name = "DIED_AT", nullable = false)
    private long diedAt;

    /** Why the last attempt failed, in our words. */
    @Column(name = "ERROR", length = MAX_ERROR, nullable = false)
    private String error;

    protected DeadEventEntity() {
    }

    DeadEventEntity(QueuedEvent event, int attempts, long diedAt, String error) {
        realmId = event.realmId();
        subscriptionId = event.subscriptionId();
        orderKey = event.orderKey();
        eventId = event.eventId();
        eventName = event.name();
        payload = event.payload();
        createdAt = event.createdAt();
        this.attempts = attempts;
        this.diedAt = diedAt;
        this.error = error.length() > MAX_ERROR ? error.substring(0, MAX_ERROR) : error;
    }

    DeadLetter letter() {
        return new DeadLetter(id, attempts, diedAt, error,
                new QueuedEvent(realmId, subscriptionId, orderKey, eventId, eventName, payload, createdAt));
    }
}

package dev.keypool.triggers.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import org.hibernate.annotations.Nationalized;

/**
 * An event that is still to be sent to a subscription's function. The database counts them: what one transaction has committed before
 * another begins has the lower number, whatever the nodes' clocks say.
 *
 * <p>{@code dueEvents} says {@code case when exists}, because PostgreSQL joins a mere {@code not exists} with all rows of the lane,
 * which takes minutes where a lane is long; so it looks into the index once for each row.
 */
@Entity
@Table(name = "KEYPOOL_EVENT")
@NamedQuery(name = "keypool.dueEvents", query = "select q.id, q.subscriptionId, q.orderKey from QueuedEventEntity q"
        + " where q.nextAt <= :now and q.subscriptionId not in :closed and case when exists (select 1 from QueuedEventEntity p"
        + " where p.subscriptionId = q.subscriptionId and p.orderKey = q.orderKey and p.id < q.id) then 1 else 0 end = 0 order by q.id")
@NamedQuery(name = "keypool.firstEvent", query = "select min(q.id) from QueuedEventEntity q"
        + " where q.subscriptionId = :subscription and q.orderKey = :key")
@NamedQuery(name = "keypool.deleteEvent", query = "delete from QueuedEventEntity q where q.id = :id")
@NamedQuery(name = "keypool.deleteEventsOfSubscription", query = "delete from QueuedEventEntity q where q.subscriptionId = :subscription")
@NamedQuery(name = "keypool.deleteEventsOfRealm", query = "delete from QueuedEventEntity q where q.realmId = :realm")
@NamedQuery(name = "keypool.countEventsOfRealm", query = "select count(q) from QueuedEventEntity q where q.realmId = :realm")
@NamedQuery(name = "keypool.queues", query = "select q.realmId, q.subscriptionId, count(q), min(q.createdAt) from QueuedEventEntity q"
        + " group by q.realmId, q.subscriptionId")
public class QueuedEventEntity {

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

    /** When it may be sent; 0 is at once. */
    @Column(name = "NEXT_AT", nullable = false)
    private long nextAt;

    protected QueuedEventEntity() {
    }

    QueuedEventEntity(QueuedEvent event) {
        realmId = event.realmId();
        subscriptionId = event.subscriptionId();
        orderKey = event.orderKey();
        eventId = event.eventId();
        eventName = event.name();
        payload = event.payload();
        createdAt = event.createdAt();
    }

    void failed(long tryAgainAt) {
        attempts++;
        nextAt = tryAgainAt;
    }

    boolean isDue(long now) {
        return nextAt <= now;
    }

    Long id() {
        return id;
    }

    int attempts() {
        return attempts;
    }

    QueuedEvent event() {
        return new QueuedEvent(realmId, subscriptionId, orderKey, eventId, eventName, payload, createdAt);
    }
}

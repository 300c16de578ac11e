package dev.keypool.triggers.outbox;

import dev.keypool.triggers.EventSubscription;
import dev.keypool.triggers.config.EventSubscriptions;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Puts events into the queue, in the transaction of what they tell of: both are committed or neither. Failures have one of
 * their own, in which EventBuilder calls us. What is thrown here EventBuilder swallows; where the row could not be written,
 * though, Hibernate does not let the transaction commit any more, so no event is lost that way.
 */
final class OutboxListener implements EventListenerProvider {

    private final KeycloakSession session;
    private final OutboxNode node;

    OutboxListener(KeycloakSession session, OutboxNode node) {
        this.session = session;
        this.node = node;
    }

    @Override
    public void onEvent(Event event) {
        RealmModel realm = realm(event.getRealmId());
        List<EventSubscription> wanted = wanted(realm, events -> events.wantsUserEvent(event.getType().name()));
        if (!wanted.isEmpty()) {
            queue(realm, wanted, subscription -> new QueuedEvent(realm.getId(), subscription.id(), OrderKey.of(event), event.getId(),
                    event.getType().name(), EventDocument.of(event, subscription.personalData()), event.getTime()));
        }
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        RealmModel realm = realm(event.getRealmId());
        String resource = event.getResourceTypeAsString();
        String operation = event.getOperationType() == null ? "" : event.getOperationType().name();
        List<EventSubscription> wanted = wanted(realm, events -> events.wantsAdminEvent(resource, operation));
        if (!wanted.isEmpty()) {
            queue(realm, wanted, subscription -> new QueuedEvent(realm.getId(), subscription.id(), OrderKey.of(event), event.getId(),
                    name(resource, operation), EventDocument.of(event, subscription.personalData(),
                    includeRepresentation && subscription.representation()), event.getTime()));
        }
    }

    /** Null for an event of no realm, or of one that is gone. */
    private RealmModel realm(String id) {
        RealmModel current = session.getContext().getRealm();
        if (id == null || current != null && id.equals(current.getId())) {
            return id == null ? null : current;
        }
        return session.realms().getRealm(id);
    }

    private static List<EventSubscription> wanted(RealmModel realm, Predicate<EventPatterns> wants) {
        return realm == null ? List.of() : EventSubscriptions.all(realm).filter(subscription -> wants.test(subscription.events())).toList();
    }

    /** Resource types of extensions are of any length. */
    private static String name(String resource, String operation) {
        return (resource != null && resource.length() > 100 ? resource.substring(0, 100) : resource) + ":" + operation;
    }

    private void queue(RealmModel realm, List<EventSubscription> wanted, Function<EventSubscription, QueuedEvent> event) {
        if (!session.getTransactionManager().isActive()) {
            KeycloakModelUtils.runJobInTransaction(session.getKeycloakSessionFactory(), other -> add(other, realm.getName(), wanted, event));
            node.sender().wake();
            return;
        }
        add(session, realm.getName(), wanted, event);
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                node.sender().wake();
            }

            @Override
            protected void rollbackImpl() {
                // The rows are gone with it.
            }
        });
    }

    private void add(KeycloakSession in, String realm, List<EventSubscription> wanted, Function<EventSubscription, QueuedEvent> event) {
        EntityManager database = in.getProvider(JpaConnectionProvider.class).getEntityManager();
        Outbox outbox = new Outbox(database);
        for (EventSubscription subscription : wanted) {
            QueuedEvent queued = event.apply(subscription);
            if (node.queueLimit().takeRoom(queued.realmId(), () -> outbox.count(queued.realmId()))) {
                outbox.add(queued);
            } else {
                node.refused(realm);
            }
        }
    }

    /** Keycloak does not close those that get administrators' events (AdminEventBuilder): there is nothing to close. */
    @Override
    public void close() {
    }
}

package dev.keypool.triggers.outbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.keycloak.events.Event;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.AuthDetails;

/** What functions get of an event: no credentials, no more than they want, and no more than {@link BoundedDocument} holds. */
final class EventDocument {

    private static final String USER_EVENT = "keycloak.user-event";
    private static final String ADMIN_EVENT = "keycloak.admin-event";

    private final boolean personalData;
    private final BoundedDocument document = new BoundedDocument();

    private EventDocument(boolean personalData) {
        this.personalData = personalData;
    }

    static String of(Event event, boolean personalData) {
        return new EventDocument(personalData).write(event).json();
    }

    /** @param representation whether what the administrator wrote is in it */
    static String of(AdminEvent event, boolean personalData, boolean representation) {
        return new EventDocument(personalData).write(event, representation).json();
    }

    private BoundedDocument write(Event event) {
        document.text("id", event.getId());
        document.text("type", USER_EVENT);
        document.text("time", Instant.ofEpochMilli(event.getTime()).toString());
        document.text("realm", event.getRealmName());
        document.text("event", event.getType().name());
        document.text("clientId", event.getClientId());
        document.text("userId", event.getUserId());
        document.text("sessionId", event.getSessionId());
        document.text("ipAddress", personalData ? event.getIpAddress() : null);
        document.text("error", event.getError());
        details(event.getDetails());
        return document;
    }

    private BoundedDocument write(AdminEvent event, boolean representation) {
        document.text("id", event.getId());
        document.text("type", ADMIN_EVENT);
        document.text("time", Instant.ofEpochMilli(event.getTime()).toString());
        document.text("realm", event.getRealmName());
        document.text("resourceType", event.getResourceTypeAsString());
        document.text("operationType", event.getOperationType().name());
        document.text("resourcePath", event.getResourcePath());
        document.text("error", event.getError());
        AuthDetails by = event.getAuthDetails();
        if (by != null) {
            ObjectNode administrator = document.object("authDetails");
            document.text(administrator, "authDetails.realm", by.getRealmName());
            document.text(administrator, "authDetails.clientId", by.getClientId());
            document.text(administrator, "authDetails.userId", by.getUserId());
            document.text(administrator, "authDetails.ipAddress", personalData ? by.getIpAddress() : null);
        }
        details(event.getDetails());
        if (representation && event.getRepresentation() != null) {
            document.value("representation", Representation.of(event.getRepresentation()));
        }
        return document;
    }

    private void details(Map<String, String> details) {
        ObjectNode object = document.object("details");
        // Sorted, so that the same are there whenever there are too many.
        new TreeMap<>(details == null ? Map.of() : details).forEach((name, value) -> {
            if (!Details.isSecret(name, value) && (personalData || !Details.isPersonal(name))) {
                document.text(object, "details." + name, value);
            }
        });
    }
}

package dev.keypool.userpools.phone;

import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.ReadOnlyException;

/**
 * Takes verifications away inside the transaction that changed the number. Keycloak tells listeners of what succeeded before it commits; what an
 * identity provider's mapper or a directory has changed is seen when the person signs in.
 */
final class NumberListener implements EventListenerProvider {

    private static final Logger LOG = Logger.getLogger("dev.keypool.userpools");
    private static final Set<EventType> CHANGES =
            EnumSet.of(EventType.LOGIN, EventType.REGISTER, EventType.UPDATE_PROFILE, EventType.VERIFY_PROFILE);
    private static final String PREVIOUS = "previous_" + ProfileNumber.NUMBER;
    private static final String UPDATED = "updated_" + ProfileNumber.NUMBER;
    private static final String USERS = "users/";

    private final KeycloakSession session;

    NumberListener(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(Event event) {
        if (CHANGES.contains(event.getType()) && event.getUserId() != null) {
            ProfileNumber number = numberOf(event.getRealmId(), event.getUserId());
            if (number != null) {
                change(number, event.getType(), event.getDetails() == null ? Map.of() : event.getDetails());
            }
        }
    }

    private void change(ProfileNumber number, EventType type, Map<String, String> details) {
        try {
            boolean another = isAnother(details) || type != EventType.UPDATE_PROFILE && ReviewedNumber.isAnother(session);
            if (another && !number.isBound() && number.isSaidToBeVerified()) {
                number.forget();
            } else {
                number.reconcile();
            }
        } catch (ReadOnlyException e) {
            LOG.warn("A verification of a phone number could not be kept or taken away: the person's attributes are read-only");
        }
    }

    private static boolean isAnother(Map<String, String> details) {
        return (details.containsKey(PREVIOUS) || details.containsKey(UPDATED))
                && !Objects.equals(PhoneNumber.parse(details.get(PREVIOUS)), PhoneNumber.parse(details.get(UPDATED)));
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        String path = event.getResourcePath();
        if (event.getResourceType() == ResourceType.USER && path != null && path.startsWith(USERS) && path.indexOf('/', USERS.length()) < 0
                && (event.getOperationType() == OperationType.UPDATE || event.getOperationType() == OperationType.CREATE)) {
            ProfileNumber number = numberOf(event.getRealmId(), path.substring(USERS.length()));
            if (number != null) {
                try {
                    number.trust();
                } catch (ReadOnlyException e) {
                    LOG.debug("The number that an administrator verified is not remembered: the person's attributes are read-only");
                }
            }
        }
    }

    private ProfileNumber numberOf(String realmId, String userId) {
        RealmModel realm = session.realms().getRealm(realmId);
        UserModel user = realm == null ? null : session.users().getUserById(realm, userId);
        return user == null ? null : new ProfileNumber(user);
    }

    @Override
    public void close() {
    }
}

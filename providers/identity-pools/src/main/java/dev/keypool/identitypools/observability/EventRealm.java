package dev.keypool.identitypools.observability;

import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.RealmModelDelegate;

/**
 * The realm as our events see it: listeners always get them, the database only where the realm attribute
 * {@code keypool.storeEvents} is {@code true}. A stored event is a database write in each exchange, and a realm that
 * stores its logins has not asked for that.
 */
final class EventRealm extends RealmModelDelegate {

    static final String STORE_EVENTS = "keypool.storeEvents";

    EventRealm(RealmModel realm) {
        super(realm);
    }

    @Override
    public boolean isEventsEnabled() {
        return super.isEventsEnabled() && Boolean.parseBoolean(getAttribute(STORE_EVENTS));
    }
}

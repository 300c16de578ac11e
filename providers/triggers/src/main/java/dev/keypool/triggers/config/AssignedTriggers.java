package dev.keypool.triggers.config;

import dev.keypool.triggers.Trigger;
import dev.keypool.triggers.events.EventVersion;
import dev.keypool.triggers.events.TriggerType;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;

/** Finds what is assigned. Keycloak has a realm's components in its cache by type: without any, this costs a look into a map. */
public final class AssignedTriggers {

    private AssignedTriggers() {
    }

    static Stream<ComponentModel> all(RealmModel realm) {
        return realm.getComponentsStream(realm.getId(), Trigger.class.getName());
    }

    /**
     * The app client's own, or else the pool's.
     *
     * @param client null to find the pool's only
     */
    public static Optional<Trigger> find(RealmModel realm, TriggerType type, ClientModel client) {
        Trigger found = null;
        for (ComponentModel component : (Iterable<ComponentModel>) all(realm)::iterator) {
            if (type.awsName().equals(component.get(TriggerFactory.TRIGGER))) {
                boolean own = AppClient.is(realm, component, client);
                found = own || found == null && AppClient.isRealms(component) ? read(component, type, own ? client.getClientId() : null) : found;
            }
        }
        return Optional.ofNullable(found);
    }

    /** What cannot be read, which an import can bring about, calls a function that is not there: the flow must not go on without it. */
    private static Trigger read(ComponentModel component, TriggerType type, String clientId) {
        try {
            return TriggerFactory.read(component);
        } catch (InvalidConfigurationException e) {
            return new Trigger(type, "", clientId, EventVersion.V3_0, false);
        }
    }
}

package dev.keypool.triggers.config;

import dev.keypool.triggers.functions.ErrorText;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;

/**
 * Which app client a trigger is for. People know it by its client ID, which can change; so the trigger keeps the one that Keycloak itself
 * knows it by too, as a setting that is none of the factory's properties: Keycloak's admin REST API does not show or take those.
 */
final class AppClient {

    static final String NAME = "appClient";
    static final String ID = "appClientId";

    private static final Logger LOG = Logger.getLogger("dev.keypool.triggers");

    private AppClient() {
    }

    /** Its client ID; null for the whole realm's trigger. */
    static String name(ComponentModel trigger) {
        return new Settings(trigger).text(NAME);
    }

    static boolean isRealms(ComponentModel trigger) {
        return new Settings(trigger).texts(NAME).isEmpty();
    }

    /** @param client null where none is known */
    static boolean is(RealmModel realm, ComponentModel trigger, ClientModel client) {
        List<String> names = new Settings(trigger).texts(NAME);
        if (client == null || names.isEmpty()) {
            return false;
        }
        String id = trigger.get(ID);
        // One that has the name of another that was renamed is not meant; one that took the place of another that is gone is.
        return client.getId().equals(id) || names.contains(client.getClientId()) && (id == null || realm.getClientById(id) == null);
    }

    /** Whether two triggers are for the same one, or both for the whole realm. */
    static boolean isOfBoth(RealmModel realm, ComponentModel trigger, ComponentModel other) {
        ClientModel client = known(realm, trigger);
        return client == null ? new Settings(trigger).texts(NAME).equals(new Settings(other).texts(NAME)) : is(realm, other, client);
    }

    /**
     * Before a trigger is stored: makes its name and its id those of one app client.
     *
     * @throws InvalidConfigurationException when there is none of that name
     */
    static void bind(RealmModel realm, ComponentModel trigger) {
        String name = name(trigger);
        if (name == null) {
            trigger.getConfig().remove(ID);
            return;
        }
        ComponentModel stored = trigger.getId() == null ? null : realm.getComponent(trigger.getId());
        boolean same = stored != null && new Settings(stored).texts(NAME).equals(List.of(name));
        ClientModel known = known(realm, stored == null ? trigger : stored);
        if (known != null && (same || name.equals(known.getClientId()))) {
            put(trigger, known);
            return;
        }
        ClientModel named = realm.getClientByClientId(name);
        if (named != null) {
            put(trigger, named);
        } else if (!same && !isExportsOrphan(trigger, stored, known)) {
            throw new InvalidConfigurationException(NAME + " must be the client ID of an app client of this realm.");
        }
    }

    /** One that is imported, with the id of an app client that was gone when it was exported. */
    private static boolean isExportsOrphan(ComponentModel trigger, ComponentModel stored, ClientModel known) {
        return stored == null && trigger.get(ID) != null && known == null;
    }

    /** The one of its id, if that is still there. */
    private static ClientModel known(RealmModel realm, ComponentModel trigger) {
        String id = trigger.get(ID);
        return id == null ? null : realm.getClientById(id);
    }

    private static void put(ComponentModel trigger, ClientModel client) {
        trigger.put(NAME, client.getClientId());
        trigger.put(ID, client.getId());
    }

    /** An app client may have another client ID now: its triggers say so, for people and for exports. They are its triggers anyway. */
    static void renamed(RealmModel realm, ClientModel client) {
        List<ComponentModel> its = AssignedTriggers.all(realm).filter(trigger -> client.getId().equals(trigger.get(ID))
                && !List.of(client.getClientId()).equals(new Settings(trigger).texts(NAME))).toList();
        for (ComponentModel trigger : its) {
            // Keycloak's cache gives out its own.
            ComponentModel changed = new ComponentModel(trigger);
            put(changed, client);
            try {
                realm.updateComponent(changed);
            } catch (ComponentValidationException e) {
                LOG.warnf("The trigger \"%s\" of realm \"%s\" names its app client by an earlier client ID: %s", ErrorText.line(trigger.getName()),
                        realm.getName(), e.getMessage());
            }
        }
    }
}

package dev.keypool.triggers.config;

import dev.keypool.triggers.Trigger;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;

/** A realm, as far as its triggers and app clients are asked for. */
final class TriggerRealm {

    private final List<ComponentModel> triggers;
    private final Map<String, ClientModel> clients = new LinkedHashMap<>();
    private final List<ComponentModel> updated = new ArrayList<>();
    private boolean refuses;

    private TriggerRealm(List<ComponentModel> triggers) {
        this.triggers = triggers;
    }

    static TriggerRealm with(ComponentModel... triggers) {
        return new TriggerRealm(List.of(triggers));
    }

    TriggerRealm client(String id, String clientId) {
        clients.put(id, app(id, clientId));
        return this;
    }

    TriggerRealm thatRefuses() {
        refuses = true;
        return this;
    }

    static ClientModel app(String id, String clientId) {
        return (ClientModel) Proxy.newProxyInstance(TriggerRealm.class.getClassLoader(), new Class<?>[] {ClientModel.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getId" -> id;
                    case "getClientId" -> clientId;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    /** Those that were stored again. */
    List<ComponentModel> updated() {
        return updated;
    }

    RealmModel model() {
        return (RealmModel) Proxy.newProxyInstance(TriggerRealm.class.getClassLoader(), new Class<?>[] {RealmModel.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getId" -> "realm-1";
                    case "getComponentsStream" -> arguments[1].equals(Trigger.class.getName()) ? triggers.stream() : Stream.empty();
                    case "getComponent" -> triggers.stream().filter(trigger -> trigger.getId().equals(arguments[0])).findFirst().orElse(null);
                    case "getClientById" -> clients.get(arguments[0]);
                    case "getClientByClientId" -> clients.values().stream().filter(client -> client.getClientId().equals(arguments[0])).findFirst().orElse(null);
                    case "getName" -> "demo";
                    case "updateComponent" -> update((ComponentModel) arguments[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private Object update(ComponentModel trigger) {
        if (refuses) {
            throw new ComponentValidationException("no");
        }
        updated.add(trigger);
        return null;
    }
}

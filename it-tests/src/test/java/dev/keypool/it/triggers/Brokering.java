package dev.keypool.it.triggers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.tools.Chromium;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.UserRepresentation;

/** A realm with a function and identity providers, and the browsers of those who come through them. */
final class Brokering implements AutoCloseable {

    private final KeycloakServer server;
    private final FunctionRealm functions;
    private final ProviderRealm provider;
    private final Chromium chromium = Chromium.launch();
    private final List<String> assigned = new ArrayList<>();

    Brokering(KeycloakServer server) {
        this.server = server;
        functions = FunctionRealm.on(server);
        provider = ProviderRealm.of(server, functions.realm());
    }

    FunctionRealm functions() {
        return functions;
    }

    ProviderRealm provider() {
        return provider;
    }

    RealmResource realm() {
        return functions.realm().resource();
    }

    void assign(String trigger, String onFailure) {
        assigned.add(functions.assign(trigger, Map.of("onFailure", onFailure)));
    }

    /** Until the next test. */
    void assignOnly(String... triggers) {
        reset();
        for (String trigger : triggers) {
            assign(trigger, "stop");
        }
    }

    void reset() {
        assigned.forEach(id -> realm().components().component(id).remove());
        assigned.clear();
        functions.answers(event -> event);
        functions.events().clear();
    }

    List<String> sources() {
        return functions.events().stream().map(event -> event.path("triggerSource").asText()).toList();
    }

    ObjectNode event(String source) {
        return functions.events().stream().filter(event -> event.path("triggerSource").asText().equals(source)).findFirst().orElseThrow();
    }

    Visitor visitor(String alias) {
        return new Visitor(chromium, server, functions.realm().name()).startsAt(alias);
    }

    /** Null where there is no such person in the realm. */
    UserRepresentation stored(String username) {
        return realm().users().searchByUsername(username, true).stream().findFirst().map(user -> realm().users().get(user.getId()).toRepresentation())
                .orElse(null);
    }

    UserResource user(String username) {
        return realm().users().get(stored(username).getId());
    }

    @Override
    public void close() {
        chromium.close();
        provider.close();
        functions.close();
    }
}

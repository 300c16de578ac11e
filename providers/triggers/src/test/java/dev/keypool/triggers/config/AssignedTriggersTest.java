package dev.keypool.triggers.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.triggers.Trigger;
import dev.keypool.triggers.events.EventVersion;
import dev.keypool.triggers.events.TriggerType;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.RealmModel;

final class AssignedTriggersTest {

    /** A realm, as far as its components are asked for. */
    private static RealmModel realm(ComponentModel... triggers) {
        return (RealmModel) Proxy.newProxyInstance(AssignedTriggersTest.class.getClassLoader(), new Class<?>[] {RealmModel.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getId" -> "realm-1";
                    case "getComponentsStream" -> arguments[1].equals(Trigger.class.getName()) ? Arrays.stream(triggers) : Stream.empty();
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static ComponentModel trigger(Map<String, String> settings) {
        ComponentModel component = new ComponentModel();
        component.setId(UUID.randomUUID().toString());
        settings.forEach(component::put);
        return component;
    }

    private static Optional<Trigger> found(ComponentModel... triggers) {
        return AssignedTriggers.find(realm(triggers), TriggerType.PRE_TOKEN_GENERATION, "app");
    }

    @Test
    void thereIsNoneOfAnotherTypeOrAppClient() {
        assertThat(found()).isEmpty();
        assertThat(found(trigger(Map.of("trigger", "PreAuthentication", "function", "f")),
                trigger(Map.of("trigger", "PreTokenGeneration", "function", "f", "appClient", "another")))).isEmpty();
    }

    @Test
    void theAppClientsOwnComesBeforeThePoolsWhateverTheOrder() {
        ComponentModel pools = trigger(Map.of("trigger", "PreTokenGeneration", "function", "pools", "appClient", " "));
        ComponentModel own = trigger(Map.of("trigger", "PreTokenGeneration", "function", "own", "appClient", "app", "lambdaVersion", "V2_0"));

        assertThat(found(pools, own)).map(Trigger::function).contains("own");
        assertThat(found(own, pools)).map(Trigger::version).contains(EventVersion.V2_0);
        assertThat(found(pools)).map(Trigger::function).contains("pools");
    }

    /** Keycloak imports components without asking: what such a trigger was to decide is not decided by leaving it out. */
    @Test
    void oneThatCannotBeReadStopsTheFlow() {
        Optional<Trigger> broken = found(trigger(Map.of("trigger", "PreTokenGeneration", "function", "f", "lambdaVersion", "V9", "onFailure", "continue")));

        assertThat(broken).isPresent();
        assertThat(broken.get().goOn()).isFalse();
        assertThat(broken.get().function()).as("no function has that name").isEmpty();
    }
}

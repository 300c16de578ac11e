package dev.keypool.triggers.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.triggers.Trigger;
import dev.keypool.triggers.events.EventVersion;
import dev.keypool.triggers.events.TriggerType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keycloak.component.ComponentModel;

final class AssignedTriggersTest {

    private static ComponentModel trigger(Map<String, String> settings) {
        ComponentModel component = new ComponentModel();
        component.setId(UUID.randomUUID().toString());
        settings.forEach(component::put);
        return component;
    }

    private static Optional<Trigger> found(ComponentModel... triggers) {
        return AssignedTriggers.find(TriggerRealm.with(triggers).client("1", "app").model(), TriggerType.PRE_TOKEN_GENERATION, TriggerRealm.app("1", "app"));
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

    @Test
    void anotherClientIdOfTheAppClientChangesNothing() {
        assertThat(found(trigger(Map.of("trigger", "PreTokenGeneration", "function", "f", "appClient", "old name", "appClientId", "1")))).isPresent();
        assertThat(found(trigger(Map.of("trigger", "PreTokenGeneration", "function", "f", "appClient", "app", "appClientId", "gone"))))
                .as("another client took the place of one that is gone").isPresent();
    }

    @Test
    void theNameThatARenamedAppClientHadBeforeIsNotItsTriggers() {
        ComponentModel others = trigger(Map.of("trigger", "PreTokenGeneration", "function", "f", "appClient", "app", "appClientId", "2"));

        assertThat(AssignedTriggers.find(TriggerRealm.with(others).client("1", "app").client("2", "renamed").model(), TriggerType.PRE_TOKEN_GENERATION,
                TriggerRealm.app("1", "app"))).isEmpty();
    }

    /** As an import may have it: two app clients in one trigger. */
    @Test
    void oneForSeveralAppClientsStopsTheFlowOfEach() {
        ComponentModel several = trigger(Map.of("trigger", "PreTokenGeneration", "function", "f"));
        several.getConfig().put("appClient", List.of(" ", "app", "another"));

        assertThat(found(several)).map(Trigger::function).contains("");
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

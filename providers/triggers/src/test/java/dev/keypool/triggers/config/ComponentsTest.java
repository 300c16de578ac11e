package dev.keypool.triggers.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keypool.triggers.Trigger;
import dev.keypool.triggers.TriggerFunction;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.RealmModel;

final class ComponentsTest {

    private final AtomicInteger made = new AtomicInteger();

    private static ComponentModel component(String secret) {
        ComponentModel component = new ComponentModel();
        component.setId("1");
        component.put("secret", secret);
        return component;
    }

    private Integer make(ComponentModel component) {
        return Components.made(component, Integer.class, made::incrementAndGet);
    }

    @Test
    void whatWasMadeIsKeptAsLongAsKeycloakKeepsTheComponent() {
        ComponentModel component = component("a secret");

        assertThat(make(component)).isEqualTo(1);
        assertThat(make(component)).isEqualTo(1);
        assertThat(make(new ComponentModel(component))).as("another object, as after a change").isEqualTo(2);
    }

    @Test
    void secretsOfAVaultAreReadEachTime() {
        ComponentModel component = component("${vault.webhook}");

        assertThat(make(component)).isEqualTo(1);
        assertThat(make(component)).isEqualTo(2);
    }

    @Test
    void whatCannotBeMadeIsTriedAgain() {
        ComponentModel component = component("a secret");

        assertThatThrownBy(() -> Components.made(component, Integer.class, () -> {
            throw new InvalidConfigurationException("no");
        })).isInstanceOf(InvalidConfigurationException.class);
        assertThat(make(component)).isEqualTo(1);
    }

    @Test
    void onlyTheRealmsOwnOfThatTypeAreFound() {
        ComponentModel trigger = component("");
        ComponentModel function = component("");
        ComponentModel anothers = component("");
        RealmModel realm = TriggerRealm.with(trigger, function, anothers).model();
        function.setProviderType(TriggerFunction.class.getName());
        anothers.setParentId("a provider's");

        assertThat(Components.of(realm, Trigger.class)).singleElement().isSameAs(trigger);
        assertThat(Components.of(realm, TriggerFunction.class)).singleElement().isSameAs(function);
    }
}

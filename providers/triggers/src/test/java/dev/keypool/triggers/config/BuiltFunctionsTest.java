package dev.keypool.triggers.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keypool.triggers.TriggerFunction;
import dev.keypool.triggers.functions.CallLimits;
import dev.keypool.triggers.functions.Webhook;
import dev.keypool.triggers.functions.WebhookKey;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.component.ComponentModel;

final class BuiltFunctionsTest {

    private static final String REFERENCE = "${vault.hook}";
    private static final String FIRST = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String SECOND = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final BuiltFunctions functions = new BuiltFunctions();
    private final Map<String, String> vault = new HashMap<>(Map.of(REFERENCE, FIRST));
    private final ComponentModel component = new ComponentModel();

    @BeforeEach
    void configure() {
        component.setId("an id");
        component.setName("hook");
        component.setConfig(new MultivaluedHashMap<>());
        component.getConfig().putSingle("url", "https://functions.example.com/hook");
        component.getConfig().putSingle("secret", REFERENCE);
    }

    private TriggerFunction get() {
        return functions.get(component, this::secret, this::build);
    }

    private String secret(String text) {
        if (!vault.containsKey(text)) {
            throw new InvalidConfigurationException("The vault has no such secret.");
        }
        return vault.get(text);
    }

    private TriggerFunction build(UnaryOperator<String> secrets) {
        WebhookKey key = WebhookKey.parse(secrets.apply(component.getConfig().getFirst("secret")));
        return new TriggerFunction(component.getId(), component.getName(), new CallLimits(Duration.ofSeconds(1), 1, 1),
                new Webhook(URI.create(component.getConfig().getFirst("url")), List.of(key)));
    }

    @Test
    void isTheSameWhileNothingChanges() {
        assertThat(get()).isSameAs(get());
    }

    @Test
    void isBuiltAgainWhenASettingChanges() {
        TriggerFunction before = get();
        component.getConfig().putSingle("url", "https://functions.example.com/other");

        assertThat(((Webhook) get().endpoint()).url()).hasPath("/other");
        assertThat(get()).isNotSameAs(before);
    }

    @Test
    void isBuiltAgainWhenASettingGoes() {
        component.getConfig().putSingle("previousSecret", SECOND);
        TriggerFunction before = get();
        component.getConfig().remove("previousSecret");

        assertThat(get()).isNotSameAs(before);
    }

    @Test
    void isBuiltAgainWhenTheNameChanges() {
        get();
        component.setName("renamed");

        assertThat(get().name()).isEqualTo("renamed");
    }

    @Test
    void isBuiltAgainWhenTheSecretChangesInTheVault() {
        TriggerFunction before = get();
        vault.put(REFERENCE, SECOND);

        assertThat(get()).isNotSameAs(before).isSameAs(get());
    }

    @Test
    void isNotUsedWhenTheSecretIsGoneFromTheVault() {
        get();
        vault.clear();

        assertThatThrownBy(this::get).isInstanceOf(InvalidConfigurationException.class);
    }

    @Test
    void isNotTakenForAnothers() {
        TriggerFunction before = get();
        component.setId("another id");

        assertThat(get()).isNotSameAs(before);
        assertThat(get().id()).isEqualTo("another id");
    }
}

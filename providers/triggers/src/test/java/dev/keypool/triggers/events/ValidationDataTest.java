package dev.keypool.triggers.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ValidationDataTest {

    @Test
    void itIsTheFieldsOfThatPrefix() {
        Map<String, List<String>> form = Map.of("validationData.invitation", List.of("A1"), "username", List.of("alice"), "password", List.of("secret"));

        assertThat(ValidationData.of(form)).containsExactly(Map.entry("invitation", "A1"));
    }

    @Test
    void aFormWithoutSuchFieldsHasNone() {
        assertThat(ValidationData.of(Map.of("username", List.of("alice")))).isNull();
    }

    @Test
    void itIsBounded() {
        Map<String, List<String>> many = new HashMap<>();
        for (int i = 0; i <= 50; i++) {
            many.put("validationData." + i, List.of("x"));
        }

        assertThatThrownBy(() -> ValidationData.of(many)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ValidationData.of(Map.of("validationData.x", List.of("x".repeat(8192))))).isInstanceOf(IllegalArgumentException.class);
    }
}

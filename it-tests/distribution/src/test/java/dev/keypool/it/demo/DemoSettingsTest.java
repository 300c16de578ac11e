package dev.keypool.it.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DemoSettingsTest {

    @Test
    void passwordsAreDemoUnlessTheEnvironmentSaysOtherwise() {
        assertThat(DemoSettings.of(properties("8080"), Map.of()).serverEnvironment())
                .containsEntry("KEYPOOL_DEMO_PASSWORD", "demo")
                .containsEntry("KEYPOOL_DEMO_CLIENT_SECRET", "demo")
                .containsEntry("KC_BOOTSTRAP_ADMIN_PASSWORD", "demo");
        assertThat(DemoSettings.of(properties("8080"), Map.of("KEYPOOL_DEMO_PASSWORD", "other")).serverEnvironment())
                .containsEntry("KEYPOOL_DEMO_PASSWORD", "other")
                .containsEntry("KC_BOOTSTRAP_ADMIN_PASSWORD", "other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "65536", "99999", "123456", "eighty", "-1"})
    void whatIsNoPortIsNamedWithItsOption(String value) {
        assertThatThrownBy(() -> DemoSettings.of(properties(value), Map.of()))
                .isInstanceOf(DemoFailure.class)
                .hasMessageStartingWith("-Dkeypool.http.port=" + value + " is not a port");
    }

    private static Properties properties(String port) {
        Properties properties = new Properties();
        properties.setProperty("keypool.demo.zip", "keycloak.zip");
        properties.setProperty("keypool.demo.home", "home");
        properties.setProperty("keypool.demo.jar", "keypool.jar");
        properties.setProperty("keypool.demo.realms", "realms");
        properties.setProperty("keypool.demo.brandings", "brandings");
        properties.setProperty("keypool.http.port", port);
        properties.setProperty("keypool.management.port", "9000");
        return properties;
    }
}

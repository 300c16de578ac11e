package dev.keypool.it.demo;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** What the demo runs with: paths and ports from Maven, passwords from the environment. */
record DemoSettings(
        Path zip, Path home, Path jar, Path realms, Path brandings, int port, int managementPort, String password, String clientSecret) {

    static final String PASSWORD = "KEYPOOL_DEMO_PASSWORD";
    static final String CLIENT_SECRET = "KEYPOOL_DEMO_CLIENT_SECRET";

    private static final String DEFAULT = "demo";

    /** The identity pool of realm-exports/demo-realm.json. */
    private static final String POOL = "us-east-1:6b1f0d8e-5c2a-4e37-9b64-2f8d3a7c1e90";

    static DemoSettings of(Properties properties, Map<String, String> environment) {
        return new DemoSettings(
                Path.of(properties.getProperty("keypool.demo.zip")),
                Path.of(properties.getProperty("keypool.demo.home")),
                Path.of(properties.getProperty("keypool.demo.jar")),
                Path.of(properties.getProperty("keypool.demo.realms")),
                Path.of(properties.getProperty("keypool.demo.brandings")),
                port(properties, "keypool.http.port"),
                port(properties, "keypool.management.port"),
                environment.getOrDefault(PASSWORD, DEFAULT),
                environment.getOrDefault(CLIENT_SECRET, DEFAULT));
    }

    private static int port(Properties properties, String name) {
        String value = properties.getProperty(name);
        if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > 65535) {
            throw new DemoFailure("-D" + name + "=" + value + " is not a port: give a number from 1 to 65535.");
        }
        return Integer.parseInt(value);
    }

    /** What Keycloak sees: the placeholders of the demo realm, and the administrator it starts with. */
    Map<String, String> serverEnvironment() {
        return Map.of(
                PASSWORD, password,
                CLIENT_SECRET, clientSecret,
                "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
                "KC_BOOTSTRAP_ADMIN_PASSWORD", password);
    }

    String baseUrl() {
        return "http://localhost:" + port;
    }

    /** What the printed commands name. */
    Map<String, String> placeholders() {
        return Map.of(
                "base", baseUrl(),
                "management", "http://localhost:" + managementPort,
                "pool", POOL,
                "provider", "localhost:" + port + "/realms/demo",
                "password", password,
                "secret", clientSecret);
    }
}

package dev.keypool.it.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Map;

/** A running Keycloak with the packaged JAR, the realms of realm-exports imported. */
public interface KeycloakServer extends AutoCloseable {

    String ADMIN = "admin";

    /** The password of the administrator, and of everybody in the demo realm. */
    String PASSWORD = "it-demo-password";

    /** The secret of the demo realm's confidential clients. */
    String CLIENT_SECRET = "it-demo-client-secret";

    /** Environment variables that the placeholders of the exported realms name. */
    Map<String, String> REALM_VARIABLES =
            Map.of("KEYPOOL_DEMO_PASSWORD", PASSWORD, "KEYPOOL_DEMO_CLIENT_SECRET", CLIENT_SECRET);

    /** Without a slash at the end, as in {@code http://localhost:32768}. */
    URI baseUrl();

    /** Health and metrics. */
    URI managementUrl();

    /** The version of Keycloak. */
    String version();

    /** What the server has logged so far. */
    String log() throws IOException;

    default URI realm(String name) {
        return URI.create(baseUrl() + "/realms/" + name);
    }

    /** What the realm's tokens name as their issuer. */
    default URI issuer(String realm) {
        return realm(realm);
    }

    /** The server's address as it reaches itself, without a slash at the end. */
    default URI ownUrl() {
        return baseUrl();
    }

    /** The name by which the server reaches the machine that the tests run on. */
    default String hostOfTests() {
        return "localhost";
    }

    /** The name of the machine that the server runs on, as that machine resolves it: to an address that is private. */
    default String ownName() throws IOException {
        return InetAddress.getLocalHost().getHostName();
    }

    default String adminUsername() {
        return ADMIN;
    }

    default String adminPassword() {
        return PASSWORD;
    }

    @Override
    void close();
}

package dev.keypool.it.client;

import dev.keypool.it.server.KeycloakServer;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;

/** Keycloak's admin client. */
public final class Admin {

    private Admin() {}

    /** As the server's first administrator. The caller closes it. */
    public static Keycloak of(KeycloakServer server) {
        return KeycloakBuilder.builder()
                .serverUrl(server.baseUrl().toString())
                .realm("master")
                .clientId("admin-cli")
                .username(server.adminUsername())
                .password(server.adminPassword())
                .build();
    }
}

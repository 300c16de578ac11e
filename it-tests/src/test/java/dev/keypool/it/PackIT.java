package dev.keypool.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.client.Admin;
import dev.keypool.it.client.Http;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.info.ServerInfoRepresentation;

/** The JAR as an administrator sees it in a server. */
@WithKeycloak
final class PackIT {

    private static final String VERSION = System.getProperty("keypool.it.version");

    private final KeycloakServer server;

    PackIT(KeycloakServer server) {
        this.server = server;
    }

    @Test
    void theLogSaysOnceWhichVersionsMeet() throws IOException {
        assertThat(server.log().lines().filter(line -> line.contains("[dev.keypool]")))
                .singleElement()
                .asString()
                .contains(" INFO ")
                .endsWith("Keypool " + VERSION + " on Keycloak " + server.version());
    }

    @Test
    void serverInfoShowsTheVersion() {
        assertThat(info().getProviders().get("keypool").getProviders().get("default").getOperationalInfo())
                .containsEntry("version", VERSION)
                .containsKey("tested on Keycloak");
    }

    @Test
    void theLoginThemeCanBeChosen() {
        assertThat(info().getThemes().get("login")).anyMatch(theme -> theme.getName().equals("keypool"));
    }

    @Test
    void healthAndMetricsAnswerOnTheManagementPort() {
        Http http = new Http();

        assertThat(http.get(URI.create(server.managementUrl() + "/health/ready")).statusCode()).isEqualTo(200);
        assertThat(http.get(URI.create(server.managementUrl() + "/metrics")).body()).contains("jvm_");
    }

    private ServerInfoRepresentation info() {
        try (Keycloak admin = Admin.of(server)) {
            return admin.serverInfo().getInfo();
        }
    }
}

package dev.keypool.it.distribution;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * Keycloak's own answer to whether it takes requests. Its log line "started in" comes too early: in
 * production mode the server bootstraps its realms after that.
 */
final class Readiness {

    private static final int TIMEOUT_MILLIS = 2_000;

    private final URI uri;

    Readiness(int managementPort) {
        this.uri = URI.create("http://localhost:" + managementPort + "/health/ready");
    }

    boolean check() {
        try {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException notYet) {
            return false;
        }
    }
}

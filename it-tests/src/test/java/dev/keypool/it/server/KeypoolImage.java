package dev.keypool.it.server;

import java.io.IOException;
import org.testcontainers.images.builder.ImageFromDockerfile;

/**
 * Keycloak's own image with the packaged JAR built in, by the Dockerfile that administrators are given: it is tested
 * with everything else, and containers start without the 20 s that Keycloak takes to augment itself.
 */
final class KeypoolImage {

    private static String built;

    private KeypoolImage() {}

    static String base() {
        return "quay.io/keycloak/keycloak:" + RunProperties.keycloakVersion();
    }

    /** Builds the image when the first of the run asks; for its other JVMs all is in Docker's cache then. It is deleted with this JVM. */
    static synchronized String built() throws IOException, InterruptedException {
        if (built == null) {
            built = Turns.take("image", KeypoolImage::build);
        }
        return built;
    }

    private static String build() {
        return new ImageFromDockerfile()
                .withFileFromPath("docker/Dockerfile", RunProperties.dockerfile())
                .withFileFromPath("providers/keypool/target/" + RunProperties.jar().getFileName(), RunProperties.jar())
                // Among our own, where the Dockerfile's pattern takes it in.
                .withFileFromPath("providers/keypool/target/" + RunProperties.authenticators().getFileName(), RunProperties.authenticators())
                .withDockerfilePath("docker/Dockerfile")
                .withBuildArg("KEYCLOAK_VERSION", RunProperties.keycloakVersion())
                .withBuildArg("KC_DB", "dev-file")
                .get();
    }
}

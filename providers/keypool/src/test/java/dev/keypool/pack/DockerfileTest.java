package dev.keypool.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** An image is built without Maven, so docker/Dockerfile has to repeat a version of the pom. */
final class DockerfileTest {

    private static final String DEFAULT = "ARG KEYCLOAK_VERSION=";

    /** Surefire and Failsafe run in the module's folder. */
    private static final Path DOCKERFILE = Path.of("../../docker/Dockerfile");

    @Test
    void theKeycloakOfImagesIsTheLatestOfTheTestedRange() throws IOException {
        assertThat(Files.readAllLines(DOCKERFILE))
                .filteredOn(line -> line.startsWith(DEFAULT))
                .containsExactly(DEFAULT + PackProperties.load().tested().latest());
    }
}

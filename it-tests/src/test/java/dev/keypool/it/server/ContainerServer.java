package dev.keypool.it.server;

import dasniko.testcontainers.keycloak.KeycloakContainer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.PullPolicy;
import org.testcontainers.utility.MountableFile;

/** Keycloak's own image, with the packaged JAR copied in. */
final class ContainerServer implements KeycloakServer {

    private static final Duration START = Duration.ofMinutes(3);
    private static final int PORT = 8080;
    private static final int MANAGEMENT_PORT = 9000;
    /** Docker's own name for it on other systems; on Linux it has to be given. */
    private static final String HOST_OF_TESTS = "host.docker.internal";

    private final KeycloakContainer container;

    private ContainerServer(KeycloakContainer container) {
        this.container = container;
    }

    static String image() {
        return "quay.io/keycloak/keycloak:" + RunProperties.keycloakVersion();
    }

    @SuppressWarnings("resource") // It ends with this server, or with the start that failed.
    static ContainerServer start(ServerConfiguration configuration) {
        KeycloakContainer container = new KeycloakContainer(image())
                // The library's own policy pulls again what was pulled a day ago.
                .withImagePullPolicy(PullPolicy.defaultPolicy())
                .withProviderLibsFrom(List.of(RunProperties.jar().toFile()))
                .withAdminUsername(ADMIN)
                .withAdminPassword(PASSWORD)
                .withEnabledMetrics()
                .withEnv(configuration.wholeEnvironment())
                // The library's share of the machine's memory is too small for Keycloak on a small machine.
                .withEnv("JAVA_OPTS_APPEND", "-Xms64m -Xmx768m")
                .waitingFor(Wait.forHttp("/health/ready").forPort(MANAGEMENT_PORT).withStartupTimeout(START));
        container.withExtraHost(HOST_OF_TESTS, "host-gateway");
        configuration.options(HOST_OF_TESTS).forEach(container::withCustomCommand);
        for (Path realm : RunProperties.realms()) {
            container.withCopyFileToContainer(
                    MountableFile.forHostPath(realm, 0644), "/opt/keycloak/data/import/" + realm.getFileName());
        }
        try {
            container.start();
        } catch (RuntimeException e) {
            container.stop();
            throw e;
        }
        return new ContainerServer(container);
    }

    @Override
    public URI baseUrl() {
        return URI.create("http://" + container.getHost() + ":" + container.getHttpPort());
    }

    @Override
    public URI managementUrl() {
        return URI.create("http://" + container.getHost() + ":" + container.getHttpMgmtPort());
    }

    @Override
    public URI ownUrl() {
        return URI.create("http://localhost:" + PORT);
    }

    @Override
    public String hostOfTests() {
        return HOST_OF_TESTS;
    }

    @Override
    public String version() {
        return RunProperties.keycloakVersion();
    }

    @Override
    public String log() {
        return container.getLogs();
    }

    @Override
    public void close() {
        container.stop();
    }
}

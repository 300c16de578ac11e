package dev.keypool.it.server;

import dasniko.testcontainers.keycloak.KeycloakContainer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.PullPolicy;
import org.testcontainers.utility.MountableFile;

/** A container of {@link KeypoolImage}, in production mode but for TLS and a fixed host name. */
final class ContainerServer implements KeycloakServer {

    private static final Duration START = Duration.ofMinutes(3);
    private static final int PORT = 8080;
    private static final int MANAGEMENT_PORT = 9000;
    /** Docker's own name for it on other systems; on Linux it has to be given. */
    private static final String HOST_OF_TESTS = "host.docker.internal";
    private static final String OWN_NAME = "keycloak";

    private final KeycloakContainer container;

    private ContainerServer(KeycloakContainer container) {
        this.container = container;
    }

    @SuppressWarnings("resource") // It ends with this server, or with the start that failed.
    static ContainerServer start(ServerConfiguration configuration) throws IOException, InterruptedException {
        KeycloakContainer container = new KeycloakContainer(KeypoolImage.built())
                // The library's own policy pulls again what was pulled a day ago.
                .withImagePullPolicy(PullPolicy.defaultPolicy())
                .withProductionMode()
                .withOptimizedFlag()
                .withAdminUsername(ADMIN)
                .withAdminPassword(PASSWORD)
                .withEnv("KC_HTTP_ENABLED", "true")
                .withEnv("KC_HOSTNAME_STRICT", "false")
                .withEnv(REALM_VARIABLES)
                // The library's share of the machine's memory is too small for Keycloak on a small machine.
                .withEnv("JAVA_OPTS_APPEND", "-Xms256m -Xmx768m")
                .waitingFor(Wait.forHttp("/health/ready").forPort(MANAGEMENT_PORT).withStartupTimeout(START));
        container.withCopyFileToContainer(MountableFile.forHostPath(RunProperties.functions()), "/opt/keycloak/functions");
        container.withExtraHost(HOST_OF_TESTS, "host-gateway");
        // Docker's own choice is hexadecimal and often begins with a digit, which java.net.URI takes for no host.
        container.withCreateContainerCmdModifier(command -> command.withHostName(OWN_NAME));
        configuration.options(HOST_OF_TESTS).forEach(container::withCustomCommand);
        for (Path realm : configuration.realms()) {
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
    public String ownName() {
        return OWN_NAME;
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

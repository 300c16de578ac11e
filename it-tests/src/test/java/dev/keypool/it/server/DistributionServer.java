package dev.keypool.it.server;

import dev.keypool.it.distribution.Distribution;
import dev.keypool.it.distribution.KeycloakProcess;
import dev.keypool.it.distribution.Launch;
import dev.keypool.it.distribution.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** Keycloak as a plain process, from the distribution on Maven Central. */
public final class DistributionServer implements KeycloakServer {

    /** For the environment of a server with an empty database. */
    public static final Map<String, String> ADMINISTRATOR = Map.of("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN, "KC_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD);

    private static final String HOST_OF_TESTS = "localhost";
    private static final Duration START = Duration.ofMinutes(5);

    /** As in production, and in containers: development mode reads themes anew for each page and lets no browser keep their files. */
    private static final List<String> THEMES_ARE_KEPT =
            List.of("--spi-theme--static-max-age=2592000", "--spi-theme--cache-themes=true", "--spi-theme--cache-templates=true");

    /** The last that started: its copies need not augment themselves, since all have the same providers. */
    private static Distribution augmented;

    private final KeycloakProcess process;
    private final Launch launch;
    private final String version;

    private DistributionServer(KeycloakProcess process, Launch launch, String version) {
        this.process = process;
        this.launch = launch;
        this.version = version;
    }

    static synchronized DistributionServer start(ServerConfiguration configuration)
            throws IOException, InterruptedException, TimeoutException {
        String name = RunProperties.keycloakVersion() + "-" + configuration.fileName();
        Path folder = RunProperties.folder().resolve("keycloak");
        Path home = folder.resolve(name);
        Distribution distribution = (augmented == null
                        ? Distribution.unpacked(RunProperties.zip(), home) : augmented.copiedTo(home))
                .withProviders(List.of(RunProperties.jar(), RunProperties.authenticators()))
                .withFunctions(RunProperties.functions())
                .withFreshData(configuration.realms());
        List<Integer> ports = Ports.free(2);
        Launch launch = Launch.development(ports.get(0), ports.get(1))
                .with(THEMES_ARE_KEPT, ADMINISTRATOR)
                .with(configuration.options(HOST_OF_TESTS), REALM_VARIABLES)
                .loggingTo(folder.resolve(name + ".log"));
        DistributionServer server = start(distribution, launch, RunProperties.keycloakVersion());
        augmented = distribution;
        return server;
    }

    /** @param launch with a file to log to and {@link #ADMINISTRATOR} in its environment */
    public static DistributionServer start(Distribution distribution, Launch launch, String version)
            throws IOException, InterruptedException, TimeoutException {
        KeycloakProcess process = KeycloakProcess.start(distribution, launch);
        try {
            if (process.awaitReady(START)) {
                return new DistributionServer(process, launch, version);
            }
            throw new IllegalStateException("Keycloak ended while starting, with exit code " + process.await() + "; its log:\n" + Files.readString(launch.log()));
        } catch (InterruptedException | TimeoutException | RuntimeException | IOException e) {
            process.close();
            throw e;
        }
    }

    @Override
    public URI baseUrl() {
        return URI.create("http://localhost:" + launch.port());
    }

    @Override
    public URI managementUrl() {
        return URI.create("http://localhost:" + launch.managementPort());
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public String log() throws IOException {
        return Files.readString(launch.log());
    }

    @Override
    public void close() {
        process.close();
    }
}

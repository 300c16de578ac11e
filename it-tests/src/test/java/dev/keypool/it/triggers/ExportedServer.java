package dev.keypool.it.triggers;

import dev.keypool.it.distribution.Distribution;
import dev.keypool.it.distribution.Launch;
import dev.keypool.it.distribution.Ports;
import dev.keypool.it.server.DistributionServer;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.RunProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server with a vault, always from the distribution: {@code kc.sh export} runs where it was, once it has ended. */
final class ExportedServer implements AutoCloseable {

    private static final Duration EXPORT = Duration.ofMinutes(5);
    private static final Path FOLDER = RunProperties.folder().resolve("keycloak");
    private static final String NAME = RunProperties.keycloakVersion() + "-exported";

    private final Distribution distribution;
    private final DistributionServer server;

    private ExportedServer(Distribution distribution, DistributionServer server) {
        this.distribution = distribution;
        this.server = server;
    }

    /**
     * @param vault  a file for each secret, named by realm and secret
     * @param realms that it imports; it has no other
     */
    static ExportedServer start(Path vault, List<Path> realms) throws IOException, InterruptedException, TimeoutException {
        Distribution distribution = Distribution.unpacked(RunProperties.zip(), FOLDER.resolve(NAME))
                .withProviders(List.of(RunProperties.jar()))
                .withFunctions(RunProperties.functions())
                .withFreshData(realms);
        List<Integer> ports = Ports.free(2);
        Launch launch = Launch.development(ports.get(0), ports.get(1))
                .with(List.of("--vault=file", "--vault-dir=" + vault, "--spi-triggers--default--outbound-allowed-hosts=localhost"),
                        DistributionServer.ADMINISTRATOR)
                .loggingTo(FOLDER.resolve(NAME + ".log"));
        return new ExportedServer(distribution, DistributionServer.start(distribution, launch, RunProperties.keycloakVersion()));
    }

    KeycloakServer server() {
        return server;
    }

    /** Ends it, and writes one of its realms into a file with everything that is in it. */
    void export(String realm, Path file) throws IOException, InterruptedException {
        close();
        ProcessBuilder builder = new ProcessBuilder(distribution.home().resolve("bin/kc.sh").toString(), "export", "--db=dev-file",
                "--realm=" + realm, "--file=" + file).redirectErrorStream(true).redirectOutput(FOLDER.resolve(NAME + "-export.log").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process export = builder.start();
        export.getOutputStream().close();
        if (!export.waitFor(EXPORT.toSeconds(), TimeUnit.SECONDS) || export.exitValue() != 0 || !Files.exists(file)) {
            export.descendants().forEach(ProcessHandle::destroyForcibly);
            throw new IllegalStateException("No export:\n" + Files.readString(FOLDER.resolve(NAME + "-export.log")));
        }
    }

    @Override
    public void close() {
        server.close();
    }
}

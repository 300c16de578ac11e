package dev.keypool.it.cluster;

import dev.keypool.it.client.Http;
import dev.keypool.it.distribution.Distribution;
import dev.keypool.it.distribution.KeycloakProcess;
import dev.keypool.it.distribution.Launch;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.RunProperties;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** One Keycloak of a {@link Cluster}: it keeps its addresses over a restart. */
final class ClusterNode implements KeycloakServer {

    private static final Duration START = Duration.ofMinutes(5);

    private final Distribution distribution;
    private final Launch launch;
    private final URI hostname;
    private KeycloakProcess process;

    ClusterNode(Distribution distribution, Launch launch, URI hostname) {
        this.distribution = distribution;
        this.launch = launch;
        this.hostname = hostname;
    }

    /** Returns once it takes requests. */
    void start() throws IOException, InterruptedException, TimeoutException {
        process = KeycloakProcess.start(distribution, launch);
        if (!process.awaitReady(START)) {
            throw new IllegalStateException("Keycloak ended while starting, with exit code " + process.await() + "; its log:\n" + log());
        }
    }

    void kill() {
        process.kill();
        process = null;
    }

    boolean isRunning() {
        return process != null;
    }

    /** How many nodes it sees, itself included. */
    int members() {
        String metrics = new Http().get(URI.create(managementUrl() + "/metrics")).body();
        return metrics.lines().filter(line -> line.startsWith("vendor_cluster_size{"))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst().orElse(0);
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
    public URI issuer(String realm) {
        return URI.create(hostname + "/realms/" + realm);
    }

    @Override
    public String version() {
        return RunProperties.keycloakVersion();
    }

    /** Since its last start. */
    @Override
    public String log() throws IOException {
        return Files.readString(launch.log());
    }

    /** Not gracefully: a node that leaves first hands over what it has to the others, which takes its time. */
    @Override
    public void close() {
        if (isRunning()) {
            kill();
        }
    }
}

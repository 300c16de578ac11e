package dev.keypool.it.cluster;

import dev.keypool.it.distribution.Distribution;
import dev.keypool.it.distribution.Launch;
import dev.keypool.it.distribution.Ports;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.RunProperties;
import dev.keypool.it.tools.PostgreSql;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/**
 * Two Keycloak nodes in production mode on one PostgreSQL, always from the distribution. They find each other as
 * Keycloak's own default has it, by a table of the database, and tell each other what to forget. A realm that is made
 * on one is there on the other; both issue tokens under one host name, which nothing listens on: tests talk to the nodes.
 */
public final class Cluster implements AutoCloseable {

    private static final int NODES = 2;
    private static final URI HOSTNAME = URI.create("http://cluster.keypool.test");
    private static final Duration VIEW = Duration.ofMinutes(2);

    private final PostgreSql database;
    private final List<ClusterNode> nodes;

    private Cluster(PostgreSql database, List<ClusterNode> nodes) {
        this.database = database;
        this.nodes = nodes;
    }

    static Cluster start() throws IOException, InterruptedException, TimeoutException {
        Path folder = RunProperties.folder().resolve("keycloak");
        String name = RunProperties.keycloakVersion() + "-cluster";
        Distribution distribution = Distribution.unpacked(RunProperties.zip(), folder.resolve(name))
                .withProviders(List.of(RunProperties.jar()))
                .withFreshData(RunProperties.realms());
        PostgreSql database = PostgreSql.start(RunProperties.folder().resolve("postgresql"));
        List<ClusterNode> nodes = new ArrayList<>();
        for (int index = 0; index < NODES; index++) {
            Path log = folder.resolve(name + "-node" + index + ".log");
            nodes.add(new ClusterNode(distribution, launch(database).loggingTo(log), HOSTNAME));
        }
        Cluster cluster = new Cluster(database, nodes);
        try {
            cluster.heal();
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private static Launch launch(PostgreSql database) {
        List<Integer> ports = Ports.free(3);
        Map<String, String> environment = new LinkedHashMap<>(KeycloakServer.REALM_VARIABLES);
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", KeycloakServer.ADMIN);
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", KeycloakServer.PASSWORD);
        environment.put("KC_DB_PASSWORD", PostgreSql.PASSWORD);
        // Two servers beside others on a small machine.
        environment.put("JAVA_OPTS_APPEND", "-Xms256m -Xmx600m");
        return Launch.clustered(ports.get(0), ports.get(1)).with(List.of(
                "--db-url=" + database.jdbcUrl(),
                "--db-username=" + PostgreSql.USER,
                // Keycloak's 100 for each node are more than PostgreSQL takes.
                "--db-pool-max-size=30",
                "--hostname=" + HOSTNAME,
                "--spi-triggers--default--outbound-allowed-hosts=localhost",
                "--cache-embedded-network-bind-address=127.0.0.1",
                "--cache-embedded-network-bind-port=" + ports.get(2)), environment);
    }

    /** @param index 0 or 1 */
    public KeycloakServer node(int index) {
        return nodes.get(index);
    }

    /** Ends a node without any warning to it or to the other, by SIGKILL. Tests need not start it again. */
    public void kill(int index) {
        nodes.get(index).kill();
    }

    /** What all nodes have their data in. A test that ends it starts it again. */
    public PostgreSql database() {
        return database;
    }

    /** Starts what was killed, and waits until all nodes see each other. */
    public void heal() {
        List<ClusterNode> killed = nodes.stream().filter(node -> !node.isRunning()).toList();
        try {
            for (ClusterNode node : killed) {
                node.start();
            }
            if (!killed.isEmpty()) {
                awaitMembers();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a node started", e);
        } catch (IOException | TimeoutException e) {
            throw new IllegalStateException("The cluster did not come up", e);
        }
    }

    /** Waits until all running nodes see each other and nobody else. */
    public void awaitMembers() throws InterruptedException, TimeoutException {
        List<ClusterNode> running = nodes.stream().filter(ClusterNode::isRunning).toList();
        long deadline = System.nanoTime() + VIEW.toNanos();
        while (running.stream().anyMatch(node -> node.members() != running.size())) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("The nodes did not agree on who they are within " + VIEW.toSeconds() + " s.");
            }
            Thread.sleep(100);
        }
    }

    @Override
    public void close() {
        nodes.forEach(ClusterNode::close);
        database.close();
    }
}

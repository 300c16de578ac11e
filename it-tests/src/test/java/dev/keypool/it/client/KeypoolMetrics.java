package dev.keypool.it.client;

import dev.keypool.it.server.KeycloakServer;
import java.net.URI;
import java.util.Map;

/** The pack's metrics on the management port. */
public final class KeypoolMetrics {

    private final KeycloakServer server;

    public KeypoolMetrics(KeycloakServer server) {
        this.server = server;
    }

    /** Everything that the management port tells. */
    public String all() {
        return new Http().get(URI.create(server.managementUrl() + "/metrics")).body();
    }

    /** How many requests there were with these tags. */
    public double requests(Map<String, String> tags) {
        return all().lines()
                .filter(line -> line.startsWith("keypool_requests_seconds_count{"))
                .filter(line -> tags.entrySet().stream().allMatch(tag -> line.contains(tag.getKey() + "=\"" + tag.getValue() + "\"")))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}

package dev.keypool.it.distribution;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What to start a distribution with.
 *
 * @param mode {@code start-dev}, or {@code start} with its options
 * @param log where the server writes, or null for this process's own output
 */
public record Launch(
        List<String> mode, int port, int managementPort, List<String> options, Map<String, String> environment, Path log) {

    public Launch {
        options = List.copyOf(options);
        environment = Map.copyOf(environment);
    }

    /** The embedded database, realms imported, listening on the loopback interface. */
    public static Launch development(int port, int managementPort) {
        return new Launch(List.of("start-dev"), port, managementPort, List.of(), Map.of(), null);
    }

    /** The same in production mode, but for TLS and a fixed host name. */
    public static Launch production(int port, int managementPort) {
        List<String> mode = List.of("start", "--db=dev-file", "--http-enabled=true", "--hostname-strict=false");
        return new Launch(mode, port, managementPort, List.of(), Map.of(), null);
    }

    /**
     * A node of a cluster on a PostgreSQL, in production mode but for TLS. Which database, which host name and where
     * the nodes meet is left to options. Nodes may share one distribution: the first builds it where that is needed.
     */
    public static Launch clustered(int port, int managementPort) {
        List<String> mode = List.of("start", "--db=postgres", "--cache=ispn", "--http-enabled=true");
        return new Launch(mode, port, managementPort, List.of(), Map.of(), null);
    }

    public Launch with(List<String> moreOptions, Map<String, String> moreEnvironment) {
        List<String> allOptions = new ArrayList<>(options);
        allOptions.addAll(moreOptions);
        Map<String, String> wholeEnvironment = new LinkedHashMap<>(environment);
        wholeEnvironment.putAll(moreEnvironment);
        return new Launch(mode, port, managementPort, allOptions, wholeEnvironment, log);
    }

    public Launch loggingTo(Path file) {
        return new Launch(mode, port, managementPort, options, environment, file);
    }

    List<String> arguments() {
        List<String> arguments = new ArrayList<>(mode);
        arguments.add("--import-realm");
        arguments.add("--health-enabled=true");
        arguments.add("--metrics-enabled=true");
        // Passwords are weak here. In development mode only the main port is local by itself.
        arguments.add("--http-host=localhost");
        arguments.add("--http-port=" + port);
        arguments.add("--http-management-host=localhost");
        arguments.add("--http-management-port=" + managementPort);
        arguments.addAll(options);
        return arguments;
    }
}

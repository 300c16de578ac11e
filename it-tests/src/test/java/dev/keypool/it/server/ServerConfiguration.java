package dev.keypool.it.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a server is started with beyond what all have. */
record ServerConfiguration(List<String> options, Map<String, String> environment) {

    static final ServerConfiguration SHARED = new ServerConfiguration(List.of(), Map.of());

    static ServerConfiguration of(WithKeycloak annotation) {
        List<String> options = new ArrayList<>(Arrays.asList(annotation.options()));
        if (annotation.features().length > 0) {
            options.add("--features=" + String.join(",", annotation.features()));
        }
        Map<String, String> environment = new LinkedHashMap<>();
        for (String variable : annotation.environment()) {
            int equals = variable.indexOf('=');
            environment.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        return new ServerConfiguration(List.copyOf(options), Map.copyOf(environment));
    }

    boolean isShared() {
        return equals(SHARED);
    }

    /** @param hostOfTests the name by which the server will reach the machine that the tests run on */
    List<String> options(String hostOfTests) {
        return options.stream().map(option -> option.contains(StandIns.PLACEHOLDER)
                ? option.replace(StandIns.PLACEHOLDER, StandIns.base(hostOfTests)) : option).toList();
    }

    Map<String, String> wholeEnvironment() {
        Map<String, String> whole = new LinkedHashMap<>(KeycloakServer.REALM_VARIABLES);
        whole.putAll(environment);
        return whole;
    }

    /** A name for files of a server with this configuration. */
    String fileName() {
        return isShared() ? "shared" : Integer.toHexString(hashCode());
    }
}

package dev.keypool.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

import dev.keypool.it.distribution.Distribution;

/** What Maven says about this run of the tests. */
final class RunProperties {

    private RunProperties() {}

    /** {@code container}, {@code distribution}, or empty for whichever there is. */
    static String server() {
        return System.getProperty("keypool.it.server", "");
    }

    static String keycloakVersion() {
        return required("keypool.it.keycloak");
    }

    static Path jar() {
        return Path.of(required("keypool.it.jar"));
    }

    static Path zip() {
        return Path.of(required("keypool.it.zip"));
    }

    /** Where servers are unpacked and write their logs. */
    static Path folder() {
        return Path.of(required("keypool.it.folder"));
    }

    static List<Path> realms() {
        try {
            return Distribution.realms(Path.of(required("keypool.it.realms")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String required(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("-D" + name + " is missing: Maven sets it, see it-tests/pom.xml.");
        }
        return value;
    }
}

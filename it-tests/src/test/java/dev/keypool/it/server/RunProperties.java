package dev.keypool.it.server;

import dev.keypool.it.distribution.Distribution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** What Maven says about this run of the tests. */
public final class RunProperties {

    private static final String FIRST_JVM = "jvm-1";

    private RunProperties() {}

    /** {@code container}, {@code distribution}, or empty for whichever there is. */
    static String server() {
        return System.getProperty("keypool.it.server", "");
    }

    public static String keycloakVersion() {
        return required("keypool.it.keycloak");
    }

    public static Path jar() {
        return path("keypool.it.jar");
    }

    static Path dockerfile() {
        return path("keypool.it.dockerfile");
    }

    public static Path zip() {
        return path("keypool.it.zip");
    }

    /** Of the oldest Keycloak that is supported. */
    public static Path zipOfOldest() {
        return path("keypool.it.zipOfOldest");
    }

    public static String oldestKeycloakVersion() {
        return required("keypool.it.oldest");
    }

    /** Somebody else's extension of Keycloak, which each server has beside ours. */
    static Path authenticators() {
        return path("keypool.it.authenticators");
    }

    /** What lies in each server's folder of functions in Java. */
    public static Path functions() {
        return path("keypool.it.functions");
    }

    /** Where servers are unpacked and write their logs: each JVM of the tests has one of its own. */
    public static Path folder() {
        String jvm = required("keypool.it.jvm");
        return jvm.equals(FIRST_JVM) ? folderOfAll() : folderOfAll().resolve(jvm);
    }

    static Path folderOfAll() {
        return path("keypool.it.folder");
    }

    public static List<Path> realms() {
        try {
            return Distribution.realms(path("keypool.it.realms"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path path(String name) {
        return Path.of(required(name)).toAbsolutePath().normalize();
    }

    private static String required(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("-D" + name + " is missing: Maven sets it, see it-tests/pom.xml.");
        }
        return value;
    }
}

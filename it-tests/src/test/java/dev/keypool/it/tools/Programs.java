package dev.keypool.it.tools;

import java.nio.file.Path;

/** Where the programs with clients in other languages are. */
final class Programs {

    private Programs() {}

    /** @param language {@code javascript} or {@code python} */
    static Path folder(String language) {
        String clients = System.getProperty("keypool.it.clients");
        if (clients == null) {
            throw new IllegalStateException("-Dkeypool.it.clients is missing: Maven sets it, see it-tests/pom.xml.");
        }
        return Path.of(clients, language).toAbsolutePath().normalize();
    }
}

package dev.keypool.pack;

import java.util.Optional;

/** What the log says about the pack when the server starts. */
record StartupNotice(Pack pack, String keycloak) {

    String greeting() {
        return "Keypool %s on Keycloak %s".formatted(pack.version(), keycloak);
    }

    Optional<String> warning() {
        return pack.tested().contains(keycloak)
                ? Optional.empty()
                : Optional.of("Keypool %s was tested on Keycloak %s, not on %s: expect failures, and look for a version of Keypool that names yours"
                        .formatted(pack.version(), pack.tested(), keycloak));
    }
}

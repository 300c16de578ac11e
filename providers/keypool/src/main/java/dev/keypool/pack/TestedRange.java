package dev.keypool.pack;

/** The Keycloak versions that a pack was tested on, both ends included. */
public record TestedRange(String oldest, String latest) {

    boolean contains(String version) {
        return KeycloakVersion.parse(version)
                .filter(running -> KeycloakVersion.parse(oldest).orElseThrow().compareTo(running) <= 0)
                .filter(running -> KeycloakVersion.parse(latest).orElseThrow().compareTo(running) >= 0)
                .isPresent();
    }

    @Override
    public String toString() {
        return oldest + " to " + latest;
    }
}

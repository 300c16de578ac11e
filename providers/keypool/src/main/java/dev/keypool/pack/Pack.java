package dev.keypool.pack;

import org.keycloak.provider.Provider;

/** The pack itself, as installed in this server. */
public interface Pack extends Provider {

    String version();

    /** The Keycloak versions that this version of the pack was tested on. */
    TestedRange tested();

    @Override
    default void close() {}
}

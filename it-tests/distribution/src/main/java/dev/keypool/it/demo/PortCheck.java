package dev.keypool.it.demo;

import dev.keypool.it.distribution.Ports;

/** Keycloak finds out about a taken port only after it has started, in the middle of a stack trace. */
final class PortCheck {

    private PortCheck() {}

    static void requireFree(DemoSettings settings) {
        requireFree(settings.port(), "keypool.http.port");
        requireFree(settings.managementPort(), "keypool.management.port");
        if (settings.port() == settings.managementPort()) {
            throw new DemoFailure("-Dkeypool.http.port and -Dkeypool.management.port are both " + settings.port()
                    + ": give two different ports.");
        }
    }

    private static void requireFree(int port, String property) {
        if (!Ports.isFree(port)) {
            throw new DemoFailure("Port " + port + " is taken: stop what listens there, or choose another with -D"
                    + property + "=<port>.");
        }
    }
}

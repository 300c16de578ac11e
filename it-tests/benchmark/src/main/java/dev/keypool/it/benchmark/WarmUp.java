package dev.keypool.it.benchmark;

import dev.keypool.it.distribution.KeycloakProcess;
import java.time.Duration;
import java.util.Collection;

/**
 * Sends every kind of request, then lets the server be until its compiler is through: on a machine with few cores the
 * load itself would keep the compiler from its work for minutes, and what was measured would be the interpreter.
 */
final class WarmUp {

    private static final int MOST_SECONDS_IDLE = 90;
    private static final Duration IDLE = Duration.ofMillis(60);

    private final KeycloakProcess keycloak;
    private final int passes;

    WarmUp(KeycloakProcess keycloak, int passes) {
        this.keycloak = keycloak;
        this.passes = passes;
    }

    void run(Collection<Scenario> scenarios, Load load, int seconds) throws Exception {
        for (int pass = 1; pass <= passes; pass++) {
            for (Scenario scenario : scenarios) {
                scenario.warmUp(load, seconds);
                int waited = awaitIdle();
                System.out.printf("warm-up %d: %s, then %d s for the compiler%n", pass, scenario.name(), waited);
            }
        }
    }

    /** Seconds that it took, or the most that is waited. */
    int awaitIdle() throws InterruptedException {
        for (int second = 0; second < MOST_SECONDS_IDLE; second++) {
            Duration before = keycloak.cpuTime();
            Thread.sleep(1000);
            if (keycloak.cpuTime().minus(before).compareTo(IDLE) < 0) {
                return second;
            }
        }
        return MOST_SECONDS_IDLE;
    }
}

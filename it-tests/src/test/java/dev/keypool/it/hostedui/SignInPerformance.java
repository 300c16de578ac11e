package dev.keypool.it.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.tools.Lighthouse;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/**
 * What Lighthouse says of the sign-in page on a slow telephone. It is a measurement, which a busy machine can spoil, and so no test of every
 * build: it-tests/README.md has the command that runs it.
 */
@PagesOfEachLook
final class SignInPerformance extends HostedPages {

    private static final System.Logger LOG = System.getLogger("dev.keypool.it");

    SignInPerformance(KeycloakServer server) {
        super(server);
    }

    @Test
    void thePageIsQuick() throws IOException, InterruptedException {
        guest().at("app").waitsFor("#kc-login").leaves();

        Lighthouse.Report report = Lighthouse.of(guest().flow("app").authorizationUri(), "performance");

        LOG.log(System.Logger.Level.INFO, "Lighthouse: {0}", report);
        assertThat(report.scores().get("performance")).as("%s", report.findings()).isGreaterThanOrEqualTo(95);
    }
}

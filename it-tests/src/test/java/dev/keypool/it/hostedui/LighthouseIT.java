package dev.keypool.it.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.tools.Lighthouse;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Lighthouse says of the sign-in page that does not depend on the machine's speed. */
@PagesOfEachLook
final class LighthouseIT extends HostedPages {

    LighthouseIT(KeycloakServer server) {
        super(server);
    }

    @Test
    void nothingIsLeftToWishFor() throws IOException, InterruptedException {
        Lighthouse.Report report = Lighthouse.of(guest().flow("app").authorizationUri(), "accessibility", "best-practices");

        assertThat(report.scores()).as("%s", report.findings()).isEqualTo(Map.of("accessibility", 100, "best-practices", 100));
    }
}

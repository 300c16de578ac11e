package dev.keypool.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.keypool.it.client.CodeFlow;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import dev.keypool.it.tools.Chromium;
import dev.keypool.it.tools.RequiresBrowser;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A person signs in at a web application through the hosted login page. */
@WithKeycloak
@RequiresBrowser
final class HostedLoginIT {

    private final KeycloakServer server;

    HostedLoginIT(KeycloakServer server) {
        this.server = server;
    }

    @Test
    void theAuthorizationCodeFlowWithPkceEndsWithTokens() throws IOException {
        try (CodeFlow flow = CodeFlow.start();
                ThrowawayRealm realm = realmFor(flow);
                Chromium chromium = Chromium.launch()) {
            Page page = chromium.newPage();
            page.navigate(flow.authorizationUri(server, realm.name(), "web").toString());
            page.locator("#username").fill("alice");
            page.locator("#password").fill("a password");
            page.locator("#kc-login").click();

            Tokens tokens = flow.tokens(server, realm.name(), "web");

            assertThat(Tokens.claims(tokens.idToken()).path("preferred_username").asText()).isEqualTo("alice");
            assertThat(Tokens.claims(tokens.idToken()).path("aud").asText()).isEqualTo("web");
            assertThat(tokens.accessToken()).isNotBlank();
        }
    }

    @Test
    void aWrongPasswordStaysOnThePageAndSaysSo() throws IOException {
        try (CodeFlow flow = CodeFlow.start();
                ThrowawayRealm realm = realmFor(flow);
                Chromium chromium = Chromium.launch()) {
            Page page = chromium.newPage();
            page.navigate(flow.authorizationUri(server, realm.name(), "web").toString());
            page.locator("#username").fill("alice");
            page.locator("#password").fill("another password");
            page.locator("#kc-login").click();

            assertThat(page.locator("#input-error-username, #input-error").first().textContent()).contains("Invalid");
            assertThat(page.locator("#kc-login").isVisible()).isTrue();
        }
    }

    private ThrowawayRealm realmFor(CodeFlow flow) {
        return ThrowawayRealm.on(server, realm -> {
            realm.setLoginTheme("keypool");
            realm.setClients(List.of(ThrowawayRealm.publicClient("web", flow.redirectUri().toString())));
            realm.setUsers(List.of(ThrowawayRealm.user("alice", "a password")));
        });
    }
}

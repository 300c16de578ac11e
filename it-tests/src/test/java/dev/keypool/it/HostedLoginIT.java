package dev.keypool.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import dev.keypool.it.client.CodeFlow;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import dev.keypool.it.tools.Chromium;
import dev.keypool.it.tools.RequiresBrowser;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person signs in at the demo realm's web application through the hosted login page. */
@WithKeycloak
@RequiresBrowser
final class HostedLoginIT {

    private final CodeFlow flow;
    private Chromium chromium;
    private Page page;

    HostedLoginIT(KeycloakServer server) {
        this.flow = new CodeFlow(server, "demo", "web", URI.create("http://localhost:3000/callback"));
    }

    @BeforeEach
    void openTheLoginPage() {
        chromium = Chromium.launch();
        page = chromium.newPage();
        page.navigate(flow.authorizationUri().toString());
    }

    @AfterEach
    void closeTheBrowser() {
        chromium.close();
    }

    @Test
    void theAuthorizationCodeFlowWithPkceEndsWithTokens() {
        Request back = page.waitForRequest(
                request -> flow.isBack(request.url()), () -> signIn("alice", KeycloakServer.PASSWORD));

        Tokens tokens = flow.redeem(back.url());

        assertThat(Tokens.claims(tokens.idToken()).path("preferred_username").asText()).isEqualTo("alice");
        assertThat(Tokens.claims(tokens.idToken()).path("aud").asText()).isEqualTo("web");
        assertThat(Tokens.claims(tokens.accessToken()).path("azp").asText()).isEqualTo("web");
    }

    @Test
    void aWrongPasswordStaysOnThePageAndSaysSo() {
        signIn("alice", "not her password");

        assertThat(page.locator("#input-error-username, #input-error-password, #input-error").first().textContent())
                .contains("Invalid");
        assertThat(page.locator("#kc-login").isVisible()).isTrue();
    }

    @Test
    void thePageHasOurStyleSheet() {
        assertThat(page.locator("link[rel=stylesheet][href*='css/keypool.']").count()).isEqualTo(1);
        // The style sheet sets it, so it was found and understood.
        assertThat(page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--kp-form-border-radius')").toString())
                .isNotBlank();
    }

    private void signIn(String username, String password) {
        page.locator("#username").fill(username);
        page.locator("#password").fill(password);
        page.locator("#kc-login").click();
    }
}

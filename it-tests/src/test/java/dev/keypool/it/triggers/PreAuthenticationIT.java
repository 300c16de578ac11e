package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import dev.keypool.it.client.CodeFlow;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import dev.keypool.it.tools.Chromium;
import dev.keypool.it.tools.RequiresBrowser;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A function that is asked before passwords are checked, in Keycloak's own flows as they come. */
@WithStandIns
final class PreAuthenticationIT {

    private static final String TRIGGER = "PreAuthentication";

    private final KeycloakServer server;
    private FunctionRealm realm;

    PreAuthenticationIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeEach
    void makeTheRealm() {
        realm = FunctionRealm.on(server);
        realm.assign(TRIGGER, Map.of());
    }

    @AfterEach
    void close() {
        realm.close();
    }

    @Test
    void itIsCalledBeforeThePasswordIsChecked() {
        HttpResponse<String> response = realm.ask(realm.passwordGrant("alice", "not her password"));

        assertThat(response.statusCode()).isIn(400, 401);
        assertThat(FunctionRealm.json(response.body()).path("error").asText()).isEqualTo("invalid_grant");
        ObjectNode event = realm.events().get(0);
        assertThat(event.path("triggerSource").asText()).isEqualTo("PreAuthentication_Authentication");
        assertThat(event.path("userName").asText()).isEqualTo("alice");
        assertThat(event.at("/request/userNotFound").asBoolean()).isFalse();
        assertThat(event.at("/request/validationData").isNull()).isTrue();
        assertThat(event.toString()).doesNotContain("not her password");
    }

    @Test
    void itIsCalledForPeopleWhoDoNotExist() {
        realm.ask(realm.passwordGrant("nobody", "a password"));

        ObjectNode event = realm.events().get(0);
        assertThat(event.path("userName").asText()).isEqualTo("nobody");
        assertThat(event.at("/request/userNotFound").asBoolean()).isTrue();
        assertThat(event.at("/request/userAttributes")).isEmpty();
    }

    @Test
    void whatTheApplicationSendsIsValidationData() {
        Map<String, String> form = new HashMap<>(realm.passwordGrant("alice", FunctionRealm.PASSWORD));
        form.put("aws_client_metadata", "{\"device\":\"a phone\"}");

        realm.ask(form);

        assertThat(realm.events().get(0).at("/request/validationData/device").asText()).isEqualTo("a phone");
    }

    @Test
    void itRefusesThePasswordGrant() {
        realm.throwsError("Wrong clientId");

        HttpResponse<String> response = realm.ask(realm.passwordGrant("alice", FunctionRealm.PASSWORD));

        assertThat(response.statusCode()).isEqualTo(400);
        JsonNode body = FunctionRealm.json(response.body());
        assertThat(body.path("error").asText()).isEqualTo("invalid_grant");
        assertThat(body.path("error_description").asText()).isEqualTo("PreAuthentication failed with error Wrong clientId.");
    }

    @Test
    void itIsNotCalledWhenTokensAreRefreshed() {
        String refreshToken = realm.alice().refreshToken();
        int before = realm.events().size();

        Tokens.request(server, realm.realm().name(), Map.of("grant_type", "refresh_token", "client_id", "app", "refresh_token", refreshToken));

        assertThat(realm.events()).hasSize(before);
    }

    @Test
    @RequiresBrowser
    void itsTextIsOnTheHostedPageWithoutThePrefix() {
        realm.throwsError("Not <b>today</b>");
        inTheBrowser((page, flow) -> {
            signIn(page);

            assertThat(page.locator("body").textContent()).contains("Not \u2039b\u203atoday\u2039/b\u203a").doesNotContain("PreAuthentication failed");
            assertThat(page.locator("#kc-login").isVisible()).isTrue();

            realm.answers(event -> event);
            Request back = page.waitForRequest(request -> flow.isBack(request.url()), () -> signIn(page));
            assertThat(Tokens.claims(flow.redeem(back.url()).idToken()).path("preferred_username").asText()).isEqualTo("alice");
        });
    }

    private interface InTheBrowser {
        void run(Page page, CodeFlow flow);
    }

    private void inTheBrowser(InTheBrowser test) {
        CodeFlow flow = new CodeFlow(server, realm.realm().name(), "app", FunctionRealm.CALLBACK);
        Chromium chromium = Chromium.launch();
        try {
            Page page = chromium.newPage();
            page.navigate(flow.authorizationUri().toString());
            test.run(page, flow);
        } finally {
            chromium.close();
        }
    }

    private static void signIn(Page page) {
        page.locator("#username").fill("alice");
        page.locator("#password").fill(FunctionRealm.PASSWORD);
        page.locator("#kc-login").click();
    }
}

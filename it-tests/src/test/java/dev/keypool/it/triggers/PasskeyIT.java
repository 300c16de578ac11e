package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import dev.keypool.it.client.CodeFlow;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import dev.keypool.it.tools.Chromium;
import dev.keypool.it.tools.RequiresBrowser;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.RealmRepresentation;

/** A sign-in by Keycloak's own execution for passkeys, alone in a flow: the function is asked as it is about passwords. */
@WithStandIns
@RequiresBrowser
final class PasskeyIT {

    private final KeycloakServer server;
    private FunctionRealm realm;
    private Chromium chromium;

    PasskeyIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeEach
    void makeTheRealm() {
        realm = FunctionRealm.on(server);
        RealmRepresentation settings = realm.realm().resource().toRepresentation();
        settings.setWebAuthnPolicyPasswordlessRequireResidentKey("Yes");
        settings.setWebAuthnPolicyPasswordlessUserVerificationRequirement("required");
        realm.realm().resource().update(settings);
        OwnFlow.add(realm, "passkeys", "browser", "REQUIRED", "webauthn-authenticator-passwordless");
        chromium = Chromium.launch();
    }

    @AfterEach
    void close() {
        chromium.close();
        realm.close();
    }

    @Test
    void whoSignsInWithAPasskeyIsAskedAbout() {
        Page page = pageWithAPasskey();
        realm.assign("PreAuthentication", Map.of());
        realm.throwsError("Not today");

        CodeFlow flow = flow("passkeys");
        page.navigate(flow.authorizationUri().toString());
        page.locator("#authenticateWebAuthnButton").click();
        page.getByText("Not today").waitFor();
        assertThat(realm.events()).hasSize(1);
        assertThat(realm.events().get(0).path("userName").asText()).isEqualTo("alice");
        assertThat(sessions()).isZero();

        realm.answers(event -> event);
        page.context().clearCookies();
        page.navigate(flow.authorizationUri().toString());
        Request back = page.waitForRequest(request -> flow.isBack(request.url()), () -> page.locator("#authenticateWebAuthnButton").click());
        assertThat(Tokens.claims(flow.redeem(back.url()).idToken()).path("preferred_username").asText()).isEqualTo("alice");
        assertThat(realm.events()).hasSize(2);
    }

    /** Alice's, made by Keycloak's own page, and signed out again. */
    private Page pageWithAPasskey() {
        Page page = chromium.newPage();
        CDPSession devices = page.context().newCDPSession(page);
        devices.send("WebAuthn.enable");
        JsonObject device = new JsonObject();
        device.addProperty("protocol", "ctap2");
        device.addProperty("transport", "internal");
        device.addProperty("hasResidentKey", true);
        device.addProperty("hasUserVerification", true);
        device.addProperty("isUserVerified", true);
        JsonObject options = new JsonObject();
        options.add("options", device);
        devices.send("WebAuthn.addVirtualAuthenticator", options);
        page.onDialog(Dialog::accept);
        CodeFlow flow = flow("app");
        page.navigate(flow.authorizationUri() + "&kc_action=webauthn-register-passwordless");
        page.locator("#username").fill("alice");
        page.locator("#password").fill(FunctionRealm.PASSWORD);
        page.locator("#kc-login").click();
        page.locator("#registerWebAuthn").click();
        page.getByText(Chromium.ARRIVED).waitFor();
        page.context().clearCookies();
        realm.realm().resource().logoutAll();
        return page;
    }

    private CodeFlow flow(String client) {
        return new CodeFlow(server, realm.realm().name(), client, FunctionRealm.CALLBACK);
    }

    private int sessions() {
        String id = realm.realm().resource().users().searchByUsername("alice", true).get(0).getId();
        return realm.realm().resource().users().get(id).getUserSessions().size();
    }
}

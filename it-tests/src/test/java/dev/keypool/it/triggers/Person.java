package dev.keypool.it.triggers;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import dev.keypool.it.client.CodeFlow;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.tools.Chromium;
import java.util.Map;

/** Somebody at the hosted pages, with a browser of their own. */
final class Person {

    private final Page page;
    private final CodeFlow flow;

    Person(Chromium chromium, KeycloakServer server, FunctionRealm realm) {
        page = chromium.newPage();
        flow = new CodeFlow(server, realm.realm().name(), "app", FunctionRealm.CALLBACK);
    }

    /** Where the application sends the browser. */
    String start() {
        return flow.authorizationUri().toString();
    }

    Page page() {
        return page;
    }

    /** Goes to the application, and from there to the form for new people. */
    Person atTheForm() {
        page.navigate(start());
        page.locator("#kc-registration a").click();
        return this;
    }

    Person fillsIn(String username) {
        page.locator("#username").fill(username);
        page.locator("#email").fill(username + "@example.org");
        page.locator("#firstName").fill(username);
        page.locator("#lastName").fill("Example");
        // Where e-mail addresses are verified, Keycloak asks for a password after that.
        if (page.locator("#password").count() > 0) {
            page.locator("#password").fill(FunctionRealm.PASSWORD);
            page.locator("#password-confirm").fill(FunctionRealm.PASSWORD);
        }
        return this;
    }

    /** Goes where the browser does not stay: to the application in the end, where nobody listens. */
    void follows(String link) {
        page.evaluate("link => { window.location.href = link; }", link);
    }

    /** Fields that another theme, or an attacker, has in the form. */
    Person with(Map<String, String> fields) {
        page.evaluate("fields => { for (const [name, value] of Object.entries(fields)) { const field = document.createElement('input');"
                + " field.type = 'hidden'; field.name = name; field.value = value; document.getElementById('kc-register-form').append(field); } }", fields);
        return this;
    }

    void sends() {
        send("#kc-register-form input[type=submit]");
    }

    void signsIn(String username, String password) {
        page.navigate(start());
        page.locator("#username").fill(username);
        page.locator("#password").fill(password);
        send("#kc-login");
    }

    void setsANewPassword(String password) {
        page.locator("#password-new").fill(password);
        page.locator("#password-confirm").fill(password);
        send("#kc-passwd-update-form [type=submit]");
    }

    void forgotThePassword(String username) {
        page.navigate(start());
        page.locator("a[href*='reset-credentials']").click();
        page.locator("#username").fill(username);
        send("#kc-reset-password-form [type=submit]");
    }

    /** A click does not wait for the page that it brings: without that, tests would look at the one before, or at none. */
    private void send(String button) {
        page.evaluate("window.keypoolBefore = true");
        page.locator(button).click();
        page.waitForFunction("!window.keypoolBefore && document.readyState === 'complete'");
    }

    /** Does that, and is sent back to the application. */
    String isBackAfter(Runnable action) {
        Request back = page.waitForRequest(request -> flow.isBack(request.url()), action);
        return Tokens.claims(flow.redeem(back.url()).idToken()).path("preferred_username").asText();
    }

    String reads() {
        return page.locator("body").textContent();
    }
}

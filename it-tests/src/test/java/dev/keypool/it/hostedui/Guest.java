package dev.keypool.it.hostedui;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.TimeoutError;
import dev.keypool.it.client.CodeFlow;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.tools.Chromium;
import java.net.URI;

/** Somebody at the hosted pages with a browser of their own. What the pages are called here names their pictures. */
final class Guest {

    private final KeycloakServer server;
    private final ThrowawayRealm realm;
    private final PageCheck check;
    private final Page page;

    Guest(KeycloakServer server, ThrowawayRealm realm, PageCheck check, Page page) {
        this.server = server;
        this.realm = realm;
        this.check = check;
        this.page = page;
        check.watch(page);
    }

    Page page() {
        return page;
    }

    CodeFlow flow(String client) {
        return new CodeFlow(server, realm.name(), client, HostedRealm.CALLBACK);
    }

    /** Comes from an application. */
    Guest at(String client) {
        return open(flow(client).authorizationUri());
    }

    /** Comes from the application {@code app}, with a parameter more. */
    Guest with(String parameter, String value) {
        return open(URI.create(flow("app").authorizationUri() + "&" + parameter + "=" + value));
    }

    Guest open(URI uri) {
        page.navigate(uri.toString());
        return this;
    }

    /** Below the realm's address. */
    Guest open(String path) {
        return open(URI.create(server.realm(realm.name()) + path));
    }

    Guest types(String field, String text) {
        waitsFor("#" + field);
        page.locator("#" + field).fill(text);
        return this;
    }

    Guest clicks(String selector) {
        waitsFor(selector);
        page.locator(selector).click();
        return this;
    }

    /** To a page that may look like this one. */
    Guest clicksOnwards(String selector) {
        page.evaluate("() => { document.documentElement.dataset.left = 'true'; }");
        return clicks(selector).waitsFor("html:not([data-left]) body");
    }

    /** Keycloak's scripts for passkeys listen to their buttons when they are loaded, which is after the buttons are there. */
    Guest clicksOnceLoaded(String selector) {
        waitsFor(selector);
        page.waitForLoadState();
        return clicks(selector);
    }

    Guest signsIn(String username) {
        return signsIn(username, HostedRealm.PASSWORD);
    }

    Guest signsIn(String username, String password) {
        return types("username", username).types("password", password).clicks("#kc-login");
    }

    /** Waits for what makes it this page, and looks at it closely. */
    Guest sees(String selector, String name) {
        waitsFor(selector);
        check.look(page, name);
        return this;
    }

    Guest waitsFor(String selector) {
        await(page.locator(selector).first());
        return this;
    }

    private void await(Locator wanted) {
        try {
            wanted.waitFor();
        } catch (TimeoutError e) {
            throw new AssertionError("No " + wanted + " at " + page.url() + " but: " + page.locator("body").innerText(), e);
        }
    }

    String text(String selector) {
        return page.locator(selector).first().innerText().strip();
    }

    String value(String selector) {
        return page.locator(selector).first().inputValue();
    }

    void arrives() {
        await(page.getByText(Chromium.ARRIVED));
    }

    /** Is sent back to the application that started this, which gets tokens. */
    Tokens getsTokens(CodeFlow flow, Runnable last) {
        Request back = page.waitForRequest(request -> flow.isBack(request.url()), last);
        return flow.redeem(back.url());
    }

    /** A device that keeps passkeys and whose owner always says yes. */
    Guest hasADevice() {
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
        return this;
    }

    /** On no page meanwhile: Keycloak's authChecker.js loads its own anew when it finds the cookie of another sign-in. */
    void isForgotten() {
        page.navigate("about:blank");
        page.context().clearCookies();
    }

    void leaves() {
        page.context().close();
    }
}

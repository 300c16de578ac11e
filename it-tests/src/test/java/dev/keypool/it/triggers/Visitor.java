package dev.keypool.it.triggers;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import dev.keypool.it.client.CodeFlow;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.tools.Chromium;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Somebody who comes to a realm's application through an identity provider, with a browser of their own. */
final class Visitor {

    private final Page page;
    private final CodeFlow flow;

    Visitor(Chromium chromium, KeycloakServer server, String realm) {
        page = chromium.newPage();
        flow = new CodeFlow(server, realm, "app", FunctionRealm.CALLBACK);
    }

    Page page() {
        return page;
    }

    /** At the provider's page. */
    Visitor startsAt(String provider) {
        page.navigate(flow.authorizationUri() + "&kc_idp_hint=" + provider);
        return this;
    }

    void signsIn(String username, String password) {
        page.locator("#username").fill(username);
        page.locator("#password").fill(password);
        page.locator("#kc-login").click();
    }

    /** Signs in at the provider, and is sent back to the application: with these parameters. */
    Map<String, String> comesBack(String username) {
        return comesBackAfter(() -> signsIn(username, FunctionRealm.PASSWORD));
    }

    Map<String, String> comesBackAfter(Runnable action) {
        Request back = page.waitForRequest(request -> flow.isBack(request.url()), action);
        return parameters(back.url());
    }

    /** Signs in at the provider, and gets the application's tokens. */
    Tokens getsTokens(String username) {
        Request back = page.waitForRequest(request -> flow.isBack(request.url()), () -> signsIn(username, FunctionRealm.PASSWORD));
        return flow.redeem(back.url());
    }

    String reads() {
        return page.locator("body").textContent();
    }

    private static Map<String, String> parameters(String url) {
        return Arrays.stream(URI.create(url).getRawQuery().split("&")).map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(parameter -> parameter[0], parameter -> URLDecoder.decode(parameter[1], StandardCharsets.UTF_8)));
    }
}

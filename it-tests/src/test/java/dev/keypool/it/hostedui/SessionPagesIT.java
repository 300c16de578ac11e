package dev.keypool.it.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.triggers.OwnFlow;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** Sessions that are over, that there are already, or that nobody wants: what people see of it. */
@PagesOfEachLook
final class SessionPagesIT extends HostedPages {

    SessionPagesIT(KeycloakServer server) {
        super(server);
    }

    @Override
    void settings(RealmRepresentation made) {
        ClientRepresentation shop = ThrowawayRealm.publicClient("shop", HostedRealm.CALLBACK.toString());
        shop.setName("Corner shop");
        shop.setBaseUrl(HostedRealm.CALLBACK.toString());
        ClientRepresentation listening = ThrowawayRealm.publicClient("listening", HostedRealm.CALLBACK.toString());
        listening.setName("Listening shop");
        listening.setFrontchannelLogout(true);
        listening.setAttributes(Map.of("frontchannel.logout.url", "http://localhost:3000/logout", "post.logout.redirect.uris", "+"));
        List<ClientRepresentation> clients = new ArrayList<>(made.getClients());
        clients.addAll(List.of(shop, listening));
        made.setClients(clients);
    }

    @Override
    void prepare() {
        List.of("UPDATE_PROFILE", "delete_account").forEach(realm()::enable);
        realm().person("alice");
        OwnFlow.add(realm().realm(), "limited", "browser", "REQUIRED", "auth-username-password-form", "user-session-limits");
        realm().configure("flow of limited", "user-session-limits", Map.of("userRealmLimit", "1", "userClientLimit", "1", "behavior", "Deny new session"));
    }

    private static void forgets(Guest guest, String cookie) {
        guest.page().context().clearCookies(new BrowserContext.ClearCookiesOptions().setName(cookie));
    }

    @Test
    void aBrowserThatKeepsNoCookies() {
        Guest alice = guest().at("shop").waitsFor("#kc-form-login");
        alice.page().context().clearCookies();
        alice.signsIn("alice").sees("#kc-error-message", "cookie-missing");
        assertThat(alice.text("#kc-error-message")).contains("Restart login cookie not found");
        alice.clicks("#backToApplication").arrives();
    }

    @Test
    void aSignInThatTookTooLong() {
        Guest alice = guest().at("app").waitsFor("#kc-form-login");
        forgets(alice, "AUTH_SESSION_ID");
        alice.signsIn("alice").sees("[role=alert]", "sign-in-timeout");
        assertThat(alice.text("main")).contains("Your login attempt timed out");
        alice.signsIn("alice").arrives();
    }

    /** From a page of before, which a browser may have kept. */
    @Test
    void aFormThatWasSentAlready() {
        Guest alice = guest().at("app").waitsFor("#kc-form-login");
        String first = alice.page().locator("#kc-form-login").getAttribute("action");
        alice.signsIn("alice", "not her password").waitsFor("#input-error-username, #input-error-password");

        alice.page().evaluate("to => { document.getElementById('kc-form-login').action = to; }", first);
        alice.signsIn("alice").sees("[role=alert]", "sign-in-action-expired");

        assertThat(alice.text("main")).contains("Action expired");
        alice.signsIn("alice").arrives();
    }

    /** An old sign-in page, opened again. */
    @Test
    void whoIsSignedInAlready() {
        Guest alice = guest().at("shop");
        alice.signsIn("alice").arrives();
        alice.open("/login-actions/authenticate?client_id=shop&tab_id=gone").sees("#kc-info-message", "already-signed-in");
        assertThat(alice.text("main")).contains("You are already logged in.");
        alice.clicks("#kc-info-message a").arrives();
    }

    /** Opens a mail to another. */
    @Test
    void whoIsSignedInAsSomebodyElse() {
        Guest alice = guest().at("app");
        alice.signsIn("alice").arrives();
        realm().person("bea").executeActionsEmail(List.of("UPDATE_PROFILE"));
        alice.open(URI.create(realm().mailbox().next("bea@example.org").link())).sees("#kc-error-message", "different-user");
        assertThat(alice.text("#kc-error-message")).contains("already authenticated as different user 'alice'");
    }

    @Test
    void oneSessionTooMany() {
        realm().person("cleo");
        guest().at("limited").signsIn("cleo").arrives();
        Guest again = guest().at("limited").signsIn("cleo").sees("#kc-error-message", "session-limit");
        assertThat(again.text("#kc-error-message")).contains("There are too many sessions");
    }

    @Test
    void aSessionIsEndedThatIsOverAlready() {
        realm().person("dora");
        Guest dora = guest().at("shop");
        dora.signsIn("dora").arrives();
        dora.open("/protocol/openid-connect/logout?client_id=shop").sees("#kc-logout", "logout-confirm-application");
        dora.page().context().clearCookies();
        dora.clicks("#kc-logout").sees("#kc-error-message", "logout-failed");

        guest().open("/protocol/openid-connect/logout").sees("#kc-logout", "logout-of-nobody");
        guest().open("/protocol/openid-connect/logout?client_id=shop&post_logout_redirect_uri=http://elsewhere.example/").sees("#kc-error-message", "logout-to-elsewhere");
    }

    /** Where no script leads on to the application when all have been told, a link does. */
    @Test
    void applicationsAreToldOfTheEndWithoutScript() {
        realm().person("fay");
        Guest fay = realm().guest(new Browser.NewContextOptions().setJavaScriptEnabled(false)).at("listening");
        fay.signsIn("fay").arrives();
        fay.open("/protocol/openid-connect/logout?client_id=listening&post_logout_redirect_uri=" + HostedRealm.CALLBACK).clicks("#kc-logout").waitsFor("#continue");
        realm().check().picture(fay.page(), "frontchannel-logout-without-script");
        fay.clicks("#continue").arrives();
    }

    @Test
    void whoMayNotDeleteTheAccount() {
        realm().person("edda");
        Guest edda = guest().with("kc_action", "delete_account").signsIn("edda").sees("#kc-error-message", "delete-account-refused");
        assertThat(edda.text("#kc-error-message")).contains("You do not have enough permissions");
    }
}

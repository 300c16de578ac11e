package dev.keypool.it.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.client.CodeFlow;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.triggers.OwnFlow;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What password managers make of the forms, and what hurried people do to them. */
@PagesOfEachLook
final class FormsIT extends HostedPages {

    FormsIT(KeycloakServer server) {
        super(server);
    }

    @Override
    void prepare() {
        OwnFlow.add(realm().realm(), "name-first", "browser", "REQUIRED", "auth-username-form", "auth-password-form");
        realm().person("alice");
        realm().person("bea");
        realm().enable("UPDATE_EMAIL");
    }

    /** By the fields of a page: what {@code autocomplete} and {@code inputmode} say. */
    private static void requireFields(Guest guest, String page, Map<String, String> fields) {
        guest.waitsFor("[data-page-id=login-" + page + "]");
        fields.forEach((field, value) -> assertThat(guest.page().locator("#" + field).evaluate("each => (each.autocomplete + ' ' + each.inputMode).trim()"))
                .as("%s on %s", field, page).isEqualTo(value));
    }

    @Test
    void passwordManagersKnowWhatGoesWhere() {
        Guest guest = guest().at("app");
        requireFields(guest, "login", Map.of("username", "username", "password", "current-password"));
        guest.clicks("#kc-registration a");
        requireFields(guest, "register", Map.of("username", "username", "password", "new-password", "password-confirm", "new-password", "email", "email"));
        guest.at("app").clicks("a[href*='reset-credentials']");
        requireFields(guest, "login-reset-password", Map.of("username", "username"));

        guest.at("name-first");
        requireFields(guest, "login-username", Map.of("username", "username"));
        guest.types("username", "alice").clicks("#kc-login");
        requireFields(guest, "login-password", Map.of("kc-attempted-username", "username", "password", "current-password"));
    }

    @Test
    void passwordManagersKnowWhatGoesWhereAfterThePassword() {
        realm().person("cleo", user -> user.setCredentials(OneTimeCodes.with(user.getCredentials(), "Phone")));
        realm().person("dora", user -> user.setRequiredActions(List.of("UPDATE_PASSWORD", "CONFIGURE_TOTP", "UPDATE_EMAIL")));

        Guest cleo = guest().at("app").signsIn("cleo");
        requireFields(cleo, "login-otp", Map.of("otp", "one-time-code numeric", "kc-attempted-username", "username"));

        Guest dora = guest().at("app").signsIn("dora");
        requireFields(dora, "login-config-totp", Map.of("totp", "one-time-code numeric", "userLabel", "off"));
        dora.types("totp", OneTimeCodes.now(dora.page().locator("#totpSecret").inputValue())).clicks("#saveTOTPBtn");
        requireFields(dora, "login-update-password", Map.of("kc-username", "username", "password-new", "new-password", "password-confirm", "new-password"));
        dora.types("password-new", "Right-horse-2").types("password-confirm", "Right-horse-2").clicks("#kc-submit");
        requireFields(dora, "update-email", Map.of("email", "email"));
    }

    @Test
    void aSecondClickDoesNoHarm() {
        Guest alice = guest();
        CodeFlow flow = alice.flow("app");
        alice.open(flow.authorizationUri()).types("username", "alice").types("password", HostedRealm.PASSWORD);
        List<String> sent = sent(alice);

        Tokens tokens = alice.getsTokens(flow, () -> alice.page().locator("#kc-login").dblclick());

        assertThat(Tokens.claims(tokens.idToken()).path("preferred_username").asText()).isEqualTo("alice");
        alice.arrives();
        assertThat(sent).hasSize(1);
    }

    /** What the guest's browser sends of forms from now on. */
    private static List<String> sent(Guest guest) {
        List<String> sent = new CopyOnWriteArrayList<>();
        guest.page().onRequest(request -> {
            if (request.method().equals("POST")) {
                sent.add(request.url());
            }
        });
        return sent;
    }

    /** And neither does the way back from the application; whoever is signed in comes there again. */
    private void requireNoHarm(Guest guest, List<String> sent) {
        guest.arrives();
        assertThat(sent).hasSize(1);
        guest.page().goBack();
        assertThat(guest.page().locator("body").innerText()).doesNotContain("We are sorry");
        guest.at("app").arrives();
    }

    @Test
    void aSecondClickSignsUpOnce() {
        Guest fay = guest().at("app").clicks("#kc-registration a").waitsFor("#kc-register-form").types("username", "fay").types("email", "fay@example.org").types("firstName", "Fay").types("lastName", "Example");
        fay.types("password", HostedRealm.PASSWORD).types("password-confirm", HostedRealm.PASSWORD);
        List<String> sent = sent(fay);
        fay.page().locator("#kc-register-form [type=submit]").dblclick();
        requireNoHarm(fay, sent);
    }

    @Test
    void aSecondClickTakesACodeOnce() {
        realm().person("gus", user -> user.setCredentials(OneTimeCodes.with(user.getCredentials(), "Phone")));
        Guest gus = guest().at("app").signsIn("gus").types("otp", OneTimeCodes.of("Phone"));
        List<String> sent = sent(gus);
        gus.page().locator("#kc-login").dblclick();
        requireNoHarm(gus, sent);
    }

    /** Who clicks twice gets one mail, and may ask for another. */
    @Test
    void aSecondClickSendsOneMail() {
        realm().person("hal");
        Guest hal = guest().at("app").clicks("a[href*='reset-credentials']").waitsFor("#kc-reset-password-form").types("username", "hal");
        List<String> sent = sent(hal);
        hal.page().locator("#kc-reset-password-form [type=submit]").dblclick();
        hal.waitsFor("#kc-form-login");
        assertThat(sent).hasSize(1);
        String first = realm().mailbox().next().link();
        hal.page().goBack();
        assertThat(hal.page().locator("body").innerText()).doesNotContain("We are sorry");
        hal.at("app").clicks("a[href*='reset-credentials']").waitsFor("#kc-reset-password-form").types("username", "hal").clicks("#kc-reset-password-form [type=submit]").waitsFor("#kc-form-login");

        String second = realm().mailbox().next().link();
        assertThat(second).isNotEqualTo(first);
        hal.open(URI.create(second)).types("password-new", "Right-horse-2").types("password-confirm", "Right-horse-2");
        sent.clear();
        hal.page().locator("#kc-submit").dblclick();
        requireNoHarm(hal, sent);
    }

    /** To tell another name, and after the sign-in, where the application is opened once more. */
    @Test
    void theWayBackDoesNoHarm() {
        Guest bea = guest().at("name-first").types("username", "alice").clicks("#kc-login").waitsFor("#password");
        bea.page().goBack();
        bea.types("username", "bea").clicks("#kc-login").waitsFor("#password");
        assertThat(bea.value("#kc-attempted-username")).isEqualTo("bea");
        bea.types("password", HostedRealm.PASSWORD).clicks("#kc-login").arrives();

        bea.page().goBack();
        assertThat(bea.page().locator("body").innerText()).doesNotContain("We are sorry");
        bea.at("app").arrives();
    }

    /** Each rule is said to be met while the password is typed. */
    @Test
    void rulesOfPasswordsAreTicked() {
        Guest guest = guest().at("app").clicks("#kc-registration a").waitsFor("#kc-register-form");
        guest.page().waitForLoadState();
        guest.page().locator("#password").pressSequentially("Ab1");
        assertThat(rulesThatAreNotMet(guest)).containsExactlyInAnyOrder("length", "specialChars");
        guest.page().locator("#password").pressSequentially("!efgh");
        assertThat(rulesThatAreNotMet(guest)).isEmpty();
    }

    private static List<String> rulesThatAreNotMet(Guest guest) {
        assertThat(guest.page().locator("#password-rules [data-rule]").count()).isEqualTo(6);
        return guest.page().locator("#password-rules [data-rule]:not(.kp-met)").all().stream().map(rule -> rule.getAttribute("data-rule")).toList();
    }

    /** Only while it is on, and in the room that is there. */
    @Test
    void capsLockIsTold() {
        Guest guest = guest().at("app").waitsFor("#kc-form-login");
        guest.page().waitForLoadState();
        guest.page().locator("#password").focus();
        guest.page().evaluate("() => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: 'A', bubbles: true, modifierCapsLock: true}))");
        guest.page().getByText("Caps Lock is on").waitFor();
        assertThat(guest.page().locator("[data-caps-for=password]").getAttribute("aria-live")).isEqualTo("polite");
        guest.page().evaluate("() => document.activeElement.dispatchEvent(new KeyboardEvent('keyup', {key: 'a', bubbles: true, modifierCapsLock: false}))");
        assertThat(guest.page().getByText("Caps Lock is on").count()).isZero();
    }
}

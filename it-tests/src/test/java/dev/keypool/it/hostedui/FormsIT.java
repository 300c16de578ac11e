package dev.keypool.it.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.client.CodeFlow;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.triggers.OwnFlow;
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
    }

    private static void requireAutocomplete(Guest guest, Map<String, String> fields) {
        fields.forEach((field, value) -> assertThat(guest.page().locator("#" + field).getAttribute("autocomplete")).as(field).isEqualTo(value));
    }

    @Test
    void passwordManagersKnowWhatGoesWhere() {
        realm().person("cleo", user -> user.setCredentials(OneTimeCodes.with(user.getCredentials(), "Phone")));
        realm().person("dora", user -> user.setRequiredActions(List.of("UPDATE_PASSWORD")));

        Guest guest = guest().at("app").waitsFor("#kc-form-login");
        requireAutocomplete(guest, Map.of("username", "username", "password", "current-password"));
        guest.clicks("#kc-registration a").waitsFor("#kc-register-form");
        requireAutocomplete(guest, Map.of("username", "username", "password", "new-password", "password-confirm", "new-password", "email", "email"));

        Guest cleo = guest().at("app").signsIn("cleo").waitsFor("#otp");
        requireAutocomplete(cleo, Map.of("otp", "one-time-code", "kc-attempted-username", "username"));
        assertThat(cleo.page().locator("#otp").getAttribute("inputmode")).isEqualTo("numeric");

        Guest dora = guest().at("app").signsIn("dora").waitsFor("#password-new");
        requireAutocomplete(dora, Map.of("password-new", "new-password", "password-confirm", "new-password"));
    }

    @Test
    void aSecondClickDoesNoHarm() {
        Guest alice = guest();
        CodeFlow flow = alice.flow("app");
        alice.open(flow.authorizationUri()).types("username", "alice").types("password", HostedRealm.PASSWORD);
        List<String> sent = new CopyOnWriteArrayList<>();
        alice.page().onRequest(request -> {
            if (request.method().equals("POST")) {
                sent.add(request.url());
            }
        });

        Tokens tokens = alice.getsTokens(flow, () -> alice.page().locator("#kc-login").dblclick());

        assertThat(Tokens.claims(tokens.idToken()).path("preferred_username").asText()).isEqualTo("alice");
        alice.arrives();
        assertThat(sent).hasSize(1);
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

    /** Only where it is on. */
    @Test
    void capsLockIsTold() {
        Guest guest = guest().at("app").waitsFor("#kc-form-login");
        guest.page().waitForLoadState();
        guest.page().locator("#password").focus();
        guest.page().evaluate("() => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: 'A', bubbles: true, modifierCapsLock: true}))");
        guest.page().getByText("Caps Lock is on").waitFor();
    }
}

package dev.keypool.it.userpools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import dev.keypool.it.triggers.SignInPages;
import jakarta.ws.rs.BadRequestException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.RequiredActionConfigRepresentation;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;

/** The required actions about phone numbers, at sign-up, by administrators and by applications. */
@WithStandIns
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PhoneVerificationIT {

    private final KeycloakServer server;
    private PhoneRealm realm;

    PhoneVerificationIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void makeTheRealm() {
        realm = PhoneRealm.on(server);
    }

    @AfterAll
    void close() {
        realm.close();
    }

    private UserResource unverified(String username, String number) {
        return realm.person(username, user -> {
            user.setAttributes(Map.of("phoneNumber", List.of(number)));
            user.setRequiredActions(List.of(PhoneRealm.VERIFY));
        });
    }

    private static String another(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    @Test
    void whoeverTypesTheCodeHasAVerifiedNumber() throws IOException {
        UserResource ann = unverified("ann", "+1 (415) 555-0001");
        SignInPages pages = realm.pages();

        SignInPages.Page page = realm.signIn(pages, "ann");

        assertThat(page.text()).contains("Confirm your phone number").contains("We have sent a code by SMS to +*******0001.");
        assertThat(page.html()).contains("autocomplete=\"one-time-code\"").contains("inputmode=\"numeric\"").doesNotContain("5550001");
        SmsInbox.Sms sms = realm.inbox().last();
        assertThat(sms.to()).isEqualTo("+14155550001");
        assertThat(sms.text()).isEqualTo("Your verification code is " + sms.code());
        assertThat(PhoneRealm.attribute(ann, "phoneNumberVerified")).isNull();

        SignInPages.Page end = pages.submit(page, Map.of("code", sms.code()));

        assertThat(end.isCallback()).isTrue();
        assertThat(PhoneRealm.attribute(ann, "phoneNumberVerified")).isEqualTo("true");
        assertThat(PhoneRealm.attribute(ann, "phoneNumber")).isEqualTo("+14155550001");
        assertThat(ann.toRepresentation().getRequiredActions()).isEmpty();
        assertThat(server.log()).doesNotContain(sms.code()).doesNotContain("4155550001");
        for (EventRepresentation event : realm.resource().getEvents()) {
            assertThat(String.valueOf(event.getDetails())).doesNotContain(sms.code()).doesNotContain("4155550001");
        }
    }

    @Test
    void wrongCodesAreRefusedAndAfterFiveTheRightOneToo() {
        unverified("ben", "+14155550002");
        SignInPages pages = realm.pages();
        SignInPages.Page page = realm.signIn(pages, "ben");
        String code = realm.inbox().last().code();

        page = pages.submit(page, Map.of("code", ""));
        assertThat(page.text()).contains("Please enter the code.");
        for (int i = 0; i < 5; i++) {
            page = pages.submit(page, Map.of("code", another(code)));
            assertThat(page.text()).contains("That code is not right.");
        }
        page = pages.submit(page, Map.of("code", code));

        assertThat(page.text()).contains("There were too many wrong codes. Please ask for another one.");
        int sent = realm.inbox().all().size();
        assertThat(pages.submit(page, Map.of("resend", "true")).text()).contains("A code was sent a moment ago.");
        assertThat(realm.inbox().all()).hasSize(sent);
    }

    @Test
    void aPageThatIsLoadedAgainSendsNothing() {
        unverified("cleo", "+14155550003");
        SignInPages pages = realm.pages();
        SignInPages.Page page = realm.signIn(pages, "cleo");
        int sent = realm.inbox().all().size();

        SignInPages.Page again = pages.open(page.uri());

        assertThat(again.asksFor("code")).isTrue();
        assertThat(realm.inbox().all()).hasSize(sent);
        assertThat(pages.submit(again, Map.of("code", realm.inbox().last().code())).isCallback()).isTrue();
    }

    @Test
    void theCodeOfAnotherPersonIsWrong() {
        unverified("dora", "+14155550004");
        unverified("emil", "+14155550005");
        SignInPages doras = realm.pages();
        realm.signIn(doras, "dora");
        String hers = realm.inbox().last().code();
        SignInPages emils = realm.pages();
        SignInPages.Page page = realm.signIn(emils, "emil");
        if (!hers.equals(realm.inbox().last().code())) {
            assertThat(emils.submit(page, Map.of("code", hers)).text()).contains("That code is not right.");
        }
    }

    @Test
    void aNumberThatChangesMeanwhileIsNotVerifiedByTheOldOnesCode() {
        UserResource fay = unverified("fay", "+14155550006");
        SignInPages pages = realm.pages();
        SignInPages.Page page = realm.signIn(pages, "fay");
        String code = realm.inbox().last().code();
        var changed = fay.toRepresentation();
        changed.getAttributes().put("phoneNumber", List.of("+14155550106"));
        fay.update(changed);

        page = pages.submit(page, Map.of("code", code));

        assertThat(page.text()).contains("That code is not right.");
        assertThat(PhoneRealm.attribute(fay, "phoneNumberVerified")).isNull();
    }

    @Test
    void whoeverHasMistypedTheNumberGivesAnother() {
        UserResource gus = unverified("gus", "+14155550007");
        SignInPages pages = realm.pages();
        SignInPages.Page page = pages.submit(realm.signIn(pages, "gus"), Map.of("otherNumber", "true"));
        assertThat(page.asksFor("phoneNumber")).isTrue();

        page = pages.submit(page, Map.of("phoneNumber", "0415 555"));
        assertThat(page.text()).contains("Please enter a phone number with its country code");
        page = pages.submit(page, Map.of("phoneNumber", "\"><b>1"));
        assertThat(page.html()).doesNotContain("\"><b>1").contains("&lt;b&gt;1");
        SignInPages.Page soon = pages.submit(page, Map.of("phoneNumber", "+1 415 555 0107"));

        assertThat(soon.text()).contains("Please wait half a minute.");
        assertThat(PhoneRealm.attribute(gus, "phoneNumber")).isEqualTo("+14155550007");
    }

    @Test
    void aNewNumberIsStoredOnlyWhenItIsConfirmed() {
        UserResource hal = realm.person("hal", "+14155550008");
        SignInPages pages = realm.pages();
        assertThat(realm.signIn(pages, "hal").isCallback()).isTrue();

        SignInPages.Page page = pages.open(realm.initiating(PhoneRealm.UPDATE));
        assertThat(page.asksFor("cancel-aia")).isTrue();
        page = pages.submit(page, Map.of("phoneNumber", "+1 415 555 0108"));

        assertThat(page.text()).contains("+*******0108");
        assertThat(realm.inbox().last().to()).isEqualTo("+14155550108");
        assertThat(PhoneRealm.attribute(hal, "phoneNumber")).isEqualTo("+14155550008");
        assertThat(PhoneRealm.attribute(hal, "phoneNumberVerified")).isEqualTo("true");

        SignInPages.Page end = pages.submit(page, Map.of("code", realm.inbox().last().code()));

        assertThat(end.isCallback()).isTrue();
        assertThat(end.uri().getQuery()).contains("kc_action_status=success");
        assertThat(PhoneRealm.attribute(hal, "phoneNumber")).isEqualTo("+14155550108");
        assertThat(PhoneRealm.attribute(hal, "phoneNumberVerified")).isEqualTo("true");
    }

    @Test
    void whoeverCancelsKeepsTheNumber() {
        UserResource ida = realm.person("ida", "+14155550009");
        SignInPages pages = realm.pages();
        realm.signIn(pages, "ida");
        SignInPages.Page page = pages.submit(pages.open(realm.initiating(PhoneRealm.UPDATE)), Map.of("phoneNumber", "+14155550109"));

        SignInPages.Page end = pages.submit(page, Map.of("cancel-aia", "true"));

        assertThat(end.uri().getQuery()).contains("kc_action_status=cancelled");
        assertThat(PhoneRealm.attribute(ida, "phoneNumber")).isEqualTo("+14155550009");
    }

    @Test
    void atSignUpTheNumberIsVerifiedWhereTheActionIsADefaultOne() {
        RequiredActionProviderRepresentation action = realm.flows().getRequiredAction(PhoneRealm.VERIFY);
        action.setDefaultAction(true);
        realm.flows().updateRequiredAction(PhoneRealm.VERIFY, action);
        try {
            SignInPages pages = realm.pages();
            SignInPages.Page form = pages.open(PhoneRealm.link(pages.open(), "registration"));
            SignInPages.Page page = pages.submit(form, Map.of("username", "joe", "email", "joe@example.org", "firstName", "Jo", "lastName", "Example",
                    "password", PhoneRealm.PASSWORD, "password-confirm", PhoneRealm.PASSWORD, "phoneNumber", "+1 415 555 0010"));

            assertThat(page.text()).contains("+*******0010");
            assertThat(pages.submit(page, Map.of("code", realm.inbox().last().code())).isCallback()).isTrue();

            UserResource joe = realm.resource().users().get(realm.resource().users().searchByUsername("joe", true).get(0).getId());
            assertThat(PhoneRealm.attribute(joe, "phoneNumberVerified")).isEqualTo("true");
        } finally {
            action.setDefaultAction(false);
            realm.flows().updateRequiredAction(PhoneRealm.VERIFY, action);
        }
    }

    @Test
    void theSettingAsksEverybodyAndTheTokenSaysWhoseIsVerified() {
        realm.person("kim", user -> user.setAttributes(Map.of("phoneNumber", List.of("+14155550011"))));
        RequiredActionConfigRepresentation config = new RequiredActionConfigRepresentation();
        config.setConfig(Map.of("verifyAtSignIn", "true"));
        realm.flows().updateRequiredActionConfig(PhoneRealm.VERIFY, config);
        try {
            SignInPages pages = realm.pages();
            SignInPages.Page page = realm.signIn(pages, "kim");
            assertThat(page.asksFor("code")).isTrue();
            assertThat(pages.submit(page, Map.of("code", realm.inbox().last().code())).isCallback()).isTrue();
        } finally {
            config.setConfig(Map.of("verifyAtSignIn", "false"));
            realm.flows().updateRequiredActionConfig(PhoneRealm.VERIFY, config);
        }
        Tokens tokens = Tokens.request(server, realm.name(), Map.of("grant_type", "password", "client_id", "app", "username", "kim",
                "password", PhoneRealm.PASSWORD, "scope", "openid phone"));
        assertThat(Tokens.claims(tokens.idToken()).path("phone_number").asText()).isEqualTo("+14155550011");
        assertThat(Tokens.claims(tokens.idToken()).path("phone_number_verified").asBoolean()).isTrue();
    }

    @Test
    void anSmsThatIsNotTakenIsSaidOnThePage() {
        UserResource lea = unverified("lea", "+14155550012");
        realm.inbox().refuses();
        try {
            SignInPages.Page page = realm.signIn(realm.pages(), "lea");
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text()).contains("The code could not be sent. Please try again later.");
        } finally {
            realm.inbox().takes();
        }
        assertThat(PhoneRealm.attribute(lea, "phoneNumberVerified")).isNull();
    }

    @Test
    void oneNumberGetsTenInAnHourFromWhomever() {
        int before = realm.inbox().all().size();
        for (int i = 0; i < 12; i++) {
            unverified("mob" + i, "+1 415 555 00 13");
            SignInPages.Page page = realm.signIn(realm.pages(), "mob" + i);
            assertThat(page.text()).contains(i < 10 ? "We have sent a code" : "Too many codes have been sent.");
        }
        assertThat(realm.inbox().all()).hasSize(before + 10);
    }

    @Test
    void numbersOfOtherCountriesAreRefusedWhereTheRealmSaysSo() {
        realm.person("ned", "+14155550014");
        realm.attribute("keypool.sms.allowedPrefixes", "+1, +49");
        SignInPages pages = realm.pages();
        realm.signIn(pages, "ned");
        int before = realm.inbox().all().size();

        SignInPages.Page page = pages.submit(pages.open(realm.initiating(PhoneRealm.UPDATE)), Map.of("phoneNumber", "+8821655501"));

        assertThat(page.text()).contains("We cannot send SMS to numbers of that country.");
        assertThat(realm.inbox().all()).hasSize(before);
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        RequiredActionConfigRepresentation config = new RequiredActionConfigRepresentation();
        config.setConfig(Map.of("codeValidityMinutes", "1440"));
        assertThatThrownBy(() -> realm.flows().updateRequiredActionConfig(PhoneRealm.VERIFY, config))
                .isInstanceOf(BadRequestException.class);
    }
}

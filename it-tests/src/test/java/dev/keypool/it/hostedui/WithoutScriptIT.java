package dev.keypool.it.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.keypool.it.client.Http;
import dev.keypool.it.client.KeypoolAdmin;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.server.KeycloakServer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** The pages without JavaScript, wherever Keycloak's own work without it. */
@PagesOfEachLook
final class WithoutScriptIT extends HostedPages {

    WithoutScriptIT(KeycloakServer server) {
        super(server);
    }

    @Override
    void settings(RealmRepresentation made) {
        ClientRepresentation asking = ThrowawayRealm.publicClient("asking", HostedRealm.CALLBACK.toString());
        asking.setConsentRequired(true);
        ClientRepresentation television = ThrowawayRealm.publicClient("television");
        television.setAttributes(Map.of("oauth2.device.authorization.grant.enabled", "true"));
        made.setClients(Stream.concat(made.getClients().stream(), Stream.of(asking, television)).toList());
    }

    @Override
    void prepare() {
        List.of("UPDATE_PROFILE", "TERMS_AND_CONDITIONS").forEach(realm()::enable);
        realm().require("browser", "webauthn-authenticator", "ALTERNATIVE");
        RealmRepresentation settings = realm().realm().resource().toRepresentation();
        settings.setOtpPolicyCodeReusable(true);
        realm().realm().resource().update(settings);
    }

    private Guest withoutScript() {
        return realm().guest(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    }

    @Test
    void somebodySignsUpAndIn() {
        Guest bob = withoutScript().at("app").clicks("#kc-registration a").waitsFor("#kc-register-form");
        bob.types("username", "bob").types("password", "simple").types("password-confirm", "simple").types("email", "bob@example.org");
        bob.types("firstName", "Bob").types("lastName", "Example").clicks("#kc-register-form [type=submit]").waitsFor("#input-error-password");
        bob.types("password", HostedRealm.PASSWORD).types("password-confirm", HostedRealm.PASSWORD).clicks("#kc-register-form [type=submit]").arrives();

        Guest again = withoutScript().at("app").signsIn("bob", "not his password");
        assertThat(again.text("#input-error-username, #input-error-password")).isEqualTo("Invalid username or password.");
        again.signsIn("bob").arrives();
    }

    @Test
    void aForgottenPassword() {
        realm().person("ida");
        Guest ida = withoutScript().at("app").clicks("a[href*='reset-credentials']").waitsFor("#kc-reset-password-form").types("username", "ida").clicks("#kc-reset-password-form [type=submit]");
        ida.waitsFor("#kc-form-login").open(URI.create(realm().mailbox().next().link()));
        ida.types("password-new", "Right-horse-2").types("password-confirm", "Right-horse-2").clicks("#kc-submit").arrives();
    }

    @Test
    void aCodeOfADevice() {
        realm().person("jan", user -> user.setCredentials(OneTimeCodes.with(user.getCredentials(), "Phone", "Tablet")));
        Guest jan = withoutScript().at("app").signsIn("jan").types("otp", OneTimeCodes.wrong()).clicks("#kc-login").waitsFor("#input-error-otp");
        jan.page().getByLabel("Tablet").check();
        jan.types("otp", OneTimeCodes.of("Tablet")).clicks("#kc-login").arrives();
    }

    private void person(String username, String requiredAction) {
        realm().person(username, user -> user.setRequiredActions(List.of(requiredAction)));
    }

    @Test
    void aDeviceThatIsSetUp() {
        person("kim", "CONFIGURE_TOTP");
        Guest kim = withoutScript().at("app").signsIn("kim").clicks("#mode-manual").waitsFor("#kc-totp-secret-key");
        kim.types("totp", OneTimeCodes.wrong()).clicks("#saveTOTPBtn").waitsFor("#input-error-totp");
        kim.types("totp", OneTimeCodes.now(kim.page().locator("#totpSecret").inputValue())).types("userLabel", "Phone").clicks("#saveTOTPBtn").arrives();
    }

    @Test
    void aPasswordThatHasToBeAnotherOne() {
        person("lea", "UPDATE_PASSWORD");
        Guest lea = withoutScript().at("app").signsIn("lea").types("password-new", "Right-horse-2").types("password-confirm", "another").clicks("#kc-submit");
        lea.waitsFor("#input-error-password-confirm").types("password-new", "Right-horse-2").types("password-confirm", "Right-horse-2").clicks("#kc-submit").arrives();
    }

    @Test
    void termsAndAProfileThatIsIncomplete() {
        realm().person("max", user -> {
            user.setRequiredActions(List.of("TERMS_AND_CONDITIONS"));
            user.setFirstName(null);
        });
        Guest max = withoutScript().at("app").signsIn("max").clicks("#kc-accept").clicks("#kc-update-profile-form [type=submit]");
        max.waitsFor("#input-error-firstName").types("firstName", "Max").clicks("#kc-update-profile-form [type=submit]").arrives();
    }

    @Test
    void theQuestionWhatAnApplicationMayDo() {
        realm().person("nora");
        withoutScript().at("asking").signsIn("nora").waitsFor("#kc-oauth").clicks("#kc-login").arrives();
    }

    @Test
    void aDeviceWithoutKeyboard() {
        realm().person("olaf");
        URI endpoint = URI.create(server().realm(realm().realm().name()) + "/protocol/openid-connect/auth/device");
        String code = KeypoolAdmin.json(new Http().postForm(endpoint, Map.of("client_id", "television", "scope", "openid"))).path("user_code").textValue();

        Guest olaf = withoutScript().open("/device").types("device_user_code", "NO-CODE").clicks("#kc-login").waitsFor("[role=alert]");
        olaf.types("device_user_code", code).clicks("#kc-login").signsIn("olaf").waitsFor("#kc-oauth").clicks("#kc-login").waitsFor("#kc-info-message");
        assertThat(olaf.text("main")).contains("Device Login Successful");
    }

    /** A passkey needs a script in any case; whoever has none takes another way from its page. */
    @Test
    void aPasskeyIsPassedBy() {
        realm().person("pia", user -> user.setCredentials(OneTimeCodes.with(user.getCredentials(), "Phone")));
        Guest pia = guest();
        pia.page().onDialog(dialog -> dialog.accept("Key"));
        pia.hasADevice().with("kc_action", "webauthn-register").signsIn("pia");
        pia.types("otp", OneTimeCodes.of("Phone")).clicks("#kc-login").clicksOnceLoaded("#registerWebAuthn").arrives();

        Guest again = withoutScript().at("app").signsIn("pia").waitsFor("#otp").clicks("#try-another-way").clicks("button:has-text('Passkey')");
        again.waitsFor("#authenticateWebAuthnButton").clicks("#try-another-way").clicks("button:has-text('Authenticator Application')");
        again.types("otp", OneTimeCodes.of("Phone")).clicks("#kc-login").arrives();
    }
}

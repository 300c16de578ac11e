package dev.keypool.it.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.server.KeycloakServer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.RealmRepresentation;

/** One-time codes, recovery codes, and the choice between them. */
@PagesOfEachLook
final class FactorPagesIT extends HostedPages {

    private static final Pattern NUMBER = Pattern.compile("#(\\d+)");

    FactorPagesIT(KeycloakServer server) {
        super(server);
    }

    @Override
    void prepare() {
        // Otherwise the code that sets a device up signs nobody in until the next one comes.
        RealmRepresentation settings = realm().realm().resource().toRepresentation();
        settings.setOtpPolicyCodeReusable(true);
        realm().realm().resource().update(settings);
        realm().require("browser", "auth-recovery-authn-code-form", "ALTERNATIVE");
    }

    private void person(String username, String... devices) {
        realm().person(username, user -> user.setCredentials(OneTimeCodes.with(user.getCredentials(), devices)));
    }

    @Test
    void aDeviceIsSetUpAndAsked() {
        realm().person("alice", user -> user.setRequiredActions(List.of("CONFIGURE_TOTP")));
        Guest alice = guest().at("app").signsIn("alice").sees("#kc-totp-secret-qr-code", "totp-setup");
        alice.clicks("#mode-manual").sees("#kc-totp-secret-key", "totp-setup-manual");
        String secret = alice.value("#totpSecret");

        alice.types("totp", OneTimeCodes.wrong()).clicks("#saveTOTPBtn").sees("#input-error-totp", "totp-setup-wrong");
        alice.types("totp", OneTimeCodes.now(secret)).types("userLabel", "Phone").clicks("#saveTOTPBtn").arrives();

        Guest again = guest().at("app").signsIn("alice").sees("#otp", "totp");
        again.types("otp", OneTimeCodes.wrong()).clicks("#kc-login").sees("#input-error-otp", "totp-wrong");
        assertThat(again.text("#input-error-otp")).isEqualTo("Invalid authenticator code.");
        again.types("otp", OneTimeCodes.now(secret)).clicks("#kc-login").arrives();
    }

    @Test
    void severalDevices() {
        person("bea", "Phone", "Tablet");
        Guest bea = guest().at("app").signsIn("bea").sees("#otp", "totp-devices");
        assertThat(bea.text("#kc-otp-login-form")).contains("Phone", "Tablet");
        bea.types("otp", OneTimeCodes.of("Tablet")).clicks("#kc-login").waitsFor("#input-error-otp");
        bea.page().getByLabel("Tablet").check();
        bea.types("otp", OneTimeCodes.of("Tablet")).clicks("#kc-login").arrives();
    }

    @Test
    void recoveryCodesAreKeptAndUsed() {
        realm().person("cleo", user -> user.setRequiredActions(List.of("CONFIGURE_RECOVERY_AUTHN_CODES")));
        Guest cleo = guest().at("app").signsIn("cleo").sees("#kc-recovery-codes-list", "recovery-codes-setup");
        List<String> codes = cleo.page().locator("#kc-recovery-codes-list li").allInnerTexts().stream().map(String::strip).toList();
        assertThat(cleo.page().locator("#saveRecoveryAuthnCodesBtn").isEnabled()).as("before they are said to be kept").isFalse();
        cleo.page().locator("#kcRecoveryCodesConfirmationCheck").check();
        cleo.clicks("#saveRecoveryAuthnCodesBtn").arrives();

        Guest again = guest().at("app").signsIn("cleo").sees("#recoveryCodeInput", "recovery-code");
        again.types("recoveryCodeInput", "no code").clicks("#kc-login").sees("#input-error-recoveryCodeInput", "recovery-code-wrong");
        Matcher number = NUMBER.matcher(again.text("label[for=recoveryCodeInput]"));
        assertThat(number.find()).isTrue();
        again.types("recoveryCodeInput", codes.get(Integer.parseInt(number.group(1)) - 1)).clicks("#kc-login").arrives();
    }

    @Test
    void anotherFactorIsChosen() {
        realm().person("dora", user -> {
            user.setCredentials(OneTimeCodes.with(user.getCredentials(), "Phone"));
            user.setRequiredActions(List.of("CONFIGURE_RECOVERY_AUTHN_CODES"));
        });
        Guest dora = guest().at("app").signsIn("dora");
        dora.types("otp", OneTimeCodes.of("Phone")).clicks("#kc-login");
        dora.page().locator("#kcRecoveryCodesConfirmationCheck").check();
        dora.clicks("#saveRecoveryAuthnCodesBtn").arrives();

        Guest again = guest().at("app").signsIn("dora").sees("#try-another-way", "totp-or-another-way");
        again.clicks("#try-another-way").sees("[data-page-id=login-select-authenticator]", "choose-factor");
        again.clicks("button:has-text('Recovery Authentication Code')");
        again.waitsFor("#recoveryCodeInput");
        again.clicks("#try-another-way").waitsFor("[data-page-id=login-select-authenticator]");
        again.clicks("button:has-text('Authenticator Application')");
        again.types("otp", OneTimeCodes.of("Phone")).clicks("#kc-login").arrives();
    }

    /** Whoever has forgotten the password says which device to set up anew. */
    @Test
    void aDeviceIsReset() {
        realm().configure("reset credentials", "reset-otp", Map.of("action_on_otp_reset_flag", "Remove one"));
        person("edda", "Phone", "Tablet");
        Guest edda = guest().at("app").clicks("a[href*='reset-credentials']").waitsFor("#kc-reset-password-form").types("username", "edda").clicks("#kc-reset-password-form [type=submit]");
        edda.waitsFor("#kc-form-login");
        edda.open(URI.create(realm().mailbox().next().link())).sees("#kc-otp-reset-form", "totp-reset");
        edda.clicks("#kc-otp-reset-form-submit").waitsFor("#totp");
    }

    @Test
    void aDeviceIsDeleted() {
        person("fay", "Phone");
        realm().enable("delete_credential");
        String username = realm().realm().resource().users().searchByUsername("fay", true).get(0).getId();
        String device = realm().realm().resource().users().get(username).credentials().stream().filter(each -> each.getType().equals("otp")).findFirst().orElseThrow().getId();
        Guest fay = guest().with("kc_action", "delete_credential:" + device).signsIn("fay");
        fay.types("otp", OneTimeCodes.of("Phone")).clicks("#kc-login").sees("#kc-accept", "delete-credential");
        fay.clicks("#kc-accept").arrives();
    }
}

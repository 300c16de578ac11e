package dev.keypool.it.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.triggers.OwnFlow;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.RealmRepresentation;

/** More devices, codes and passkeys, those that are given up, and those that do not work. */
@PagesOfEachLook
final class CredentialPagesIT extends HostedPages {

    private static final String CODE = "ABCDEFGHIJKL";

    CredentialPagesIT(KeycloakServer server) {
        super(server);
    }

    @Override
    void prepare() {
        RealmRepresentation settings = realm().realm().resource().toRepresentation();
        settings.setOtpPolicyCodeReusable(true);
        settings.setWebAuthnPolicyPasswordlessRequireResidentKey("Yes");
        settings.setWebAuthnPolicyPasswordlessUserVerificationRequirement("required");
        realm().realm().resource().update(settings);
        realm().enable("delete_credential");
        realm().require("browser", "auth-recovery-authn-code-form", "ALTERNATIVE");
        OwnFlow.add(realm().realm(), "passkeys", "browser", "REQUIRED", "webauthn-authenticator-passwordless");
        OwnFlow.add(realm().realm(), "name-then-passkey", "browser", "REQUIRED", "auth-username-form", "webauthn-authenticator-passwordless");
        OwnFlow.add(realm().realm(), "with-key", "browser", "REQUIRED", "auth-username-password-form", "webauthn-authenticator");
    }

    @Test
    void aSecondDevice() {
        realm().person("alice", user -> user.setCredentials(OneTimeCodes.with(user.getCredentials(), "Phone")));
        Guest alice = guest().with("kc_action", "CONFIGURE_TOTP").signsIn("alice").types("otp", OneTimeCodes.of("Phone")).clicks("#kc-login");
        alice.sees("#kc-totp-secret-qr-code", "totp-setup-second");
        alice.clicks("#mode-manual").waitsFor("#kc-totp-secret-key");
        String secret = alice.value("#totpSecret");

        alice.types("totp", OneTimeCodes.now(secret)).types("userLabel", "Phone").clicks("#saveTOTPBtn").sees("#input-error-otp-label, #input-error-userLabel", "totp-setup-same-name");
        alice.types("totp", OneTimeCodes.now(secret)).types("userLabel", "Tablet").clicks("#saveTOTPBtn").arrives();

        Guest again = guest().at("app").signsIn("alice").waitsFor("#otp");
        again.page().getByLabel("Tablet").check();
        again.types("otp", OneTimeCodes.now(secret)).clicks("#kc-login").arrives();
        again.with("kc_action", "CONFIGURE_TOTP").clicks("#cancelTOTPBtn").arrives();
    }

    @Test
    void aDeviceIsKept() {
        realm().person("bea", user -> user.setCredentials(OneTimeCodes.with(user.getCredentials(), "Phone")));
        String id = realm().realm().resource().users().searchByUsername("bea", true).get(0).getId();
        String device = realm().realm().resource().users().get(id).credentials().stream().filter(each -> each.getType().equals("otp")).findFirst().orElseThrow().getId();
        Guest bea = guest().with("kc_action", "delete_credential:" + device).signsIn("bea").types("otp", OneTimeCodes.of("Phone")).clicks("#kc-login");
        bea.clicks("#kc-decline").arrives();
        assertThat(realm().realm().resource().users().get(id).credentials()).hasSize(2);
    }

    /** With the last code that there is, after which there have to be others. */
    @Test
    void recoveryCodesAreUsedUp() {
        realm().person("cleo", user -> user.setCredentials(Stream.concat(user.getCredentials().stream(), Stream.of(RecoveryCodes.of(CODE))).toList()));
        Guest cleo = guest().at("app").signsIn("cleo").types("recoveryCodeInput", CODE).clicks("#kc-login").sees("#kc-recovery-codes-list", "recovery-codes-used-up");
        cleo.page().locator("#kcRecoveryCodesConfirmationCheck").check();
        cleo.clicks("#saveRecoveryAuthnCodesBtn").arrives();
        cleo.with("kc_action", "CONFIGURE_RECOVERY_AUTHN_CODES").sees("#kc-recovery-codes-list", "recovery-codes-anew");
        cleo.clicks("#cancelRecoveryAuthnCodesBtn").arrives();
    }

    /** Keycloak's script asks for the name of each key in a dialog. */
    private Guest withADevice(String... names) {
        Guest guest = guest();
        Iterator<String> next = List.of(names).iterator();
        guest.page().onDialog(dialog -> dialog.accept(next.next()));
        return guest.hasADevice();
    }

    @Test
    void severalKeysAreListed() {
        realm().person("dora");
        Guest dora = withADevice("Key", "Key with a rather long name that somebody gave it", "Passkey", "Passkey of the telephone");
        dora.with("kc_action", "webauthn-register").signsIn("dora").clicksOnceLoaded("#registerWebAuthn").arrives();
        for (String action : List.of("webauthn-register", "webauthn-register-passwordless", "webauthn-register-passwordless")) {
            dora.with("kc_action", action).clicksOnceLoaded("#registerWebAuthn").arrives();
        }
        dora.isForgotten();

        dora.at("with-key").signsIn("dora").sees("#authenticateWebAuthnButton", "security-keys");
        assertThat(dora.page().locator("[id^=kc-webauthn-authenticator-item]").count()).isEqualTo(2);
        dora.clicksOnceLoaded("#authenticateWebAuthnButton").arrives();
        dora.isForgotten();

        dora.at("name-then-passkey").types("username", "dora").clicks("#kc-login").sees("#authenticateWebAuthnButton", "passkeys");
        dora.clicksOnceLoaded("#authenticateWebAuthnButton").arrives();
    }

    /** And then does: the person tries again. */
    @Test
    void aKeyThatDoesNotWork() {
        realm().person("edda");
        Guest edda = withADevice("Key").with("kc_action", "webauthn-register").signsIn("edda");
        edda.clicksOnceLoaded("#registerWebAuthn").arrives();

        Guest elsewhere = guest().hasADevice().at("with-key").signsIn("edda").clicksOnceLoaded("#authenticateWebAuthnButton");
        elsewhere.sees("#kc-try-again", "security-key-does-not-work");
        elsewhere.clicks("#kc-try-again").waitsFor("#authenticateWebAuthnButton");
    }

    @Test
    void aPasskeyThatIsNotKnownAnyMore() {
        String fay = realm().person("fay").toRepresentation().getId();
        Guest guest = withADevice("Passkey").with("kc_action", "webauthn-register-passwordless").signsIn("fay");
        guest.clicksOnceLoaded("#registerWebAuthn").arrives();
        realm().realm().resource().users().get(fay).remove();
        guest.isForgotten();

        guest.at("passkeys").clicksOnceLoaded("#authenticateWebAuthnButton").sees("#kc-try-again", "passkey-unknown");
    }

    @Test
    void aPasskeyIsNotMadeAfterAll() {
        realm().person("gus");
        Guest gus = withADevice().with("kc_action", "webauthn-register").signsIn("gus").clicks("#cancelWebAuthnAIA");
        gus.arrives();
        assertThat(gus.page().url()).contains("kc_action_status=cancelled");
    }
}

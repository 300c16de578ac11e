package dev.keypool.it.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.triggers.OwnFlow;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.RealmRepresentation;

/** Passkeys in place of a password, and security keys after one. */
@PagesOfEachLook
final class PasskeyPagesIT extends HostedPages {

    PasskeyPagesIT(KeycloakServer server) {
        super(server);
    }

    @Override
    void prepare() {
        RealmRepresentation settings = realm().realm().resource().toRepresentation();
        settings.setWebAuthnPolicyPasswordlessPasskeysEnabled(true);
        settings.setWebAuthnPolicyPasswordlessRequireResidentKey("Yes");
        settings.setWebAuthnPolicyPasswordlessUserVerificationRequirement("required");
        settings.setWebAuthnPolicyAvoidSameAuthenticatorRegister(true);
        realm().realm().resource().update(settings);
        OwnFlow.add(realm().realm(), "passkeys", "browser", "REQUIRED", "webauthn-authenticator-passwordless");
        OwnFlow.add(realm().realm(), "with-key", "browser", "REQUIRED", "auth-username-password-form", "webauthn-authenticator");
    }

    /** Who is at a page of Keycloak's whose script asks for the passkey's name. */
    private Guest guestWithADevice() {
        Guest guest = guest();
        guest.page().onDialog(dialog -> dialog.accept("Key"));
        return guest.hasADevice();
    }

    @Test
    void aPasskeyIsMadeAndUsed() {
        realm().person("alice");
        Guest alice = guestWithADevice().with("kc_action", "webauthn-register-passwordless").signsIn("alice").sees("#registerWebAuthn", "passkey-setup");
        alice.clicksOnceLoaded("#registerWebAuthn").arrives();
        realm().realm().resource().logoutAll();
        alice.isForgotten();

        alice.at("passkeys").sees("#authenticateWebAuthnButton", "passkey");
        alice.clicksOnceLoaded("#authenticateWebAuthnButton").arrives();
    }

    /** Beside the password, where the realm has it so. */
    @Test
    void theSignInPageOffersAPasskey() {
        Guest guest = guest().at("app").sees("#authenticateWebAuthnButton", "sign-in-passkey");
        assertThat(guest.page().locator("#username").getAttribute("autocomplete")).isEqualTo("username webauthn");
    }

    @Test
    void aSecurityKeyAfterThePassword() {
        realm().person("bea");
        Guest bea = guestWithADevice().with("kc_action", "webauthn-register").signsIn("bea").sees("#registerWebAuthn", "security-key-setup");
        bea.clicksOnceLoaded("#registerWebAuthn").arrives();

        bea.with("kc_action", "webauthn-register").clicksOnceLoaded("#registerWebAuthn").sees("[data-page-id=login-webauthn-error]", "security-key-refused");
        bea.isForgotten();

        bea.at("with-key").signsIn("bea").sees("#authenticateWebAuthnButton", "security-key");
        bea.clicksOnceLoaded("#authenticateWebAuthnButton").arrives();
    }
}

package dev.keypool.it.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.server.KeycloakServer;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.RealmRepresentation;

/** New people, their addresses and terms, and those who have forgotten their passwords. */
@PagesOfEachLook
final class SignUpPagesIT extends HostedPages {

    private static final String SUBMIT = "#kc-register-form [type=submit]";

    SignUpPagesIT(KeycloakServer server) {
        super(server);
    }

    @Override
    void settings(RealmRepresentation made) {
        made.setVerifyEmail(true);
    }

    @Override
    void prepare() {
        realm().enable("TERMS_AND_CONDITIONS");
        realm().enable("UPDATE_PROFILE");
    }

    /** With a field missing, an address that is none and a password that is too simple: each is told where it is. */
    @Test
    void somebodyNew() {
        Guest bob = guest().at("app").clicks("#kc-registration a").sees("#kc-register-form", "sign-up");

        bob.types("username", "bob").types("email", "no address").types("lastName", "Builder").clicks(SUBMIT).sees("#input-error-email", "sign-up-errors");
        assertThat(bob.text("#input-error-email")).isEqualTo("Invalid email address.");
        assertThat(bob.text("#input-error-firstName")).isEqualTo("Please specify this field.");
        assertThat(bob.page().locator("#input-error-lastName").count()).isZero();
        assertThat(bob.value("#username")).isEqualTo("bob");

        bob.types("email", "bob@example.org").types("firstName", "Bob").clicks(SUBMIT).sees("[data-page-id=login-login-verify-email]", "verify-email");
        bob.open(URI.create(realm().mailbox().next().link())).sees("#password-new", "set-password");
        bob.types("password-new", HostedRealm.PASSWORD).types("password-confirm", HostedRealm.PASSWORD).clicks("#kc-submit").arrives();
    }

    /** Where addresses need no proof the password is asked for at once, and the rules are told while it is typed. */
    @Test
    void thePasswordOfSomebodyNew() {
        verifyEmail(false);
        try {
            Guest eve = guest().at("app").clicks("#kc-registration a").waitsFor("#kc-register-form");
            eve.types("username", "eve").types("email", "eve@example.org").types("firstName", "Eve").types("lastName", "Example");

            eve.page().locator("#password").pressSequentially("short");
            eve.page().locator("#password").press("Tab");
            eve.sees("#kc-register-form", "sign-up-password-rules");
            eve.types("password-confirm", "other").clicks(SUBMIT).sees("#input-error-password, #input-error-password-confirm", "sign-up-password-refused");
            eve.types("password", HostedRealm.PASSWORD).types("password-confirm", HostedRealm.PASSWORD).clicks(SUBMIT).arrives();
        } finally {
            verifyEmail(true);
        }
    }

    /** A part of the form, as administrators can have it. */
    @Test
    void termsInTheForm() {
        realm().require("registration", "registration-terms-and-conditions", "REQUIRED");
        try {
            Guest fay = guest().at("app").clicks("#kc-registration a").sees("#termsAccepted", "sign-up-terms");
            fay.types("username", "fay").types("email", "fay@example.org").types("firstName", "Fay").types("lastName", "Example").clicks(SUBMIT);
            fay.sees("#input-error-terms-accepted", "sign-up-terms-missing");
            fay.page().locator("#termsAccepted").check();
            fay.clicks(SUBMIT).waitsFor("[data-page-id=login-login-verify-email]");
            realm().mailbox().next();
        } finally {
            realm().require("registration", "registration-terms-and-conditions", "DISABLED");
        }
    }

    @Test
    void termsAfterTheSignIn() {
        realm().person("gus", user -> user.setRequiredActions(List.of("TERMS_AND_CONDITIONS")));
        Guest gus = guest().at("app").signsIn("gus").sees("#kc-accept", "terms");
        gus.clicks("#kc-accept").arrives();
    }

    @Test
    void aProfileThatIsIncomplete() {
        realm().person("hal", user -> user.setFirstName(null));
        Guest hal = guest().at("app").signsIn("hal").sees("#kc-update-profile-form", "update-profile");
        hal.clicks("#kc-update-profile-form [type=submit]").sees("#input-error-firstName", "update-profile-error");
        hal.types("firstName", "Hal").clicks("#kc-update-profile-form [type=submit]").arrives();
    }

    @Test
    void aForgottenPassword() {
        realm().person("ida");
        Guest ida = guest().at("app").clicks("a[href*='reset-credentials']").sees("#kc-reset-password-form", "forgotten-password");
        ida.clicks("#kc-reset-password-form [type=submit]").sees("#input-error-username", "forgotten-password-error");

        ida.types("username", "ida").clicks("#kc-reset-password-form [type=submit]").sees("#kc-form-login", "forgotten-password-sent");
        assertThat(ida.text("main")).contains("You should receive an email shortly with further instructions.");
        ida.open(URI.create(realm().mailbox().next().link())).sees("#password-new", "update-password");
        ida.types("password-new", "Right-horse-2").types("password-confirm", "another").clicks("#kc-submit").sees("#input-error-password-confirm", "update-password-errors");
        assertThat(ida.text("#input-error-password-confirm")).isEqualTo("Passwords don't match.");
        ida.types("password-new", "Right-horse-2").types("password-confirm", "Right-horse-2").clicks("#kc-submit").arrives();
    }

    /** A link that an administrator sends, opened where nobody is signed in: pages that only inform. */
    @Test
    void aLinkToActions() {
        realm().person("jan").executeActionsEmail(List.of("UPDATE_PROFILE"));
        Guest jan = guest().open(URI.create(realm().mailbox().next().link())).sees("#kc-info-message a", "info-actions");
        jan.clicks("#kc-info-message a").clicks("#kc-update-profile-form [type=submit]").sees("#kc-info-message", "info-done");
        assertThat(jan.text("main")).contains("Your account has been updated.");
    }

    @Test
    void aLinkThatIsWorn() {
        realm().person("kim").executeActionsEmail(List.of("UPDATE_PROFILE"));
        String link = realm().mailbox().next().link();
        guest().open(URI.create(link.replaceAll("key=[^&]+", "key=no-token"))).sees("#kc-error-message", "error-link");
    }

    private void verifyEmail(boolean required) {
        RealmRepresentation realm = realm().realm().resource().toRepresentation();
        realm.setVerifyEmail(required);
        realm().realm().resource().update(realm);
    }
}

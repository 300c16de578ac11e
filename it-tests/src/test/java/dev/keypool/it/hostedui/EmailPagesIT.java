package dev.keypool.it.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.server.KeycloakServer;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.RealmRepresentation;

/** Addresses that are proved by a link: where it is opened, how often, and what becomes of it. */
@PagesOfEachLook
final class EmailPagesIT extends HostedPages {

    EmailPagesIT(KeycloakServer server) {
        super(server);
    }

    @Override
    void settings(RealmRepresentation made) {
        made.setVerifyEmail(true);
    }

    @Override
    void prepare() {
        List.of("UPDATE_EMAIL", "UPDATE_PASSWORD").forEach(realm()::enable);
    }

    private URI link(String to) {
        return URI.create(realm().mailbox().next(to).link());
    }

    @Test
    void anAddressIsProvedInAnotherBrowser() {
        realm().person("alice", user -> user.setEmailVerified(false));
        Guest alice = guest().at("app").signsIn("alice").waitsFor("[data-page-id=login-login-verify-email]");
        URI link = link("alice@example.org");
        alice.clicksOnwards(".instruction a").sees(".instruction a", "verify-email-again");

        Guest elsewhere = guest().open(link).sees("#kc-info-message a", "verify-email-elsewhere");
        elsewhere.clicks("#kc-info-message a").sees("#kc-info-message:has-text('Your email address has been verified')", "verify-email-elsewhere-done");
        guest().open(link).sees("#kc-info-message:has-text('Your email address has been verified already.')", "verify-email-worn");
    }

    @Test
    void anotherAddressIsProved() {
        realm().person("bea");
        realm().person("cleo");
        Guest bea = guest().with("kc_action", "UPDATE_EMAIL").signsIn("bea");
        bea.types("email", "cleo@example.org").clicks("#kc-submit").sees("#input-error-email", "update-email-taken");
        bea.types("email", "bea@example.com").clicks("#kc-submit").sees("#kc-info-message", "update-email-sent");
        URI link = link("bea@example.com");

        bea.with("kc_action", "UPDATE_EMAIL").signsIn("bea").sees("#kc-update-email-form", "update-email-pending");
        bea.types("email", "bea@example.com").clicks("#kc-submit").sees("[role=alert]", "update-email-too-soon");

        Guest elsewhere = guest().open(link).sees("#kc-info-message", "update-email-done");
        assertThat(elsewhere.text("main")).contains("bea@example.com");
        guest().open(link).sees("#kc-error-message:has-text('The link you clicked is an old stale link')", "update-email-worn");
    }

    /** On somebody's own wish, with buttons in place of links. */
    @Test
    void theOwnerAsksForTheMail() {
        realm().person("dora", user -> user.setEmailVerified(false));
        verifyEmail(false);
        try {
            Guest dora = guest().with("kc_action", "VERIFY_EMAIL").signsIn("dora").sees("#kc-verify-email-form", "verify-email-offered");
            dora.clicksOnwards("#kc-verify-email-form input[type=submit]").sees("#kc-verify-email-form", "verify-email-offered-again");
            dora.open(link("dora@example.org")).arrives();
        } finally {
            verifyEmail(true);
        }
    }

    @Test
    void aLinkForAForgottenPasswordIsUsedUp() {
        realm().person("edda");
        Guest edda = guest().at("app").clicks("a[href*='reset-credentials']").waitsFor("#kc-reset-password-form").types("username", "edda").clicks("#kc-reset-password-form [type=submit]");
        edda.waitsFor("#kc-form-login");
        URI link = link("edda@example.org");
        edda.open(link).types("password-new", "Right-horse-2").types("password-confirm", "Right-horse-2").clicks("#kc-submit").arrives();
        edda.page().context().clearCookies();

        Guest again = guest().open(link).sees("#kc-error-message:has-text('Action expired.')", "forgotten-password-worn");
        assertThat(again.page().locator("#password-new").count()).isZero();
    }

    private void verifyEmail(boolean required) {
        RealmRepresentation realm = realm().realm().resource().toRepresentation();
        realm.setVerifyEmail(required);
        realm().realm().resource().update(realm);
    }
}

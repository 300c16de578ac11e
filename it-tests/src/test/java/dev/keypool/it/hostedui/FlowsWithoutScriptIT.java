package dev.keypool.it.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.triggers.ProviderRealm;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** What {@link WithoutScriptIT} has not: providers, mails, and what people do with their accounts, without JavaScript. */
@PagesOfEachLook
final class FlowsWithoutScriptIT extends HostedPages {

    private static final String CODE = "ABCDEFGHIJKL";
    private static final String REVIEWED = "#kc-idp-review-profile-form [type=submit]";
    private static final String FORM_OF_SAML = "form[name=saml-post-binding] [type=submit]";

    private ProviderRealm provider;

    FlowsWithoutScriptIT(KeycloakServer server) {
        super(server);
    }

    @Override
    void prepare() {
        provider = ProviderRealm.of(server(), realm().realm());
        List.of("UPDATE_EMAIL", "UPDATE_PROFILE", "delete_account", "delete_credential").forEach(realm()::enable);
        realm().configure("first broker login", "idp-review-profile", Map.of("update.profile.on.first.login", "on"));
        realm().configure("reset credentials", "reset-otp", Map.of("action_on_otp_reset_flag", "Remove one"));
        realm().require("browser", "auth-recovery-authn-code-form", "ALTERNATIVE");
        RealmRepresentation settings = realm().realm().resource().toRepresentation();
        settings.setOtpPolicyCodeReusable(true);
        realm().realm().resource().update(settings);
    }

    @Override
    void finish() {
        provider.close();
    }

    private Guest withoutScript() {
        return realm().guest(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    }

    private UserResource withDevices(String username, String... devices) {
        return realm().person(username, user -> user.setCredentials(OneTimeCodes.with(user.getCredentials(), devices)));
    }

    /** The button that ends their set-up is enabled by a script of Keycloak's page: without it the codes are seen, and nothing is lost by going on without them. */
    @Test
    void recoveryCodes() {
        UserResource alice = realm().person("alice", user -> user.setCredentials(Stream.concat(user.getCredentials().stream(), Stream.of(RecoveryCodes.of(CODE, "ZYXWVUTSRQPO"))).toList()));
        Guest guest = withoutScript().with("kc_action", "CONFIGURE_RECOVERY_AUTHN_CODES").signsIn("alice").types("recoveryCodeInput", "no code").clicks("#kc-login");
        guest.waitsFor("#input-error-recoveryCodeInput").types("recoveryCodeInput", CODE).clicks("#kc-login").waitsFor("#kc-recovery-codes-list");

        assertThat(guest.page().locator("#kc-recovery-codes-list li").count()).isEqualTo(12);
        assertThat(guest.page().locator("#saveRecoveryAuthnCodesBtn").isEnabled()).isFalse();
        guest.clicks("#cancelRecoveryAuthnCodesBtn").arrives();
        assertThat(alice.credentials()).filteredOn(each -> each.getType().equals("recovery-authn-codes")).singleElement()
                .extracting(CredentialRepresentation::getCredentialData).asString().contains("\"remainingCodes\":1");
    }

    @Test
    void anAddressIsProvedAndASessionEnded() {
        UserResource bea = realm().person("bea", user -> {
            user.setEmailVerified(false);
            user.setRequiredActions(List.of("VERIFY_EMAIL"));
        });
        Guest guest = withoutScript().at("app").signsIn("bea").waitsFor("[data-page-id=login-login-verify-email]");
        guest.open(URI.create(realm().mailbox().next("bea@example.org").link())).arrives();
        assertThat(bea.toRepresentation().isEmailVerified()).isTrue();

        guest.open("/protocol/openid-connect/logout").clicks("#kc-logout").waitsFor("#kc-info-message");
        assertThat(guest.text("main")).contains("You are logged out");
        assertThat(bea.getUserSessions()).isEmpty();
    }

    @Test
    void anotherAddress() {
        UserResource cleo = realm().person("cleo");
        Guest guest = withoutScript().with("kc_action", "UPDATE_EMAIL").signsIn("cleo").types("email", "no address").clicks("#kc-submit");
        guest.waitsFor("#input-error-email").types("email", "cleo@example.com").clicks("#kc-submit").arrives();
        assertThat(cleo.toRepresentation().getEmail()).isEqualTo("cleo@example.com");
    }

    /** By a mail of an administrator's, which says first what is wanted. */
    @Test
    void aMailThatAsksForSomething() {
        UserResource dora = realm().person("dora");
        dora.executeActionsEmail(List.of("UPDATE_PROFILE"));
        Guest guest = withoutScript().open(URI.create(realm().mailbox().next("dora@example.org").link())).clicks("#kc-info-message a").types("firstName", "Dorothea");
        guest.clicks("#kc-update-profile-form [type=submit]").waitsFor("#kc-info-message");
        assertThat(dora.toRepresentation().getFirstName()).isEqualTo("Dorothea");
    }

    @Test
    void aDeviceIsDeletedAndThenTheAccount() {
        UserResource edda = withDevices("edda", "Phone");
        String account = realm().realm().resource().clients().findByClientId("account").get(0).getId();
        edda.roles().clientLevel(account).add(List.of(realm().realm().resource().clients().get(account).roles().get("delete-account").toRepresentation()));
        String device = edda.credentials().stream().filter(each -> each.getType().equals("otp")).findFirst().orElseThrow().getId();

        Guest guest = withoutScript().with("kc_action", "delete_credential:" + device).signsIn("edda").types("otp", OneTimeCodes.of("Phone")).clicks("#kc-login");
        guest.clicks("#kc-accept").arrives();
        assertThat(edda.credentials()).extracting(CredentialRepresentation::getType).containsExactly("password");

        // Somebody who has signed in a second ago may be asked once more whose it is (Keycloak's DeleteAccount), so she comes anew.
        withoutScript().with("kc_action", "delete_account").signsIn("edda").waitsFor("#kc-deleteaccount-form").clicks("#kc-submit").waitsFor("#kc-info-message");
        assertThat(realm().realm().resource().users().searchByUsername("edda", true)).isEmpty();
    }

    /** The first is chosen from the start, so the other one is chosen here. */
    @Test
    void aDeviceIsReset() {
        UserResource fay = withDevices("fay", "Phone", "Tablet");
        Guest guest = withoutScript().at("app").clicks("a[href*='reset-credentials']").types("username", "fay").clicks("#kc-reset-password-form [type=submit]");
        guest.waitsFor("#kc-form-login").open(URI.create(realm().mailbox().next("fay@example.org").link())).waitsFor("#kc-otp-reset-form");
        guest.page().getByLabel("Tablet").check();
        guest.clicks("#kc-otp-reset-form-submit").waitsFor("#totp");
        assertThat(fay.credentials()).extracting(CredentialRepresentation::getUserLabel).contains("Phone").doesNotContain("Tablet");
    }

    /** Whose account there is already: by its password, since mail does not come. */
    @Test
    void anAccountIsLinkedToAProvider() {
        provider.person("gus");
        UserResource gus = realm().person("gus");
        Guest guest = withoutScript().at("app").clicks("#social-" + ProviderRealm.OIDC).signsIn("gus", ProviderRealm.PASSWORD);
        guest.types("lastName", "").clicks(REVIEWED).waitsFor("#input-error-lastName").types("lastName", "Example").clicks(REVIEWED);
        guest.clicks("#linkAccount").clicks("#try-another-way").clicks("button:has-text('Password')");
        guest.types("password", "not his password").clicks("#kc-login").waitsFor("#input-error-username, #input-error-password").types("password", HostedRealm.PASSWORD).clicks("#kc-login").arrives();
        assertThat(gus.getFederatedIdentity()).hasSize(1);
    }

    /** There and back by forms that a script would send. */
    @Test
    void whoComesFromAProviderBySaml() {
        provider.person("hal");
        Guest guest = withoutScript().at("app").clicks("#social-" + ProviderRealm.SAML).clicks(FORM_OF_SAML).signsIn("hal", ProviderRealm.PASSWORD).clicks(FORM_OF_SAML);
        guest.clicks(REVIEWED).arrives();
    }
}

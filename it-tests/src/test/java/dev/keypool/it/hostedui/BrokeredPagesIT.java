package dev.keypool.it.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.triggers.ProviderRealm;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.admin.client.resource.UserResource;

/** People who come from another provider for the first time. */
@PagesOfEachLook
final class BrokeredPagesIT extends HostedPages {

    private ProviderRealm provider;

    BrokeredPagesIT(KeycloakServer server) {
        super(server);
    }

    @Override
    void prepare() {
        provider = ProviderRealm.of(server(), realm().realm());
        realm().enable("idp_link");
        realm().configure("first broker login", "idp-review-profile", Map.of("update.profile.on.first.login", "on"));
    }

    @Override
    void finish() {
        provider.close();
    }

    /** Through the button on the sign-in page, and with nothing to say against what the provider told. */
    private Guest from(String alias, String username) {
        Guest guest = guest().at("app").clicks("#social-" + alias).signsIn(username, ProviderRealm.PASSWORD);
        return guest.sees("#kc-idp-review-profile-form", "review-profile-" + alias.toLowerCase(Locale.ROOT));
    }

    private static Guest submits(Guest guest) {
        return guest.clicks("#kc-idp-review-profile-form [type=submit]");
    }

    @ParameterizedTest
    @ValueSource(strings = {ProviderRealm.OIDC, ProviderRealm.SAML})
    void aProfileIsReviewed(String alias) {
        String username = "alice-" + alias.toLowerCase(Locale.ROOT);
        provider.person(username);

        Guest alice = from(alias, username);
        submits(alice.types("lastName", "")).sees("#input-error-lastName", "review-profile-error");
        submits(alice.types("lastName", "Example")).arrives();

        assertThat(user(username).getFederatedIdentity()).hasSize(1);
    }

    @Test
    void anAccountIsLinkedByMail() {
        provider.person("bea");
        realm().person("bea");

        Guest bea = submits(from(ProviderRealm.OIDC, "bea")).sees("#linkAccount", "link-confirm");
        bea.clicks("#linkAccount").sees("#instruction1", "link-mail");
        bea.open(URI.create(realm().mailbox().next().link())).arrives();

        assertThat(user("bea").getFederatedIdentity()).hasSize(1);
    }

    /** Or by the password, where mail does not come. */
    @Test
    void anAccountIsLinkedByItsPassword() {
        provider.person("dora");
        realm().person("dora");

        Guest dora = submits(from(ProviderRealm.OIDC, "dora")).clicks("#linkAccount").clicks("#try-another-way").sees("[data-page-id=login-select-authenticator]", "link-choose");
        dora.clicks("button:has-text('Password')").sees("#password", "link-password");
        dora.types("password", HostedRealm.PASSWORD).clicks("#kc-login").arrives();

        assertThat(user("dora").getFederatedIdentity()).hasSize(1);
    }

    @Test
    void anAccountIsLinkedByItsOwner() {
        UserResource cleo = realm().person("cleo");
        String account = realm().realm().resource().clients().findByClientId("account").get(0).getId();
        cleo.roles().clientLevel(account).add(List.of(realm().realm().resource().clients().get(account).roles().get("manage-account").toRepresentation()));

        guest().with("kc_action", "idp_link:" + ProviderRealm.OIDC).signsIn("cleo").sees("#kc-link-text", "link-account");
    }

    /** By the address: a SAML provider's name for somebody is its own. */
    private UserResource user(String username) {
        return realm().realm().resource().users().get(realm().realm().resource().users().searchByEmail(username + "@example.org", true).get(0).getId());
    }
}

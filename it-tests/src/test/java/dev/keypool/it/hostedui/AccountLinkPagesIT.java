package dev.keypool.it.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.triggers.OwnFlow;
import dev.keypool.it.triggers.ProviderRealm;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.resource.ClientsResource;
import org.keycloak.admin.client.resource.IdentityProviderResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;

/** People of a provider who have an account already: how it becomes one, and what can go wrong with it. */
@PagesOfEachLook
final class AccountLinkPagesIT extends HostedPages {

    private static final String RESEND = "#instruction2 a";

    private ProviderRealm provider;

    AccountLinkPagesIT(KeycloakServer server) {
        super(server);
    }

    @Override
    void prepare() {
        provider = ProviderRealm.of(server(), realm().realm());
        realm().enable("idp_link");
        realm().configure("first broker login", "idp-review-profile", Map.of("update.profile.on.first.login", "off"));
    }

    @Override
    void finish() {
        provider.close();
    }

    /** Who is at both, and comes from the provider. */
    private Guest known(String username) {
        provider.person(username);
        realm().person(username);
        return fromTheProvider(username);
    }

    private Guest fromTheProvider(String username) {
        return guest().at("app").clicks("#social-" + ProviderRealm.OIDC).signsIn(username, ProviderRealm.PASSWORD);
    }

    private List<FederatedIdentityRepresentation> links(String username) {
        return realm().realm().resource().users().get(realm().realm().resource().users().searchByUsername(username, true).get(0).getId()).getFederatedIdentity();
    }

    @Test
    void theProfileIsLookedAtFirst() {
        Guest alice = known("alice").clicks("#updateProfile").sees("#kc-idp-review-profile-form", "link-review");
        alice.types("email", "no address").clicks("#kc-idp-review-profile-form [type=submit]").sees("#input-error-email", "link-review-error");
    }

    /** The mail is asked for again, and read where the person is not signing in: it says what it does before it does it. */
    @Test
    void byALinkThatIsOpenedElsewhere() {
        Guest bea = known("bea").clicks("#linkAccount").waitsFor(RESEND);
        URI first = URI.create(realm().mailbox().next("bea@example.org").link());
        bea.clicksOnwards(RESEND).sees(RESEND, "link-mail-again");
        realm().mailbox().next("bea@example.org");

        Guest elsewhere = guest().open(first).sees("#kc-info-message a", "link-mail-elsewhere");
        elsewhere.clicks("#kc-info-message a").sees("#kc-info-message:has-text('You successfully verified your email.')", "link-mail-elsewhere-done");

        bea.clicks("#instruction3 a").arrives();
        assertThat(links("bea")).hasSize(1);
        // Not before: while the sign-in goes on, this page of Keycloak's loads itself again each second (IdpVerifyAccountLinkActionTokenHandler names another session than the cookie).
        guest().open(first).sees("#kc-info-message:has-text('verified already')", "link-mail-worn");
    }

    /** Somebody else of the provider has been linked to the account. */
    @Test
    void inPlaceOfAnother() {
        OwnFlow.add(realm().realm(), "override", "browser", "REQUIRED", "idp-detect-existing-broker-user", "idp-confirm-override-link", "idp-auto-link");
        firstLogin("flow of override");
        try {
            provider.person("cleo");
            UserResource cleo = realm().person("cleo");
            FederatedIdentityRepresentation earlier = new FederatedIdentityRepresentation();
            earlier.setUserId("earlier");
            earlier.setUserName("cleo.of.earlier");
            cleo.addFederatedIdentity(ProviderRealm.OIDC, earlier).close();

            Guest guest = fromTheProvider("cleo").sees("#confirmOverride", "link-override");
            assertThat(guest.text("main")).contains("cleo.of.earlier");
            guest.clicks("#confirmOverride").arrives();

            assertThat(cleo.getFederatedIdentity()).extracting(FederatedIdentityRepresentation::getUserName).containsExactly("cleo");
        } finally {
            firstLogin("first broker login");
        }
    }

    private void firstLogin(String flow) {
        IdentityProviderResource resource = realm().realm().resource().identityProviders().get(ProviderRealm.OIDC);
        IdentityProviderRepresentation changed = resource.toRepresentation();
        changed.setFirstBrokerLoginFlowAlias(flow);
        resource.update(changed);
    }

    /** As who links it has to. */
    private void managesTheAccount(UserResource person) {
        ClientsResource clients = realm().realm().resource().clients();
        String account = clients.findByClientId("account").get(0).getId();
        person.roles().clientLevel(account).add(List.of(clients.get(account).roles().get("manage-account").toRepresentation()));
    }

    @Test
    void byItsOwnerWhoMayThinkAgain() {
        UserResource dora = realm().person("dora");
        managesTheAccount(dora);
        provider.person("dora");

        Guest guest = guest().with("kc_action", "idp_link:" + ProviderRealm.OIDC).signsIn("dora").clicks("#kc-cancel");
        guest.arrives();
        assertThat(guest.page().url()).contains("kc_action_status=cancelled");

        guest.with("kc_action", "idp_link:" + ProviderRealm.OIDC).clicks("#kc-continue").signsIn("dora", ProviderRealm.PASSWORD).arrives();
        assertThat(links("dora")).hasSize(1);
    }

    /** Whose account at the provider is somebody else's here. */
    @Test
    void ofTwoPeople() {
        provider.person("edda");
        fromTheProvider("edda").arrives();
        UserResource fay = realm().person("fay");
        managesTheAccount(fay);

        Guest guest = guest().with("kc_action", "idp_link:" + ProviderRealm.OIDC).signsIn("fay").clicks("#kc-continue");
        guest.signsIn("edda", ProviderRealm.PASSWORD).sees("#kc-error-message", "link-of-somebody-else");
        assertThat(fay.getFederatedIdentity()).isEmpty();
    }
}

package dev.keypool.it.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.server.KeycloakServer;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.resource.OrganizationResource;
import org.keycloak.representations.idm.OrganizationDomainRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** Whom an organization invites by mail. */
@PagesOfEachLook
final class InvitationPagesIT extends HostedPages {

    private static final Pattern LINK = Pattern.compile("href=\"([^\"]+)\"");

    private OrganizationResource acme;

    InvitationPagesIT(KeycloakServer server) {
        super(server);
    }

    @Override
    void settings(RealmRepresentation made) {
        made.setOrganizationsEnabled(true);
    }

    @Override
    void prepare() {
        OrganizationRepresentation organization = new OrganizationRepresentation();
        organization.setName("Acme");
        organization.setAlias("acme");
        organization.setRedirectUrl(HostedRealm.CALLBACK.toString());
        organization.addDomain(new OrganizationDomainRepresentation("acme.example"));
        try (Response response = realm().realm().resource().organizations().create(organization)) {
            assertThat(response.getStatus()).isEqualTo(201);
            acme = realm().realm().resource().organizations().get(response.getLocation().getPath().replaceAll(".*/", ""));
        }
    }

    /** The only one: to sign up or, with an account, to join. */
    private URI link(String to) {
        Matcher link = LINK.matcher(realm().mailbox().next(to).html());
        assertThat(link.find()).isTrue();
        return URI.create(link.group(1).replace("&amp;", "&"));
    }

    @Test
    void somebodyWithAnAccount() {
        acme.members().inviteExistingUser(realm().person("alice").toRepresentation().getId()).close();
        URI link = link("alice@example.org");

        Guest alice = guest().open(link).sees("#kc-info-message a", "invitation");
        assertThat(alice.text("main")).contains("Acme");
        alice.clicks("#kc-info-message a").arrives();
        assertThat(acme.members().search("alice", true, 0, 1)).hasSize(1);
        guest().open(link).sees("#kc-info-message:has-text('You are already a member of the Acme organization.')", "invitation-worn");
    }

    @Test
    void somebodyNew() {
        acme.members().inviteUser("bob@acme.example", "Bob", "Builder").close();
        Guest bob = guest().open(link("bob@acme.example")).sees("#kc-register-form", "invitation-sign-up");
        assertThat(bob.text("main")).contains("Acme");
        bob.types("username", "bob").types("firstName", "Bob").types("lastName", "Builder").types("password", HostedRealm.PASSWORD).types("password-confirm", HostedRealm.PASSWORD);
        bob.clicks("#kc-register-form [type=submit]").waitsFor("html:not(:has(#kc-register-form)) body");
        assertThat(acme.members().search("bob", true, 0, 1)).hasSize(1);
    }
}

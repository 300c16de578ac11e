package dev.keypool.it.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.keypool.it.server.KeycloakServer;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.OrganizationDomainRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** People of organizations, who tell their names first and then for which of them they come. */
@PagesOfEachLook
final class OrganizationPagesIT extends HostedPages {

    private final List<String> organizations = new ArrayList<>();

    OrganizationPagesIT(KeycloakServer server) {
        super(server);
    }

    @Override
    void settings(RealmRepresentation made) {
        made.setOrganizationsEnabled(true);
    }

    @Override
    void prepare() {
        organizations.clear();
        for (String name : List.of("acme", "globex", "initech", "umbrella")) {
            OrganizationRepresentation organization = new OrganizationRepresentation();
            organization.setName(name);
            organization.setAlias(name);
            organization.addDomain(new OrganizationDomainRepresentation(name + ".example"));
            try (Response response = realm().realm().resource().organizations().create(organization)) {
                assertThat(response.getStatus()).isEqualTo(201);
                organizations.add(response.getLocation().getPath().replaceAll(".*/", ""));
            }
        }
        member("alice", 2);
        member("bea", 4);
    }

    private void member(String username, int count) {
        String id = realm().person(username).toRepresentation().getId();
        organizations.subList(0, count).forEach(each -> realm().realm().resource().organizations().get(each).members().addMember(id).close());
    }

    private Guest ofAnOrganization(String username) {
        return ofAnOrganization(guest(), username);
    }

    private static Guest ofAnOrganization(Guest guest, String username) {
        URI any = URI.create(guest.flow("app").authorizationUri().toString().replace("scope=openid", "scope=openid+organization"));
        return guest.open(any).types("username", username).clicks("#kc-login");
    }

    @Test
    void oneOfTwoIsChosen() {
        guest().at("app").sees("#username", "organization-username");

        Guest alice = ofAnOrganization("alice").sees("#kc-user-organizations", "organization-choice");
        alice.clicks("#organization-globex").sees("#password", "organization-password");
        alice.types("password", HostedRealm.PASSWORD).clicks("#kc-login").arrives();
    }

    @Test
    void oneOfTwoIsChosenWithoutScript() {
        Guest alice = ofAnOrganization(realm().guest(new Browser.NewContextOptions().setJavaScriptEnabled(false)), "alice");
        alice.clicks("#organization-globex").types("password", HostedRealm.PASSWORD).clicks("#kc-login").arrives();
    }

    @Test
    void oneOfManyIsChosen() {
        ofAnOrganization("bea").sees("#kc-user-organizations", "organization-choice-of-many");
    }
}

package dev.keypool.it.userpools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.client.Admin;
import dev.keypool.it.client.KeypoolAdmin;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import dev.keypool.it.triggers.SignInPages;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.AdminEventRepresentation;

/** Accounts that administrators make, whose temporary password comes by SMS. */
@WithStandIns
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class InvitationIT {

    private final KeycloakServer server;
    private PhoneRealm realm;
    private Keycloak client;
    private KeypoolAdmin admin;

    InvitationIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void makeTheRealm() {
        realm = PhoneRealm.on(server);
        realm.person("fay", user -> { });
        realm.person("gus", user -> { });
        realm.settings(settings -> settings.setPasswordPolicy("length(14) and digits(3) and upperCase(3) and specialChars(2) and notUsername()"));
        client = Admin.of(server);
        admin = KeypoolAdmin.as(client, server, realm.name()).at("keypool/users");
    }

    @AfterAll
    void close() {
        client.close();
        realm.close();
    }

    private UserResource invited(String username, String number) {
        return realm.person(username, user -> {
            user.setCredentials(null);
            user.setAttributes(number == null ? null : Map.of("phoneNumber", List.of(number)));
        });
    }

    private HttpResponse<String> invite(UserResource user) {
        return admin.post(user.toRepresentation().getId() + "/invitation", null);
    }

    @Test
    void theTemporaryPasswordSignsInOnceAndIsReplaced() throws Exception {
        UserResource ann = invited("ann", "+14155553001");

        assertThat(invite(ann).statusCode()).isEqualTo(204);

        SmsInbox.Sms sms = realm.inbox().last();
        assertThat(sms.to()).isEqualTo("+14155553001");
        assertThat(sms.text()).startsWith("Your user name is ann and your temporary password is ");
        String password = sms.text().replaceAll(".* ", "");
        assertThat(password).hasSizeGreaterThanOrEqualTo(14);
        SignInPages pages = realm.pages();
        SignInPages.Page page = pages.signIn(pages.open(), "ann", password);
        assertThat(page.asksFor("password-new")).isTrue();
        assertThat(pages.submit(page, Map.of("password-new", "AN3W-pass-w0rd!-7X", "password-confirm", "AN3W-pass-w0rd!-7X")).isCallback()).isTrue();

        String id = ann.toRepresentation().getId();
        AdminEventRepresentation event = realm.resource().getAdminEvents().stream()
                .filter(one -> one.getResourcePath().endsWith("/invitation")).findFirst().orElseThrow();
        assertThat(event.getOperationType()).isEqualTo("ACTION");
        assertThat(event.getResourceType()).isEqualTo("USER");
        assertThat(event.getResourcePath()).contains(id);
        assertThat(String.valueOf(event.getRepresentation())).doesNotContain(password);
        assertThat(server.log()).doesNotContain(password).doesNotContain("4155553001");
    }

    @Test
    void nothingIsDoneWhereTheSmsIsNotTaken() {
        UserResource ben = invited("ben", "+14155553002");
        realm.inbox().refuses();
        try {
            HttpResponse<String> answer = invite(ben);
            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(KeypoolAdmin.json(answer).path("errorMessage").asText()).isEqualTo("The SMS could not be sent.");
        } finally {
            realm.inbox().takes();
        }
        assertThat(ben.credentials()).isEmpty();
        assertThat(ben.toRepresentation().getRequiredActions()).isEmpty();
    }

    @Test
    void whoeverCannotBeReachedIsNotInvited() {
        assertThat(invite(invited("cleo", null)).statusCode()).isEqualTo(400);
        UserResource dora = invited("dora", "+14155553004");
        var disabled = dora.toRepresentation();
        disabled.setEnabled(false);
        dora.update(disabled);
        assertThat(invite(dora).statusCode()).isEqualTo(400);
        assertThat(dora.credentials()).isEmpty();
        assertThat(admin.post("00000000-0000-0000-0000-000000000000/invitation", null).statusCode()).isEqualTo(404);
    }

    @Test
    void onlyThoseWhoManagePeopleMayInvite() {
        UserResource emil = invited("emil", "+14155553005");
        String id = emil.toRepresentation().getId();
        assertThat(KeypoolAdmin.with(server, realm.name(), "nothing").at("keypool/users").post(id + "/invitation", null).statusCode()).isEqualTo(401);
        UserResource viewer = realm.resource().users().get(realm.resource().users().searchByUsername("gus", true).get(0).getId());
        String management = realm.resource().clients().findByClientId("realm-management").get(0).getId();
        viewer.roles().clientLevel(management)
                .add(List.of(realm.resource().clients().get(management).roles().get("view-users").toRepresentation()));
        for (String username : List.of("fay", "gus")) {
            String token = Tokens.byDirectGrant(server, realm.name(), "app", username, PhoneRealm.PASSWORD).accessToken();
            assertThat(KeypoolAdmin.with(server, realm.name(), token).at("keypool/users").post(id + "/invitation", null).statusCode()).isEqualTo(403);
        }
        assertThat(emil.credentials()).isEmpty();
    }
}

package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import dev.keypool.it.userpools.PhoneRealm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.admin.client.resource.UserResource;

/** A function that knows people who have codes by SMS as a second factor ({@code enableSMSMFA}). */
@WithStandIns
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MigratedFactorIT {

    private static final String OLD = "0ld-s3cret";

    private final KeycloakServer server;
    private PhoneRealm realm;
    private FunctionRealm functions;

    MigratedFactorIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void makeTheRealm() {
        realm = PhoneRealm.on(server);
        realm.secondFactors("keypool-sms-code");
        functions = FunctionRealm.in(server, realm.realm());
        functions.assign("UserMigration", Map.of());
    }

    @AfterAll
    void close() {
        realm.close();
    }

    private void knows(String name, String number, String verified) {
        functions.answers(event -> {
            ObjectNode response = (ObjectNode) event.path("response");
            response.putObject("userAttributes").put("email", name + "@example.org").put("given_name", name).put("family_name", "Example")
                    .put("phone_number", number).put("phone_number_verified", verified);
            response.put("finalUserStatus", "CONFIRMED").put("enableSMSMFA", true);
            return event;
        });
    }

    private SignInPages.Page signIn(SignInPages pages, String name) {
        return pages.signIn(pages.open(), name, OLD);
    }

    private UserResource user(String name) {
        return realm.resource().users().get(realm.resource().users().searchByUsername(name, true).get(0).getId());
    }

    private boolean isKnown(String name) {
        return !realm.resource().users().searchByUsername(name, true).isEmpty();
    }

    /** Cognito sends codes to numbers that are not verified, too. */
    @Test
    void whoeverIsMigratedWithANumberTypesACodeBySms() {
        knows("nina", "+14155556001", "false");
        SignInPages pages = realm.pages();

        SignInPages.Page page = signIn(pages, "nina");

        assertThat(page.isCallback()).isFalse();
        assertThat(page.asksFor("code")).as(page.text()).isTrue();
        assertThat(realm.inbox().last().to()).isEqualTo("+14155556001");
        assertThat(PhoneRealm.attribute(user("nina"), "phoneNumberVerified")).isEqualTo("false");
        String code = realm.inbox().last().code();
        page = pages.submit(page, Map.of("code", code.equals("000000") ? "000001" : "000000"));
        assertThat(page.text()).contains("That code is not right.");
        assertThat(pages.submit(page, Map.of("code", code)).isCallback()).isTrue();
        assertThat(PhoneRealm.attribute(user("nina"), "phoneNumberVerified")).isEqualTo("true");

        assertThat(signIn(realm.pages(), "nina").asksFor("code")).isTrue();
    }

    @Test
    void aNumberThatTheFunctionKnowsToBeVerifiedIsAFactorAtOnce() {
        knows("otto", "+14155556002", "true");
        SignInPages pages = realm.pages();

        SignInPages.Page page = signIn(pages, "otto");

        assertThat(page.asksFor("code")).as(page.text()).isTrue();
        assertThat(pages.submit(page, Map.of("code", realm.inbox().last().code())).isCallback()).isTrue();
        assertThat(functions.events()).filteredOn(event -> event.path("userName").asText().equals("otto")).hasSize(1);
    }

    @Test
    void nobodyIsLetInWithLessThanTheFunctionAsksFor() {
        knows("paul", "+14155556003", "true");
        assertThat(functions.ask(functions.passwordGrant("paul", OLD)).statusCode()).isIn(400, 401);
        realm.settings(settings -> settings.setBrowserFlow("browser"));
        try {
            assertThat(signIn(realm.pages(), "paul").text()).contains("Invalid username or password");
        } finally {
            realm.settings(settings -> settings.setBrowserFlow("own"));
        }
        realm.settings(settings -> settings.getAttributes().put("keypool.sms.allowedPrefixes", "+49"));
        try {
            assertThat(signIn(realm.pages(), "paul").text()).contains("Invalid username or password");
        } finally {
            realm.settings(settings -> settings.getAttributes().put("keypool.sms.allowedPrefixes", ""));
        }
        for (String number : List.of("no number", "0155 5551")) {
            knows("paul", number, "true");
            assertThat(signIn(realm.pages(), "paul").text()).contains("Invalid username or password");
        }
        assertThat(isKnown("paul")).isFalse();
    }
}

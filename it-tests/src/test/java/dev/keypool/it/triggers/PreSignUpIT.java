package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import dev.keypool.it.tools.Chromium;
import dev.keypool.it.tools.RequiresBrowser;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.representations.userprofile.config.UPConfig;

/** A function that is asked before somebody gets an account, in Keycloak's own registration and admin REST API as they come. */
@WithStandIns
@RequiresBrowser
final class PreSignUpIT {

    private static final String TRIGGER = "PreSignUp";

    private static Chromium chromium;
    private static ReceivedMails mailbox;

    private final KeycloakServer server;
    private FunctionRealm realm;

    PreSignUpIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    static void start() {
        chromium = Chromium.launch();
        mailbox = new ReceivedMails();
    }

    @AfterAll
    static void stop() {
        mailbox.close();
        chromium.close();
    }

    @BeforeEach
    void makeTheRealm() {
        realm = FunctionRealm.on(server);
        RealmRepresentation settings = new RealmRepresentation();
        settings.setRegistrationAllowed(true);
        realm.realm().resource().update(settings);
    }

    @AfterEach
    void close() {
        realm.close();
    }

    @Test
    void itIsAskedOnceAndBeforeAnythingIsStored() {
        realm.assign(TRIGGER, Map.of());
        List<Boolean> stored = new ArrayList<>();
        realm.answers(event -> {
            stored.add(exists("bob"));
            return event;
        });
        Person bob = bob();

        assertThat(bob.isBackAfter(bob::sends)).isEqualTo("bob");

        assertThat(stored).containsExactly(false);
        ObjectNode event = realm.events().get(0);
        assertThat(event.path("triggerSource").asText()).isEqualTo("PreSignUp_SignUp");
        assertThat(event.path("userName").asText()).isEqualTo("bob");
        assertThat(event.at("/callerContext/clientId").asText()).isEqualTo("app");
        assertThat(event.at("/request/userAttributes/email").asText()).isEqualTo("bob@example.org");
        assertThat(event.at("/request/userAttributes/given_name").asText()).isEqualTo("bob");
        assertThat(event.at("/request/validationData").isNull()).isTrue();
        assertThat(event.toString()).doesNotContain(FunctionRealm.PASSWORD);
    }

    @Test
    void itsTextIsOnTheFormAndNobodyIsCreated() {
        realm.assign(TRIGGER, Map.of());
        realm.throwsError("Not <b>today</b>");
        Person bob = bob();

        bob.sends();

        assertThat(bob.reads()).contains("Not \u2039b\u203atoday\u2039/b\u203a").doesNotContain("PreSignUp failed");
        assertThat(bob.page().locator("#username").inputValue()).isEqualTo("bob");
        assertThat(bob.page().content()).doesNotContain(FunctionRealm.PASSWORD);
        assertThat(exists("bob")).isFalse();

        realm.answers(event -> event);
        bob.fillsIn("bob");
        assertThat(bob.isBackAfter(bob::sends)).isEqualTo("bob");
        assertThat(realm.events()).hasSize(2);
    }

    @Test
    void itIsNotAskedForAFormThatIsWrongAnyway() {
        realm.assign(TRIGGER, Map.of());
        Person bob = bob();
        bob.page().locator("#password-confirm").fill("another password");
        bob.sends();
        bob.fillsIn("alice").sends();

        assertThat(bob.reads()).contains("exists");
        assertThat(realm.events()).isEmpty();
    }

    @Test
    void whoMeanwhileGotTheNameIsSaidOnTheForm() {
        realm.assign(TRIGGER, Map.of());
        realm.answers(event -> {
            if (event.path("triggerSource").asText().equals("PreSignUp_SignUp")) {
                assertThat(createByAdministrator("bob")).startsWith("201");
            }
            return event;
        });
        Person bob = bob();

        bob.sends();

        assertThat(bob.reads()).contains("Username already exists");
        assertThat(bob.page().locator("#kc-register-form").isVisible()).isTrue();
    }

    @Test
    void whatTheFormSendsForFunctionsIsInTheEventAndNotAtThePerson() {
        realm.assign(TRIGGER, Map.of());
        allowUnknownAttributes();
        Person bob = bob().with(Map.of("validationData.invitation", "A1", "aws_client_metadata", "{\"campaign\":\"winter\"}", "team", "red"));

        bob.isBackAfter(bob::sends);

        JsonNode request = realm.events().get(0).path("request");
        assertThat(request.at("/validationData/invitation").asText()).isEqualTo("A1");
        assertThat(request.at("/clientMetadata/campaign").asText()).isEqualTo("winter");
        assertThat(request.at("/userAttributes/custom:team").asText()).isEqualTo("red");
        assertThat(user("bob").getAttributes()).containsEntry("team", List.of("red")).doesNotContainKeys("validationData.invitation", "aws_client_metadata");
    }

    @Test
    void malformedMetadataIsSaidOnTheForm() {
        realm.assign(TRIGGER, Map.of());
        Person bob = bob().with(Map.of("aws_client_metadata", "[]"));

        bob.sends();

        assertThat(bob.reads()).contains("aws_client_metadata must be a JSON object");
        assertThat(realm.events()).isEmpty();
        assertThat(exists("bob")).isFalse();
    }

    @Test
    void whoseEmailItVerifiesIsNotAskedTo() {
        realm.assign(TRIGGER, Map.of());
        emailsMustBeVerified();
        realm.answers(event -> respond(event, "autoVerifyEmail"));
        int before = mailbox.mails();
        Person bob = bob();
        bob.sends();

        assertThat(bob.isBackAfter(() -> bob.setsANewPassword(FunctionRealm.PASSWORD))).isEqualTo("bob");

        assertThat(user("bob").isEmailVerified()).isTrue();
        assertThat(mailbox.mails()).isEqualTo(before);
    }

    @Test
    void whomItConfirmsNeedNotVerifyTheirEmailUntilItChanges() {
        realm.assign(TRIGGER, Map.of());
        emailsMustBeVerified();
        realm.answers(event -> respond(event, "autoConfirmUser"));
        Person bob = bob();
        bob.sends();
        assertThat(bob.isBackAfter(() -> bob.setsANewPassword(FunctionRealm.PASSWORD))).isEqualTo("bob");
        assertThat(user("bob").isEmailVerified()).isFalse();

        Person later = person();
        assertThat(later.isBackAfter(() -> later.signsIn("bob", FunctionRealm.PASSWORD))).isEqualTo("bob");

        UserRepresentation changed = user("bob");
        changed.setEmail("other@example.org");
        realm.realm().resource().users().get(changed.getId()).update(changed);
        Person afterwards = person();
        afterwards.signsIn("bob", FunctionRealm.PASSWORD);
        assertThat(afterwards.reads()).contains("verify your email");
        assertThat(mailbox.link("other@example.org")).isNotEmpty();
    }

    @Test
    void nobodyConfirmsThemselvesWithTheAttributeThatSaysSo() {
        realm.assign(TRIGGER, Map.of());
        allowUnknownAttributes();
        Person bob = bob().with(Map.of("keypool.confirmedEmail", "bob@example.org"));

        bob.sends();

        assertThat(bob.page().locator("#kc-register-form").isVisible()).isTrue();
        assertThat(exists("bob")).isFalse();
        assertThat(realm.events()).isEmpty();
        UserRepresentation alice = user("alice");
        alice.setAttributes(Map.of("keypool.confirmedEmail", List.of("alice@example.org")));
        assertThatThrownBy(() -> realm.realm().resource().users().get(alice.getId()).update(alice)).isInstanceOf(BadRequestException.class);
    }

    @Test
    void thePhoneNumberItVerifiesIsVerified() {
        realm.assign(TRIGGER, Map.of());
        allowUnknownAttributes();
        realm.answers(event -> respond(event, "autoVerifyPhone"));
        Person bob = bob().with(Map.of("phoneNumber", "+491700000000"));

        bob.isBackAfter(bob::sends);

        assertThat(realm.events().get(0).at("/request/userAttributes/phone_number").asText()).isEqualTo("+491700000000");
        assertThat(user("bob").getAttributes()).containsEntry("phoneNumberVerified", List.of("true"));
    }

    @Test
    void anAnswerOfAnotherShapeStopsTheSignUp() {
        realm.assign(TRIGGER, Map.of());
        realm.answers(event -> {
            event.withObject("/response").put("autoVerifyEmail", "yes");
            return event;
        });
        Person bob = bob();
        bob.sends();
        assertThat(bob.reads()).contains("nexpected error");
        realm.answers(event -> respond(event, "autoVerifyPhone"));
        bob.fillsIn("bob").sends();

        assertThat(bob.reads()).contains("nexpected error");
        assertThat(bob.page().locator("#kc-register-form").isVisible()).isTrue();
        assertThat(exists("bob")).isFalse();
    }

    @Test
    void itsFailureStopsTheSignUpUnlessItIsToGoOn() {
        realm.assign(TRIGGER, Map.of());
        realm.isDown();
        Person bob = bob();
        bob.sends();
        assertThat(bob.reads()).contains("nexpected error");
        assertThat(exists("bob")).isFalse();

        realm.assign(TRIGGER, Map.of("appClient", "app", "onFailure", "continue"));
        bob.fillsIn("bob");
        assertThat(bob.isBackAfter(bob::sends)).isEqualTo("bob");
    }

    @Test
    void anotherAppClientsFunctionIsNotAsked() {
        realm.assign(TRIGGER, Map.of("appClient", "service"));
        Person bob = bob();

        assertThat(bob.isBackAfter(bob::sends)).isEqualTo("bob");

        assertThat(realm.events()).isEmpty();
    }

    @Test
    void itIsAskedBeforeAnAdministratorCreatesSomebody() {
        realm.assign(TRIGGER, Map.of());
        realm.answers(event -> respond(event, "autoVerifyEmail"));
        UserRepresentation carol = ThrowawayRealm.user("carol", FunctionRealm.PASSWORD);
        carol.setEmailVerified(false);

        try (Response response = realm.realm().resource().users().create(carol)) {
            assertThat(response.getStatus()).isEqualTo(201);
        }

        assertThat(realm.events()).hasSize(1);
        ObjectNode event = realm.events().get(0);
        assertThat(event.path("triggerSource").asText()).isEqualTo("PreSignUp_AdminCreateUser");
        assertThat(event.path("userName").asText()).isEqualTo("carol");
        assertThat(event.at("/callerContext/clientId").asText()).isEqualTo("CLIENT_ID_NOT_APPLICABLE");
        assertThat(event.at("/request/userAttributes/email").asText()).isEqualTo("carol@example.org");
        // Cognito ignores the response here.
        assertThat(user("carol").isEmailVerified()).isFalse();
    }

    @Test
    void administratorsGetTheFunctionsTextAndNobodyIsCreated() {
        realm.assign(TRIGGER, Map.of());
        realm.throwsError("Only {people} from 'here'");
        assertThat(createByAdministrator("carol")).isEqualTo("400 {\"errorMessage\":\"PreSignUp failed with error Only {people} from 'here'.\"}");
        realm.isDown();
        assertThat(createByAdministrator("carol")).isEqualTo("503 {\"errorMessage\":\"PreSignUp invocation failed.\"}");

        assertThat(exists("carol")).isFalse();
    }

    @Test
    void itIsNotAskedForSomebodyWhomKeycloakWouldNotCreateOrWhoIsThereAlready() {
        realm.assign(TRIGGER, Map.of());
        assertThat(createByAdministrator("alice")).startsWith("409");
        UserRepresentation alice = user("alice");
        alice.setLastName("Another");
        realm.realm().resource().users().get(alice.getId()).update(alice);

        assertThat(realm.events()).isEmpty();
    }

    private static ObjectNode respond(ObjectNode event, String member) {
        event.withObject("/response").put(member, true);
        return event;
    }

    private Person person() {
        return new Person(chromium, server, realm);
    }

    private Person bob() {
        return person().atTheForm().fillsIn("bob");
    }

    private boolean exists(String username) {
        return !realm.realm().resource().users().searchByUsername(username, true).isEmpty();
    }

    private UserRepresentation user(String username) {
        return realm.realm().resource().users().searchByUsername(username, true).get(0);
    }

    private String createByAdministrator(String username) {
        try (Response response = realm.realm().resource().users().create(ThrowawayRealm.user(username, FunctionRealm.PASSWORD))) {
            return response.getStatus() + " " + response.readEntity(String.class);
        }
    }

    private void emailsMustBeVerified() {
        RealmRepresentation settings = new RealmRepresentation();
        settings.setVerifyEmail(true);
        settings.setSmtpServer(mailbox.settings(server));
        realm.realm().resource().update(settings);
    }

    private void allowUnknownAttributes() {
        UPConfig profile = realm.realm().resource().users().userProfile().getConfiguration();
        profile.setUnmanagedAttributePolicy(UPConfig.UnmanagedAttributePolicy.ENABLED);
        realm.realm().resource().users().userProfile().update(profile);
    }
}

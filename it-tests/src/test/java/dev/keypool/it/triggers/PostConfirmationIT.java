package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Response;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import dev.keypool.it.tools.Chromium;
import dev.keypool.it.tools.RequiresBrowser;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** A function that is told of confirmed sign-ups and new passwords, in Keycloak's own flows as they come. */
@WithStandIns
@RequiresBrowser
final class PostConfirmationIT {

    private static final String TRIGGER = "PostConfirmation";
    private static final String NEW_PASSWORD = "another password";

    private static Chromium chromium;
    private static ReceivedMails mailbox;

    private final KeycloakServer server;
    private final List<Boolean> stored = new CopyOnWriteArrayList<>();
    private FunctionRealm realm;

    PostConfirmationIT(KeycloakServer server) {
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
        settings(false);
    }

    @AfterEach
    void close() {
        realm.close();
    }

    @Test
    void whereNothingHasToBeVerifiedItIsToldWhenTheAccountIsStored() {
        realm.assign(TRIGGER, Map.of());
        realm.answers(event -> {
            stored.add(!realm.realm().resource().users().searchByUsername("bob", true).isEmpty());
            return event;
        });
        Person bob = bob().with(Map.of("aws_client_metadata", "{\"campaign\":\"winter\"}"));

        assertThat(bob.isBackAfter(bob::sends)).isEqualTo("bob");

        assertThat(stored).containsExactly(true);
        ObjectNode event = realm.events().get(0);
        assertThat(event.path("triggerSource").asText()).isEqualTo("PostConfirmation_ConfirmSignUp");
        assertThat(event.path("userName").asText()).isEqualTo("bob");
        assertThat(event.at("/callerContext/clientId").asText()).isEqualTo("app");
        assertThat(event.at("/request/userAttributes/sub").asText()).isEqualTo(user("bob").getId());
        assertThat(event.at("/request/userAttributes/cognito:user_status").asText()).isEqualTo("CONFIRMED");
        assertThat(event.at("/request/clientMetadata/campaign").asText()).isEqualTo("winter");
        assertThat(event.path("response")).isEmpty();

        Person later = person();
        later.isBackAfter(() -> later.signsIn("bob", FunctionRealm.PASSWORD));
        assertThat(realm.events()).hasSize(1);
    }

    @Test
    void itIsToldWhenTheLinkInTheMailHasBeenFollowedInTheSameBrowser() {
        realm.assign(TRIGGER, Map.of());
        settings(true);
        realm.answers(event -> {
            stored.add(user("bob").isEmailVerified());
            return event;
        });
        Person bob = bob();
        bob.sends();
        assertThat(bob.reads()).contains("verify your email");
        assertThat(realm.events()).isEmpty();
        String link = mailbox.link("bob@example.org");

        bob.page().navigate(link);

        assertThat(stored).containsExactly(true);
        assertThat(bob.isBackAfter(() -> bob.setsANewPassword(FunctionRealm.PASSWORD))).isEqualTo("bob");
        assertThat(realm.events().get(0).at("/request/userAttributes/email_verified").asText()).isEqualTo("true");
        assertThat(realm.events().get(0).at("/request/userAttributes/cognito:user_status").asText()).isEqualTo("CONFIRMED");
        assertThat(realm.events().get(0).toString()).doesNotContain("keypool.");
        person().page().navigate(link);
        assertThat(realm.events()).hasSize(1);
    }

    @Test
    void itIsToldWhenTheLinkHasBeenFollowedInAnotherBrowserAndNotBeforeThat() {
        realm.assign(TRIGGER, Map.of());
        settings(true);
        bob().sends();
        Person elsewhere = person();
        elsewhere.page().navigate(mailbox.link("bob@example.org"));
        assertThat(realm.events()).isEmpty();

        elsewhere.page().locator("a[href*='action-token']").click();

        assertThat(elsewhere.page().locator("#password-new").isVisible()).isTrue();
        assertThat(user("bob").isEmailVerified()).isTrue();
        assertThat(realm.events()).hasSize(1);
    }

    @Test
    void aLaterChangeOfTheEmailIsNoSignUp() {
        realm.assign(TRIGGER, Map.of());
        settings(true);
        Person bob = bob();
        bob.sends();
        bob.page().navigate(mailbox.link("bob@example.org"));
        bob.isBackAfter(() -> bob.setsANewPassword(FunctionRealm.PASSWORD));
        UserRepresentation changed = user("bob");
        changed.setEmail("other@example.org");
        changed.setEmailVerified(false);
        realm.realm().resource().users().get(changed.getId()).update(changed);

        Person later = person();
        later.signsIn("bob", FunctionRealm.PASSWORD);
        later.isBackAfter(() -> later.follows(mailbox.link("other@example.org")));

        assertThat(user("bob").isEmailVerified()).isTrue();
        assertThat(realm.events()).hasSize(1);
    }

    @Test
    void whomAnAdministratorConfirmsIsToldAtTheNextSignIn() {
        realm.assign(TRIGGER, Map.of());
        settings(true);
        bob().sends();
        confirmedByAdministrator("bob");
        assertThat(realm.events()).isEmpty();

        Person bob = person();
        bob.isBackAfter(() -> bob.signsIn("bob", FunctionRealm.PASSWORD));

        assertThat(realm.events()).hasSize(1);
    }

    /** A mail opened in another browser may lead to another application, too. */
    @Test
    void theAppClientIsThatOfTheSignUpWhereverItIsConfirmed() {
        realm.assign(TRIGGER, Map.of("appClient", "app"));
        settings(true);
        realm.realm().resource().clients().create(ThrowawayRealm.publicClient("other", FunctionRealm.CALLBACK.toString())).close();
        bob().sends();
        confirmedByAdministrator("bob");
        Map<String, String> elsewhere = new HashMap<>(realm.passwordGrant("bob", FunctionRealm.PASSWORD));
        elsewhere.put("client_id", "other");

        assertThat(realm.ask(elsewhere).statusCode()).isEqualTo(200);

        assertThat(realm.events()).singleElement()
                .satisfies(event -> assertThat(event.at("/callerContext/clientId").asText()).isEqualTo("app"));
    }

    @Test
    void applicationsGetItsFailureInTheirForm() {
        realm.assign(TRIGGER, Map.of());
        settings(true);
        bob().sends();
        confirmedByAdministrator("bob");
        realm.throwsError("No place in the database");

        HttpResponse<String> first = realm.ask(realm.passwordGrant("bob", FunctionRealm.PASSWORD));

        assertThat(first.statusCode()).isEqualTo(400);
        assertThat(FunctionRealm.json(first.body()).path("error").asText()).isEqualTo("invalid_grant");
        assertThat(FunctionRealm.json(first.body()).path("error_description").asText())
                .isEqualTo("PostConfirmation failed with error No place in the database.");
        assertThat(realm.ask(realm.passwordGrant("bob", FunctionRealm.PASSWORD)).statusCode()).isEqualTo(200);
        assertThat(realm.events()).hasSize(1);
    }

    @Test
    void whomTheFunctionBeforeConfirmedItIsToldAtOnce() {
        realm.assign(TRIGGER, Map.of());
        realm.assign("PreSignUp", Map.of());
        settings(true);
        realm.answers(event -> {
            if (event.path("triggerSource").asText().startsWith("PreSignUp")) {
                event.withObject("/response").put("autoConfirmUser", true);
            }
            return event;
        });
        Person bob = bob();
        bob.sends();

        assertThat(bob.isBackAfter(() -> bob.setsANewPassword(FunctionRealm.PASSWORD))).isEqualTo("bob");

        assertThat(realm.events()).extracting(event -> event.path("triggerSource").asText())
                .containsExactly("PreSignUp_SignUp", "PostConfirmation_ConfirmSignUp");
    }

    @Test
    void itsFailureIsShownThoughTheSignUpIsConfirmed() {
        realm.assign(TRIGGER, Map.of());
        settings(true);
        realm.throwsError("No place in <a href='https://example.com'>the database</a>");
        Person bob = bob();
        bob.sends();

        Response response = bob.page().navigate(mailbox.link("bob@example.org"));

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.headers()).containsKeys("content-security-policy", "x-frame-options");
        assertThat(bob.reads()).contains("No place in \u2039a href='https://example.com'\u203athe database\u2039/a\u203a").doesNotContain("PostConfirmation failed");
        assertThat(user("bob").isEmailVerified()).isTrue();

        bob.page().locator("#kc-info-message a").click();
        assertThat(bob.isBackAfter(() -> bob.setsANewPassword(FunctionRealm.PASSWORD))).isEqualTo("bob");
        assertThat(realm.events()).hasSize(1);
    }

    @Test
    void itsFailureIsShownAfterARegistrationWithoutVerification() {
        realm.assign(TRIGGER, Map.of());
        realm.throwsError("No place in the database");
        Person bob = bob();

        bob.sends();

        assertThat(bob.reads()).contains("No place in the database");
        assertThat(bob.page().locator("#kc-info-message a").count()).isZero();
        realm.isDown();
        Person carol = person().atTheForm().fillsIn("carol");
        carol.sends();
        assertThat(carol.reads()).contains("nexpected error");
        assertThat(user("carol").getEmail()).isEqualTo("carol@example.org");
        assertThat(bob.isBackAfter(() -> bob.follows(bob.start()))).isEqualTo("bob");
    }

    @Test
    void itsFailureIsNotShownWhereTheFlowGoesOn() {
        realm.assign(TRIGGER, Map.of("onFailure", "continue"));
        realm.isDown();
        Person bob = bob();

        assertThat(bob.isBackAfter(bob::sends)).isEqualTo("bob");
    }

    @Test
    void itIsToldOfAForgottenPasswordWhenTheNewOneIsStored() {
        realm.assign(TRIGGER, Map.of());
        settings(false);
        Person alice = person();
        alice.forgotThePassword("alice");
        alice.page().navigate(mailbox.link("alice@example.org"));
        assertThat(realm.events()).isEmpty();
        realm.answers(event -> {
            stored.add(realm.ask(realm.passwordGrant("alice", NEW_PASSWORD)).statusCode() == 200);
            return event;
        });

        assertThat(alice.isBackAfter(() -> alice.setsANewPassword(NEW_PASSWORD))).isEqualTo("alice");

        assertThat(stored).containsExactly(true);
        assertThat(realm.events()).hasSize(1);
        assertThat(realm.events().get(0).path("triggerSource").asText()).isEqualTo("PostConfirmation_ConfirmForgotPassword");
        assertThat(realm.events().get(0).at("/request/userAttributes/email").asText()).isEqualTo("alice@example.org");
        assertThat(realm.events().get(0).toString()).doesNotContain(NEW_PASSWORD);
    }

    @Test
    void itsFailureIsShownThoughTheNewPasswordStays() {
        realm.assign(TRIGGER, Map.of());
        realm.throwsError("No place in the database");
        Person alice = person();
        alice.forgotThePassword("alice");
        alice.page().navigate(mailbox.link("alice@example.org"));

        alice.setsANewPassword(NEW_PASSWORD);

        assertThat(alice.reads()).contains("No place in the database");
        assertThat(realm.ask(realm.passwordGrant("alice", NEW_PASSWORD)).statusCode()).isEqualTo(200);
    }

    @Test
    void aPasswordThatMustBeChangedIsNotForgotten() {
        realm.assign(TRIGGER, Map.of());
        UserRepresentation user = user("alice");
        user.setRequiredActions(List.of("UPDATE_PASSWORD"));
        realm.realm().resource().users().get(user.getId()).update(user);
        Person alice = person();
        alice.signsIn("alice", FunctionRealm.PASSWORD);

        assertThat(alice.isBackAfter(() -> alice.setsANewPassword(NEW_PASSWORD))).isEqualTo("alice");

        assertThat(realm.events()).isEmpty();
    }

    private Person person() {
        return new Person(chromium, server, realm);
    }

    private Person bob() {
        return person().atTheForm().fillsIn("bob");
    }

    private UserRepresentation user(String username) {
        return realm.realm().resource().users().searchByUsername(username, true).get(0);
    }

    private void confirmedByAdministrator(String username) {
        UserRepresentation verified = user(username);
        verified.setEmailVerified(true);
        verified.setRequiredActions(List.of("UPDATE_PASSWORD"));
        // All of them are written: what is noted of the sign-up must stay.
        verified.setAttributes(Map.of());
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue(FunctionRealm.PASSWORD);
        realm.realm().resource().users().get(verified.getId()).update(verified);
        realm.realm().resource().users().get(verified.getId()).resetPassword(password);
    }

    private void settings(boolean verifyEmail) {
        RealmRepresentation settings = new RealmRepresentation();
        settings.setRegistrationAllowed(true);
        settings.setResetPasswordAllowed(true);
        settings.setVerifyEmail(verifyEmail);
        settings.setSmtpServer(mailbox.settings(server));
        realm.realm().resource().update(settings);
    }
}

package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import dev.keypool.it.triggers.SignInPages.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.representations.idm.AuthenticationExecutionInfoRepresentation;
import org.keycloak.representations.idm.AuthenticationFlowRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** A function that knows people whom the realm does not know, at sign-ins with a password and where it was forgotten. */
@WithStandIns
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class UserMigrationIT {

    /** Against the realm's policy, and nowhere else in the tests. */
    private static final String OLD = "0ld-s3cret";
    private static final String NEW = "a new password that is long";

    private final KeycloakServer server;
    private final ReceivedMails mailbox = new ReceivedMails();
    private FunctionRealm realm;

    UserMigrationIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void makeTheRealm() {
        realm = FunctionRealm.on(server);
        realm.assign("UserMigration", Map.of());
        realm.assign("PostAuthentication", Map.of());
        set(settings -> {
            settings.setPasswordPolicy("length(15)");
            settings.setResetPasswordAllowed(true);
            settings.setSmtpServer(mailbox.settings(server));
            settings.setEventsEnabled(true);
        });
    }

    @AfterAll
    void noPasswordIsInTheLogOrInEvents() throws IOException {
        try (mailbox; FunctionRealm closed = realm) {
            assertThat(server.log()).doesNotContain(OLD);
            assertThat(closed.realm().resource().getEvents()).isNotEmpty()
                    .allSatisfy(event -> assertThat(String.valueOf(event.getDetails())).doesNotContain(OLD));
        }
    }

    @BeforeEach
    void forget() {
        realm.answers(event -> event);
        realm.events().clear();
    }

    @Test
    void whoIsUnknownIsMigratedWithinThePasswordGrant() {
        knows(response -> {
            attributes(response, "bob").put("email_verified", "true").put("given_name", "Bob").put("family_name", "Old")
                    .put("phone_number", "+4930123").put("custom:plan", "gold").put("sub", "an id of another pool");
            response.put("finalUserStatus", "CONFIRMED");
        });
        Map<String, String> form = new HashMap<>(realm.passwordGrant("bob", OLD));
        form.put("aws_client_metadata", "{\"device\":\"a phone\"}");

        HttpResponse<String> response = realm.ask(form);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode claims = Tokens.claims(FunctionRealm.json(response.body()).path("id_token").asText());
        assertThat(claims.path("preferred_username").asText()).isEqualTo("bob");
        ObjectNode event = realm.events().get(0);
        assertThat(event.path("triggerSource").asText()).isEqualTo("UserMigration_Authentication");
        assertThat(event.path("userName").asText()).isEqualTo("bob");
        assertThat(event.at("/request/password").asText()).isEqualTo(OLD);
        assertThat(event.at("/request/validationData/device").asText()).isEqualTo("a phone");
        assertThat(event.path("request").has("userAttributes")).isFalse();
        assertThat(event.at("/response/finalUserStatus").isNull()).isTrue();

        // The other function sees what was stored by the names it came with.
        JsonNode attributes = realm.events().get(1).at("/request/userAttributes");
        assertThat(attributes.path("email").asText()).isEqualTo("bob@example.org");
        assertThat(attributes.path("email_verified").asText()).isEqualTo("true");
        assertThat(attributes.path("given_name").asText()).isEqualTo("Bob");
        assertThat(attributes.path("phone_number").asText()).isEqualTo("+4930123");
        assertThat(attributes.path("custom:plan").asText()).isEqualTo("gold");
        assertThat(attributes.path("sub").asText()).isEqualTo(user("bob").getId());

        // From now on the function is not asked, and the password is Keycloak's.
        assertThat(realm.ask(realm.passwordGrant("bob", OLD)).statusCode()).isEqualTo(200);
        assertThat(realm.ask(realm.passwordGrant("bob", "0ther-s3cret")).statusCode()).isIn(400, 401);
        assertThat(migrations()).isEqualTo(1);
    }

    @Test
    void whoIsRefusedIsToldNothing() {
        HttpResponse<String> wrong = realm.ask(realm.passwordGrant("alice", "not her password"));
        realm.throwsError("Wrong password, but she exists");

        HttpResponse<String> refused = realm.ask(realm.passwordGrant("refused", OLD));

        assertThat(migrations()).isEqualTo(1);
        assertThat(refused.statusCode()).isEqualTo(wrong.statusCode());
        assertThat(refused.body()).isEqualTo(wrong.body());
        realm.isDown();
        assertThat(realm.ask(realm.passwordGrant("refused", OLD)).body()).isEqualTo(wrong.body());
        assertThat(isKnown("refused")).isFalse();
    }

    @Test
    void nobodyIsLeftOfAnAnswerThatCannotBeKept() {
        List<Consumer<ObjectNode>> answers = List.of(
                response -> { },
                response -> attributes(response, "carl").put("email", "alice@example.org"),
                response -> attributes(response, "carl").put("email", "no address"),
                response -> attributes(response, "carl").put("username", "somebody else"),
                response -> attributes(response, "carl").put("not-a-standard-one", "x"),
                response -> attributes(response, "carl").put("email", 5),
                response -> {
                    attributes(response, "carl");
                    response.put("enableSMSMFA", true);
                });

        answers.forEach(answer -> {
            knows(answer.andThen(response -> response.put("finalUserStatus", "CONFIRMED")));
            HttpResponse<String> response = realm.ask(realm.passwordGrant("carl", OLD));
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(FunctionRealm.json(response.body()).path("error").asText()).isEqualTo("invalid_grant");
            assertThat(isKnown("carl")).isFalse();
        });
        // Each was a first sign-in: nobody had stayed in Keycloak's caches either.
        assertThat(migrations()).isEqualTo(answers.size());
        assertThat(user("alice").getEmail()).isEqualTo("alice@example.org");
    }

    @Test
    void anEmailAddressMovesWhenTheFunctionSaysSo() {
        UserRepresentation previous = ThrowawayRealm.user("previous", FunctionRealm.PASSWORD);
        previous.setEmail("moving@example.org");
        previous.setCredentials(null);
        realm.realm().resource().users().create(previous).close();
        knows(response -> {
            attributes(response, "dora").put("email", "moving@example.org").put("email_verified", "true").put("given_name", "D")
                    .put("family_name", "E");
            response.put("finalUserStatus", "CONFIRMED").put("forceAliasCreation", true);
        });

        assertThat(realm.ask(realm.passwordGrant("dora", OLD)).statusCode()).isEqualTo(200);

        assertThat(user("dora").getEmail()).isEqualTo("moving@example.org");
        assertThat(user("previous").getEmail()).isNull();
    }

    @Test
    void ofTwoSignInsAtOnceOneMakesTheUser() {
        CountDownLatch both = new CountDownLatch(2);
        knows(response -> {
            both.countDown();
            await(both);
            attributes(response, "erin").put("given_name", "E").put("family_name", "F");
            response.put("finalUserStatus", "CONFIRMED");
        });

        List<CompletableFuture<Integer>> signIns = List.of(statusOf("erin"), statusOf("erin"));

        assertThat(signIns).allSatisfy(status -> assertThat(status.join()).isEqualTo(200));
        assertThat(realm.realm().resource().users().searchByUsername("erin", true)).hasSize(1);
    }

    @Test
    void theFormForNameAndPassword() {
        knows(response -> {
            attributes(response, "fred").put("given_name", "F").put("family_name", "G");
            response.put("finalUserStatus", "CONFIRMED");
        });
        SignInPages browser = browser();

        assertThat(browser.signIn(browser.open(), "fred@example.org", OLD).isCallback()).isTrue();

        assertThat(user("fred@example.org").getEmail()).isEqualTo("fred@example.org");
    }

    @Test
    void theFormSaysOfTheRefusedWhatItSaysOfAnybody() {
        realm.throwsError("Wrong password, but she exists");
        SignInPages browser = browser();
        String wrong = browser.signIn(browser.open(), "alice", "not her password").text();

        String refused = browser.signIn(browser.open(), "alicf", OLD).text();

        assertThat(refused).contains("Invalid username or password").doesNotContain("exists");
        assertThat(refused).isEqualTo(wrong);
        assertThat(isKnown("alicf")).isFalse();
    }

    @Test
    void whoMustChangeThePasswordIsAskedToAtOnce() {
        knows(response -> attributes(response, "gus").put("given_name", "G").put("family_name", "H"));
        SignInPages browser = browser();

        Page change = browser.signIn(browser.open(), "gus", OLD);

        assertThat(change.asksFor("password-new")).isTrue();
        assertThat(user("gus").getRequiredActions()).contains("UPDATE_PASSWORD");
        assertThat(browser.submit(change, Map.of("password-new", NEW, "password-confirm", NEW)).isCallback()).isTrue();
    }

    @Test
    void aNameInOneFormAndThePasswordInTheNext() {
        nameFirst();
        try {
            realm.throwsError("No");
            SignInPages browser = browser();
            Page ofUnknown = browser.submit(browser.open(), Map.of("username", "hugh"));
            SignInPages other = browser();
            Page ofAlice = other.submit(other.open(), Map.of("username", "alice"));
            assertThat(realm.events()).isEmpty();
            assertThat(ofUnknown.text()).isEqualTo(ofAlice.text().replace("alice", "hugh"));
            Page refused = browser.submit(ofUnknown, Map.of("password", OLD));
            assertThat(refused.text()).isEqualTo(other.submit(ofAlice, Map.of("password", OLD)).text().replace("alice", "hugh"));
            assertThat(refused.asksFor("password")).isTrue();
            assertThat(isKnown("hugh")).isFalse();

            knows(response -> {
                attributes(response, "hugh").put("given_name", "H").put("family_name", "I");
                response.put("finalUserStatus", "CONFIRMED");
            });
            assertThat(browser.submit(refused, Map.of("password", OLD)).isCallback()).isTrue();
            assertThat(isKnown("hugh")).isTrue();
        } finally {
            dropNameFirst();
        }
    }

    /** Nothing else can do anything with a name of nobody. */
    @Test
    void whereNoPasswordIsAskedForUnknownNamesDoNotGoOn() {
        nameFirst();
        realm.realm().resource().flows().addExecution("name first", Map.of("provider", "auth-otp-form"));
        replace("auth-password-form", "auth-otp-form");
        try {
            SignInPages browser = browser();

            Page page = browser.submit(browser.open(), Map.of("username", "lucy"));

            assertThat(page.asksFor("username")).isTrue();
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text()).contains("Invalid username or email");
        } finally {
            dropNameFirst();
        }
    }

    /** Somebody of the name appears meanwhile, who may not sign in: the form stays, and can be sent again. */
    @Test
    void whoMayNotSignInIsToldSoEachTime() {
        nameFirst();
        try {
            realm.throwsError("No");
            SignInPages browser = browser();
            Page form = browser.submit(browser.open(), Map.of("username", "mona"));
            UserRepresentation mona = ThrowawayRealm.user("mona", "another password");
            mona.setEnabled(false);
            realm.realm().resource().users().create(mona).close();

            Page first = browser.submit(form, Map.of("password", OLD));
            Page second = browser.submit(first, Map.of("password", OLD));

            assertThat(first.text()).contains("Account is disabled");
            assertThat(second.text()).isEqualTo(first.text());
        } finally {
            dropNameFirst();
        }
    }

    @Test
    void aForgottenPassword() {
        knows(response -> attributes(response, "iris").put("email_verified", "true").put("given_name", "I").put("family_name", "J"));
        SignInPages browser = browser();

        Page sent = browser.submit(resetPage(browser), Map.of("username", "iris"));

        ObjectNode event = realm.events().get(0);
        assertThat(event.path("triggerSource").asText()).isEqualTo("UserMigration_ForgotPassword");
        assertThat(event.path("request").has("password")).isFalse();
        assertThat(sent.text()).contains("You should receive an email shortly");
        Page change = browser.open(URI.create(mailbox.link("iris@example.org")));
        assertThat(change.asksFor("password-new")).as(change.text()).isTrue();
        browser.submit(change, Map.of("password-new", NEW, "password-confirm", NEW));
        assertThat(realm.ask(realm.passwordGrant("iris", NEW)).statusCode()).isEqualTo(200);
    }

    @Test
    void aForgottenPasswordOfTheUnknownLooksTheSame() {
        realm.throwsError("No such person");
        int before = mailbox.mails();
        SignInPages browser = browser();

        Page refused = browser.submit(resetPage(browser), Map.of("username", "jane"));
        knows(response -> attributes(response, "jane").put("email_verified", "false"));
        Page unverified = browser.submit(resetPage(browser), Map.of("username", "jane"));

        assertThat(refused.text()).contains("You should receive an email shortly").doesNotContain("No such person");
        assertThat(unverified.text()).isEqualTo(refused.text());
        assertThat(mailbox.mails()).isEqualTo(before);
        assertThat(isKnown("jane")).isFalse();
    }

    @Test
    void guessingIsLimited() {
        set(settings -> {
            settings.setBruteForceProtected(true);
            settings.setFailureFactor(2);
        });
        try {
            realm.throwsError("Wrong password");
            int guesses = 0;
            // Keycloak counts in the background.
            do {
                realm.ask(realm.passwordGrant("karl", "guess " + guesses));
                guesses++;
            } while (migrations() == guesses && guesses < 50);

            assertThat(migrations()).isLessThan(guesses);
        } finally {
            set(settings -> settings.setBruteForceProtected(false));
        }
    }

    @Test
    void whereUsersAreLockedOutForGoodGuessingIsLimitedToo() {
        set(settings -> {
            settings.setBruteForceProtected(true);
            settings.setPermanentLockout(true);
            settings.setFailureFactor(2);
        });
        try {
            realm.throwsError("Wrong password");
            int guesses = 0;
            do {
                realm.ask(realm.passwordGrant("nora", "guess " + guesses));
                guesses++;
            } while (migrations() == guesses && guesses < 50);

            assertThat(migrations()).isLessThan(guesses);
        } finally {
            set(settings -> {
                settings.setBruteForceProtected(false);
                settings.setPermanentLockout(false);
            });
        }
    }

    @Test
    void anOutageIsNoGuess() {
        set(settings -> {
            settings.setBruteForceProtected(true);
            settings.setFailureFactor(1);
            settings.setQuickLoginCheckMilliSeconds(0L);
        });
        String trigger = realm.assign("UserMigration", Map.of("appClient", "app", "onFailure", "continue"));
        try {
            realm.answers(event -> event.put("response", "garbage"));
            for (int i = 0; i < 3; i++) {
                realm.ask(realm.passwordGrant("olga", OLD));
            }
            knows(response -> {
                attributes(response, "olga").put("given_name", "O").put("family_name", "P");
                response.put("finalUserStatus", "CONFIRMED");
            });

            assertThat(realm.ask(realm.passwordGrant("olga", OLD)).statusCode()).isEqualTo(200);

        } finally {
            realm.realm().resource().components().component(trigger).remove();
            set(settings -> settings.setBruteForceProtected(false));
        }
    }

    /** From now on the function knows whoever is asked for. */
    private void knows(Consumer<ObjectNode> fill) {
        realm.answers(event -> {
            if (event.path("triggerSource").asText().startsWith("UserMigration_")) {
                fill.accept((ObjectNode) event.path("response"));
            }
            return event;
        });
    }

    private static ObjectNode attributes(ObjectNode response, String name) {
        return response.putObject("userAttributes").put("email", name + "@example.org");
    }

    private long migrations() {
        return realm.events().stream().filter(event -> event.path("triggerSource").asText().equals("UserMigration_Authentication")).count();
    }

    private CompletableFuture<Integer> statusOf(String username) {
        return CompletableFuture.supplyAsync(() -> realm.ask(realm.passwordGrant(username, OLD)).statusCode());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private SignInPages browser() {
        return new SignInPages(server, realm.realm().name());
    }

    private Page resetPage(SignInPages browser) {
        browser.open();
        return browser.open(URI.create(server.realm(realm.realm().name()) + "/login-actions/reset-credentials?client_id=app"));
    }

    private boolean isKnown(String username) {
        return !realm.realm().resource().users().searchByUsername(username, true).isEmpty();
    }

    private UserRepresentation user(String username) {
        UserRepresentation found = realm.realm().resource().users().searchByUsername(username, true).get(0);
        return realm.realm().resource().users().get(found.getId()).toRepresentation();
    }

    private void set(Consumer<RealmRepresentation> settings) {
        RealmRepresentation representation = realm.realm().resource().toRepresentation();
        settings.accept(representation);
        realm.realm().resource().update(representation);
    }

    private void nameFirst() {
        AuthenticationFlowRepresentation flow = new AuthenticationFlowRepresentation();
        flow.setAlias("name first");
        flow.setProviderId("basic-flow");
        flow.setTopLevel(true);
        realm.realm().resource().flows().createFlow(flow).close();
        for (String provider : List.of("auth-username-form", "auth-password-form")) {
            realm.realm().resource().flows().addExecution("name first", Map.of("provider", provider));
        }
        for (AuthenticationExecutionInfoRepresentation execution : realm.realm().resource().flows().getExecutions("name first")) {
            execution.setRequirement("REQUIRED");
            realm.realm().resource().flows().updateExecutions("name first", execution);
        }
        set(settings -> settings.setBrowserFlow("name first"));
    }

    private void dropNameFirst() {
        set(settings -> settings.setBrowserFlow("browser"));
        realm.realm().resource().flows().getFlows().stream().filter(flow -> flow.getAlias().equals("name first"))
                .forEach(flow -> realm.realm().resource().flows().deleteFlow(flow.getId()));
    }

    /** The first is off, and the second asks for what no password is. */
    private void replace(String off, String on) {
        for (AuthenticationExecutionInfoRepresentation execution : realm.realm().resource().flows().getExecutions("name first")) {
            if (execution.getProviderId().equals(off) || execution.getProviderId().equals(on)) {
                execution.setRequirement(execution.getProviderId().equals(off) ? "DISABLED" : "REQUIRED");
                realm.realm().resource().flows().updateExecutions("name first", execution);
            }
        }
    }
}

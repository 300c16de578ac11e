package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.client.CodeFlow;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** Whoever knows the password alone tries to get past the challenge. */
@WithStandIns
final class CustomChallengeAttackIT {

    private final KeycloakServer server;
    private FunctionRealm realm;
    private PlainBrowser browser;

    CustomChallengeAttackIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeEach
    void makeTheRealm() {
        realm = FunctionRealm.on(server);
        Quiz.assign(realm);
        browser = new PlainBrowser(server, realm);
    }

    @AfterEach
    void close() {
        realm.close();
    }

    private long verified() {
        return realm.events().stream().filter(event -> event.path("triggerSource").asText().startsWith("Verify")).count();
    }

    private void settings(Consumer<RealmRepresentation> change) {
        RealmRepresentation settings = realm.realm().resource().toRepresentation();
        change.accept(settings);
        realm.realm().resource().update(settings);
    }

    @Test
    void otherFormsAtTheSameAddressDoNotSkipIt() {
        for (Map<String, String> form : List.of(Map.<String, String>of(), Map.of("username", "alice", "password", FunctionRealm.PASSWORD),
                Map.of("authenticatorData", "x"), Map.of("error", "x"), Map.of("login", "x"), Map.of("answer", " "),
                Map.of("answer", "x".repeat(2049)), Map.of("answer", Quiz.RIGHT))) {
            PlainBrowser.Page asked = browser.signIn(browser.flow(), "alice");
            Map<String, String> sent = new HashMap<>(form);
            sent.put("challenge", form.containsKey("answer") && !form.containsValue(Quiz.RIGHT) ? asked.form(Map.of()).get("challenge") : "another");

            PlainBrowser.Page next = browser.post(asked.action(), sent);

            assertThat(next.asks()).as(form.toString()).isTrue();
            assertThat(next.isSignedIn()).as(form.toString()).isFalse();
            browser = new PlainBrowser(server, realm);
        }
        assertThat(verified()).isZero();
    }

    @Test
    void otherAddressesDoNotSkipIt() {
        PlainBrowser.Page asked = browser.signIn(browser.flow(), "alice");
        String query = asked.action().getRawQuery();
        String actions = server.realm(realm.realm().name()) + "/login-actions/";
        for (String path : List.of("authenticate", "required-action", "consent", "reset-credentials", "registration", "first-broker-login",
                "post-broker-login", "detached-info")) {
            PlainBrowser.Page read = browser.get(URI.create(actions + path + "?" + query));
            PlainBrowser.Page sent = browser.post(URI.create(actions + path + "?" + query.replaceAll("execution=[^&]*", "execution=UPDATE_PASSWORD")),
                    Map.of("accept", "x"));
            assertThat(List.of(read, sent)).as(path).allSatisfy(page -> assertThat(page.isSignedIn()).isFalse());
        }
        assertThat(browser.open(browser.flow()).isSignedIn()).isFalse();
        assertThat(verified()).isZero();
    }

    @Test
    void anAnswerOfAnEarlierSignInIsNone() {
        PlainBrowser.Page old = browser.signIn(browser.flow(), "alice");
        PlainBrowser.Page login = browser.get(old.restart());
        assertThat(login.asksForPassword()).isTrue();
        PlainBrowser.Page asked = browser.submit(login, Map.of("username", "alice", "password", FunctionRealm.PASSWORD));

        PlainBrowser.Page next = browser.post(asked.action(), old.form(Map.of("answer", Quiz.RIGHT)));

        assertThat(next.asks()).isTrue();
        assertThat(next.body()).contains("out of date");
        assertThat(verified()).isZero();
        assertThat(browser.answer(next, Quiz.RIGHT).isSignedIn()).isTrue();
    }

    @Test
    void anAnswerIsLookedAtOnceHoweverOftenItIsSent() {
        PlainBrowser.Page asked = browser.signIn(browser.flow(), "alice");

        List<CompletableFuture<PlainBrowser.Page>> guesses = IntStream.range(0, 12)
                .mapToObj(guess -> CompletableFuture.supplyAsync(() -> browser.answer(asked, "guess " + guess))).toList();

        assertThat(guesses).allSatisfy(guess -> assertThat(guess.join().isSignedIn()).isFalse());
        assertThat(verified()).isLessThanOrEqualTo(1);
    }

    @Test
    void twoTabsHaveAChallengeEach() {
        CodeFlow first = browser.flow();
        CodeFlow second = browser.flow();
        PlainBrowser.Page one = browser.signIn(first, "alice");
        PlainBrowser.Page two = browser.signIn(second, "alice");

        PlainBrowser.Page crossed = browser.post(one.action(), two.form(Map.of("answer", Quiz.RIGHT)));
        assertThat(crossed.asks()).isTrue();
        assertThat(verified()).isZero();
        assertThat(browser.answer(two, Quiz.WRONG).asks()).isTrue();
        PlainBrowser.Page end = browser.answer(crossed, Quiz.RIGHT);

        assertThat(first.redeem(end.uri().toString()).accessToken()).isNotBlank();
    }

    @Test
    void wrongAnswersCountAsFailedSignIns() throws Exception {
        settings(settings -> {
            settings.setBruteForceProtected(true);
            settings.setFailureFactor(2);
            settings.setEventsEnabled(true);
        });
        String alice = realm.realm().resource().users().searchByUsername("alice", true).get(0).getId();
        PlainBrowser.Page asked = browser.signIn(browser.flow(), "alice");
        asked = browser.answer(asked, Quiz.WRONG);
        asked = browser.answer(asked, Quiz.WRONG);
        // Keycloak counts in the background.
        for (int i = 0; i < 100 && !Boolean.TRUE.equals(realm.realm().resource().attackDetection().bruteForceUserStatus(alice).get("disabled")); i++) {
            Thread.sleep(50);
        }

        PlainBrowser.Page end = browser.answer(asked, Quiz.RIGHT);

        assertThat(end.isSignedIn()).isFalse();
        assertThat(end.asks()).isFalse();
        assertThat(verified()).isEqualTo(2);
        List<EventRepresentation> errors = realm.realm().resource().getEvents(List.of("LOGIN_ERROR"), null, alice, null, null, null, null, null);
        assertThat(errors).extracting(EventRepresentation::getError).containsExactlyInAnyOrder("user_temporarily_disabled", "invalid_user_credentials",
                "invalid_user_credentials");
        assertThat(errors.toString() + errors.stream().map(EventRepresentation::getDetails).toList()).doesNotContain(Quiz.WRONG).doesNotContain(Quiz.SECRET);
    }

    @Test
    void theFunctionCannotAskForEver() {
        realm.answers(event -> {
            new Quiz().apply(event);
            if (event.path("triggerSource").asText().startsWith("Define")) {
                event.withObject("/response").put("failAuthentication", false).put("issueTokens", false).put("challengeName", "CUSTOM_CHALLENGE");
            }
            return event;
        });
        PlainBrowser.Page page = browser.signIn(browser.flow(), "alice");
        int rounds = 0;
        while (page.asks() && rounds < 30) {
            page = browser.answer(page, Quiz.RIGHT);
            rounds++;
        }

        assertThat(rounds).isEqualTo(18);
        assertThat(page.asksForPassword()).isTrue();
    }
}

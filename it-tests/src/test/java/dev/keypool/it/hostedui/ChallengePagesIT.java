package dev.keypool.it.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import dev.keypool.it.triggers.FunctionRealm;
import dev.keypool.it.triggers.Quiz;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What functions ask after the password: our page of a custom challenge. */
@WithStandIns
@PagesOfEachLook
final class ChallengePagesIT extends HostedPages {

    private FunctionRealm function;

    ChallengePagesIT(KeycloakServer server) {
        super(server);
    }

    @Override
    void prepare() {
        function = FunctionRealm.in(server(), realm().realm());
        Quiz.assign(function);
        realm().person("alice");
    }

    @AfterEach
    void theQuizAgain() {
        function.answers(new Quiz());
    }

    private Guest asked() {
        return guest().at("app").signsIn("alice").waitsFor("#keypool-challenge-form");
    }

    @Test
    void aQuestionIsAnswered() {
        Guest alice = asked().sees("#answer", "challenge");
        alice.types("answer", Quiz.WRONG).clicks("#kc-login").sees("#input-error-answer", "challenge-wrong");
        assertThat(alice.text("#input-error-answer")).isEqualTo("That was not right.");
        alice.types("answer", Quiz.RIGHT).clicks("#kc-login").arrives();
    }

    @Test
    void thePersonIsRefused() {
        Guest alice = asked();
        for (int attempt = 1; attempt < 3; attempt++) {
            alice.types("answer", Quiz.WRONG).clicksOnwards("#kc-login").waitsFor("#input-error-answer");
        }
        alice.types("answer", Quiz.WRONG).clicks("#kc-login").sees("#kc-form-login", "challenge-refused");
        assertThat(alice.text("main")).contains("You could not be signed in.");
    }

    /** Everything that a function can have shown, longer than it should be. */
    @Test
    void aCodeWasSent() {
        function.answers(event -> event.path("triggerSource").asText().startsWith("Create") ? sent(event) : new Quiz().apply(event));

        Guest alice = asked().sees("#keypool-challenge-sent-to", "challenge-sent");

        assertThat(alice.text("#keypool-challenge-explanation")).contains("a***@example.org", "Your device", "x".repeat(80));
        alice.clicks("#kc-cancel").arrives();
    }

    private static ObjectNode sent(ObjectNode event) {
        event.withObject("/response").putObject("publicChallengeParameters").put("message", "We have sent you a code.").put("email", "a***@example.org")
                .put("inputMode", "numeric").put("Your device", "Browser on a telephone").put("Reference", "x".repeat(80));
        event.withObject("/response").putObject("privateChallengeParameters").put("answer", Quiz.RIGHT);
        return event;
    }

    @Test
    void theFunctionIsAway() {
        function.isDown();
        guest().at("app").signsIn("alice").sees("[role=alert]:has-text('Unexpected error when handling authentication request to identity provider.')", "challenge-without-function");
    }
}

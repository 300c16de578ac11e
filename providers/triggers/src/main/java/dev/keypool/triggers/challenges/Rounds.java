package dev.keypool.triggers.challenges;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.Trigger;
import dev.keypool.triggers.TriggerFailure;
import dev.keypool.triggers.Triggers;
import dev.keypool.triggers.Triggers.AnswerReader;
import dev.keypool.triggers.events.ChallengeResult;
import dev.keypool.triggers.events.CreateAuthChallengeEvent;
import dev.keypool.triggers.events.CustomChallenge;
import dev.keypool.triggers.events.DefineAuthChallengeEvent;
import dev.keypool.triggers.events.DefineAuthChallengeEvent.Next;
import dev.keypool.triggers.events.SignInSubject;
import dev.keypool.triggers.events.TriggerType;
import dev.keypool.triggers.events.VerifyAuthChallengeEvent;
import dev.keypool.triggers.functions.ErrorText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.ClientModel;

/**
 * The calls of the three functions in their order: define, create, and after the person's answer verify and define again. Where one fails
 * after the first call nothing was proved that Keycloak could go on with, so {@code onFailure} counts for that call alone.
 */
final class Rounds {

    /** Entries of the session, after which nothing more is asked, however much the function would like to. */
    static final int MAX_SESSION = 20;

    private static final Logger LOG = Logger.getLogger("dev.keypool.triggers");

    private final Triggers triggers;
    private final ClientModel client;
    private final Trigger define;
    private final SignInSubject subject;

    Rounds(Triggers triggers, ClientModel client, Trigger define, SignInSubject subject) {
        this.triggers = triggers;
        this.client = client;
        this.define = define;
        this.subject = subject;
    }

    /** After a password that Keycloak has checked. Empty where the function failed and the sign-in goes on as if there were none. */
    Optional<Next> afterPassword() throws TriggerFailure {
        return triggers.call(define, new DefineAuthChallengeEvent(subject, ChallengeResult.PASSWORD).json(), DefineAuthChallengeEvent::read);
    }

    Outcome next(List<ChallengeResult> session) throws TriggerFailure {
        return follow(must(define, new DefineAuthChallengeEvent(subject, session).json(), DefineAuthChallengeEvent::read), session);
    }

    Outcome follow(Next next, List<ChallengeResult> session) throws TriggerFailure {
        return switch (next) {
            case ISSUE_TOKENS -> new Outcome.Passed();
            case FAIL -> new Outcome.Refused(define.type(), Texts.REFUSED);
            case CHALLENGE -> session.size() < MAX_SESSION ? ask(session) : new Outcome.Refused(define.type(), Texts.REFUSED);
        };
    }

    private Outcome ask(List<ChallengeResult> session) throws TriggerFailure {
        Optional<Trigger> create = assigned(TriggerType.CREATE_AUTH_CHALLENGE);
        if (create.isEmpty()) {
            return new Outcome.Refused(TriggerType.CREATE_AUTH_CHALLENGE, Texts.UNEXPECTED);
        }
        CustomChallenge challenge = must(create.get(), new CreateAuthChallengeEvent(subject, session).json(), CreateAuthChallengeEvent::read);
        return new Outcome.Asked(session, challenge);
    }

    /** Empty where no function is there to look at it. */
    Optional<Boolean> isRight(CustomChallenge challenge, String answer) throws TriggerFailure {
        Optional<Trigger> verify = assigned(TriggerType.VERIFY_AUTH_CHALLENGE_RESPONSE);
        if (verify.isEmpty()) {
            return Optional.empty();
        }
        VerifyAuthChallengeEvent event = new VerifyAuthChallengeEvent(subject, challenge.privateParameters(), answer);
        return Optional.of(must(verify.get(), event.json(verify.get().variants().verify()), VerifyAuthChallengeEvent::read));
    }

    static List<ChallengeResult> grown(List<ChallengeResult> session, CustomChallenge challenge, boolean right) {
        List<ChallengeResult> grown = new ArrayList<>(session);
        grown.add(new ChallengeResult(ChallengeResult.CUSTOM_CHALLENGE, right, challenge.metadata()));
        return List.copyOf(grown);
    }

    private Optional<Trigger> assigned(TriggerType type) {
        Optional<Trigger> trigger = triggers.assigned(type, client);
        if (trigger.isEmpty()) {
            LOG.warnf("A sign-in with app client \"%s\" was refused: %s has a function and %s has none",
                    ErrorText.line(client.getClientId()), define.type().awsName(), type.awsName());
        }
        return trigger;
    }

    /** Going on without this function would be going on without the challenge. */
    private <T> T must(Trigger trigger, ObjectNode event, AnswerReader<T> reader) throws TriggerFailure {
        return triggers.call(trigger.stopping(), event, reader).orElseThrow();
    }
}

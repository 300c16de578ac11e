package dev.keypool.triggers.challenges;

import dev.keypool.triggers.Trigger;
import dev.keypool.triggers.TriggerFailure;
import dev.keypool.triggers.Triggers;
import dev.keypool.triggers.events.ChallengeResult;
import dev.keypool.triggers.events.DefineAuthChallengeEvent.Next;
import dev.keypool.triggers.events.TriggerType;
import dev.keypool.triggers.functions.FunctionException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.events.Errors;
import org.keycloak.models.UserModel;

/** A custom authentication at one execution of a flow with pages: the functions decide, the person answers. */
public final class CustomAuthentication {

    /** Characters; more than codes and answers have, less than costs anything. */
    static final int MAX_ANSWER = 2048;

    private static final String CANCEL = "cancel";
    private static final String CHALLENGE = "challenge";

    private final AuthenticationFlowContext context;
    private final Triggers triggers;
    private final Trigger define;
    private final Conversation conversation;

    private CustomAuthentication(AuthenticationFlowContext context, Triggers triggers, Trigger define, Conversation conversation) {
        this.context = context;
        this.triggers = triggers;
        this.define = define;
        this.conversation = conversation;
    }

    /** Empty where no function is assigned. */
    public static Optional<CustomAuthentication> of(AuthenticationFlowContext context, ChallengedExecution execution) {
        Triggers triggers = context.getSession().getProvider(Triggers.class);
        return triggers.assigned(TriggerType.DEFINE_AUTH_CHALLENGE, context.getAuthenticationSession().getClient())
                .map(define -> new CustomAuthentication(context, triggers, define, new Conversation(context, execution)));
    }

    /** Whether the person who signs in has been asked something here. */
    public boolean isPending() {
        return conversation.pending().isPresent();
    }

    /** Without a password: the functions are all there is. */
    public void begin(Person person) {
        run(person, false, rounds -> rounds.next(List.of()));
    }

    /** After Keycloak's own check, which stands where the function fails and the flow goes on. */
    public void afterPassword(UserModel user) {
        run(Person.of(user), false, rounds -> {
            Optional<Next> next = rounds.afterPassword();
            return next.isEmpty() ? new Outcome.Passed() : rounds.follow(next.get(), ChallengeResult.PASSWORD);
        });
    }

    /** The page once more: nothing is asked anew because somebody refreshes it. */
    public void showAgain() {
        Pending pending = conversation.pending().orElseThrow();
        if (pending.hasExpired()) {
            conversation.refuse(person(pending), new Outcome.Refused(define.type(), Texts.EXPIRED), Errors.EXPIRED_CODE, false);
        } else {
            conversation.show(pending, null);
        }
    }

    public void answer(MultivaluedMap<String, String> form) {
        Pending pending = conversation.pending().orElseThrow();
        if (form.containsKey(CANCEL)) {
            conversation.forget();
            context.cancelLogin();
        } else if (pending.hasExpired()) {
            showAgain();
        } else if (!pending.id().equals(form.getFirst(CHALLENGE))) {
            // A page that was gone back to, or was opened twice: what it asked has been answered.
            conversation.show(pending, Texts.OUTDATED);
        } else {
            take(pending, form.getFirst(Conversation.ANSWER));
        }
    }

    private void take(Pending pending, String answer) {
        Person person = person(pending);
        String locked = person.user() == null ? null : AuthenticatorUtils.getDisabledByBruteForceEventError(context, person.user());
        if (answer == null || answer.isBlank()) {
            conversation.show(pending, Texts.NO_ANSWER);
        } else if (answer.length() > MAX_ANSWER) {
            conversation.show(pending, Texts.LONG_ANSWER);
        } else if (locked != null) {
            // Nothing is said about the answer: otherwise guessing would go on.
            conversation.refuse(person, new Outcome.Refused(define.type(), Texts.REFUSED), locked, false);
        } else if (pending.userId() != null && (person.user() == null || !person.user().isEnabled())) {
            conversation.refuse(person, new Outcome.Refused(define.type(), Texts.REFUSED), Errors.USER_DISABLED, false);
        } else if (!conversation.isFirstAnswer(pending)) {
            conversation.show(pending, Texts.OUTDATED);
        } else {
            look(pending, person, answer);
        }
    }

    private void look(Pending pending, Person person, String answer) {
        Rounds rounds = rounds(person);
        Optional<Boolean> right;
        try {
            right = rounds.isRight(pending.challenge(), answer);
        } catch (TriggerFailure e) {
            // It has looked at the answer and said no: for guessing that is as good as false.
            boolean counts = e.kind() == FunctionException.Kind.REFUSED;
            conversation.refuse(person, new Outcome.Refused(e.type(), Texts.of(e)),
                    counts ? Errors.INVALID_USER_CREDENTIALS : Errors.ACCESS_DENIED, counts);
            return;
        }
        if (right.isEmpty()) {
            conversation.refuse(person, new Outcome.Refused(TriggerType.VERIFY_AUTH_CHALLENGE_RESPONSE, Texts.UNEXPECTED), Errors.ACCESS_DENIED, false);
        } else {
            List<ChallengeResult> session = Rounds.grown(pending.session(), pending.challenge(), right.get());
            run(person, !right.get(), next -> next.next(session));
        }
    }

    private interface Step {
        Outcome take(Rounds rounds) throws TriggerFailure;
    }

    /** @param wrong whether an answer was wrong just before */
    private void run(Person person, boolean wrong, Step step) {
        Outcome outcome;
        try {
            outcome = step.take(rounds(person));
        } catch (TriggerFailure e) {
            outcome = new Outcome.Refused(e.type(), Texts.of(e));
        }
        conversation.follow(person, outcome, wrong);
    }

    private Rounds rounds(Person person) {
        return new Rounds(triggers, context.getAuthenticationSession().getClient(), define,
                person.subject(context.getRealm(), context.getAuthenticationSession().getClient()));
    }

    private Person person(Pending pending) {
        UserModel user = context.getUser();
        if (user == null && pending.userId() != null) {
            user = context.getSession().users().getUserById(context.getRealm(), pending.userId());
        }
        return new Person(user, pending.name());
    }
}

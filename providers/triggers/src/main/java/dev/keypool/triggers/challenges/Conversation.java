package dev.keypool.triggers.challenges;

import dev.keypool.triggers.events.TriggerType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;
import org.keycloak.common.util.Time;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.utils.FormMessage;

/** Keycloak's side of it: the note in the authentication session, the pages, the events. */
final class Conversation {

    /** Field of the page's form. */
    static final String ANSWER = "answer";

    private static final String NOTE = "keypool.challenge.";

    private final AuthenticationFlowContext context;
    private final ChallengedExecution execution;

    Conversation(AuthenticationFlowContext context, ChallengedExecution execution) {
        this.context = context;
        this.execution = execution;
    }

    /** What the person was asked, unless it is another person by now. */
    Optional<Pending> pending() {
        String note = context.getAuthenticationSession().getAuthNote(note());
        return Optional.ofNullable(note).map(Pending::read)
                .filter(pending -> context.getUser() == null || context.getUser().getId().equals(pending.userId()));
    }

    void forget() {
        context.getAuthenticationSession().removeAuthNote(note());
    }

    private String note() {
        return NOTE + context.getExecution().getId();
    }

    /** Once in the whole cluster: many answers at the same time would otherwise be one round for the function that counts them. */
    boolean isFirstAnswer(Pending pending) {
        return context.getSession().singleUseObjects().putIfAbsent(NOTE + pending.id(), Pending.LIFESPAN_SECONDS + 60L);
    }

    /** @param wrong whether an answer was wrong just before */
    void follow(Person person, Outcome outcome, boolean wrong) {
        if (outcome instanceof Outcome.Asked asked) {
            ask(person, asked, wrong);
        } else if (outcome instanceof Outcome.Refused refused) {
            refuse(person, refused, wrong ? Errors.INVALID_USER_CREDENTIALS : Errors.ACCESS_DENIED, wrong);
        } else if (person.user() == null) {
            // Whatever the function thinks of it, there is nobody to sign in, and the page does not tell.
            refuse(person, new Outcome.Refused(TriggerType.DEFINE_AUTH_CHALLENGE, Texts.REFUSED), Errors.USER_NOT_FOUND, false);
        } else {
            forget();
            execution.passed(person.user());
        }
    }

    private void ask(Person person, Outcome.Asked asked, boolean wrong) {
        Pending pending = new Pending(UUID.randomUUID().toString(), person.id(), person.name(), asked.session(), asked.challenge(), Time.currentTime());
        context.getAuthenticationSession().setAuthNote(note(), pending.write());
        if (wrong) {
            event(person, TriggerType.VERIFY_AUTH_CHALLENGE_RESPONSE).error(Errors.INVALID_USER_CREDENTIALS);
            context.failureChallenge(AuthenticationFlowError.INVALID_CREDENTIALS, page(pending, Texts.WRONG_ANSWER));
        } else {
            context.challenge(page(pending, null));
        }
    }

    void show(Pending pending, String error) {
        context.forceChallenge(page(pending, error));
    }

    private Response page(Pending pending, String error) {
        return ChallengePage.asking(context, pending, error == null ? null : new FormMessage(ANSWER, error));
    }

    /** @param counts whether it is a failed attempt in the sense of Keycloak's brute force detection */
    void refuse(Person person, Outcome.Refused refused, String error, boolean counts) {
        forget();
        event(person, refused.by()).error(person.user() == null ? Errors.USER_NOT_FOUND : error);
        Response page = execution.refused(refused.text());
        if (counts) {
            context.failureChallenge(AuthenticationFlowError.INVALID_CREDENTIALS, page);
        } else {
            context.forceChallenge(page);
        }
    }

    private EventBuilder event(Person person, TriggerType by) {
        String attempted = context.getAuthenticationSession().getAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME);
        return context.getEvent().user(person.user()).detail(Details.USERNAME, Objects.requireNonNullElse(attempted, person.name()))
                .detail(Details.REASON, by.awsName());
    }
}

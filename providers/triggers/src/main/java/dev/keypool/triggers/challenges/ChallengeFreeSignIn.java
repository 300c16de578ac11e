package dev.keypool.triggers.challenges;

import dev.keypool.triggers.Trigger;
import dev.keypool.triggers.TriggerFailure;
import dev.keypool.triggers.Triggers;
import dev.keypool.triggers.events.DefineAuthChallengeEvent.Next;
import dev.keypool.triggers.events.TriggerType;
import dev.keypool.triggers.functions.FunctionException;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.FlowStatus;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;

/** A sign-in with a password in one request, where nothing can be asked: it succeeds only where nothing is to be asked. */
public final class ChallengeFreeSignIn {

    /** Why it did not succeed, with a text for the application. */
    public record Refusal(Reason reason, String text) {
    }

    /** Whose fault it is. */
    public enum Reason {
        NEEDS_PAGES, REFUSED, FAILED
    }

    private ChallengeFreeSignIn() {
    }

    /** Empty where Keycloak has refused already, no function is assigned, or it agrees. The event is written. */
    public static Optional<Refusal> refusal(AuthenticationFlowContext context) {
        if (context.getStatus() != FlowStatus.SUCCESS) {
            return Optional.empty();
        }
        Triggers triggers = context.getSession().getProvider(Triggers.class);
        Optional<Trigger> define = triggers.assigned(TriggerType.DEFINE_AUTH_CHALLENGE, context.getAuthenticationSession().getClient());
        Optional<Refusal> refusal = define.flatMap(trigger -> ask(context, triggers, trigger));
        if (refusal.isPresent()) {
            context.getEvent().user(context.getUser()).detail(Details.REASON, TriggerType.DEFINE_AUTH_CHALLENGE.awsName());
            context.getEvent().error(Errors.ACCESS_DENIED);
        }
        return refusal;
    }

    private static Optional<Refusal> ask(AuthenticationFlowContext context, Triggers triggers, Trigger define) {
        Rounds rounds = new Rounds(triggers, context.getAuthenticationSession().getClient(), define,
                Person.of(context.getUser()).subject(context.getRealm(), context.getAuthenticationSession().getClient()));
        try {
            Next next = rounds.afterPassword().orElse(Next.ISSUE_TOKENS);
            return switch (next) {
                case ISSUE_TOKENS -> Optional.empty();
                case CHALLENGE -> Optional.of(new Refusal(Reason.NEEDS_PAGES, "This account needs an interactive sign-in"));
                // As after a wrong password.
                case FAIL -> Optional.of(new Refusal(Reason.REFUSED, "Invalid user credentials"));
            };
        } catch (TriggerFailure e) {
            return Optional.of(new Refusal(e.kind() == FunctionException.Kind.REFUSED ? Reason.REFUSED : Reason.FAILED, e.getMessage()));
        }
    }
}

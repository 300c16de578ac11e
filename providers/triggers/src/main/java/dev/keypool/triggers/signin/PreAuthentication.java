package dev.keypool.triggers.signin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.Trigger;
import dev.keypool.triggers.TriggerFailure;
import dev.keypool.triggers.Triggers;
import dev.keypool.triggers.events.PreAuthenticationEvent;
import dev.keypool.triggers.events.TriggerType;
import dev.keypool.triggers.userpool.UserAttributes;
import dev.keypool.triggers.userpool.UserPool;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The function's part in a sign-in: where there is a password before it is checked, and for people that do not exist too. */
final class PreAuthentication {

    private final KeycloakSession session;
    private final ClientModel client;
    private final AuthenticationSessionModel signIn;
    private final Triggers triggers;
    private final Trigger trigger;

    private PreAuthentication(KeycloakSession session, ClientModel client, AuthenticationSessionModel signIn, Triggers triggers, Trigger trigger) {
        this.session = session;
        this.client = client;
        this.signIn = signIn;
        this.triggers = triggers;
        this.trigger = trigger;
    }

    /** Empty where no function is assigned. */
    static Optional<PreAuthentication> of(AuthenticationFlowContext context) {
        return of(context.getSession(), context.getAuthenticationSession());
    }

    static Optional<PreAuthentication> of(KeycloakSession session, AuthenticationSessionModel signIn) {
        return of(session, signIn.getClient(), signIn);
    }

    /** Outside the flow of a sign-in, of which there is no record. */
    static Optional<PreAuthentication> of(KeycloakSession session, ClientModel client) {
        return of(session, client, null);
    }

    private static Optional<PreAuthentication> of(KeycloakSession session, ClientModel client, AuthenticationSessionModel signIn) {
        Triggers triggers = session.getProvider(Triggers.class);
        return triggers.assigned(TriggerType.PRE_AUTHENTICATION, client)
                .map(trigger -> new PreAuthentication(session, client, signIn, triggers, trigger));
    }

    Trigger trigger() {
        return trigger;
    }

    /**
     * At a form for name and password, whose password nobody looks at where this is false.
     *
     * @param known whether the name is that of the user who was found before the form; what is typed counts for nothing then
     * @param form  the form again, with the text
     */
    static boolean agrees(AuthenticationFlowContext context, boolean known, Function<String, Response> form) {
        Optional<PreAuthentication> function = of(context);
        UserModel before = known ? context.getUser() : null;
        String username = before == null ? SignInForms.username(context) : before.getUsername();
        if (function.isEmpty() || username == null) {
            return true;
        }
        try {
            function.get().check(before == null ? function.get().find(username) : before, username, null);
            return true;
        } catch (TriggerFailure e) {
            SignInForms.record(context, username);
            context.forceChallenge(form.apply(SignInForms.text(e)));
            return false;
        }
    }

    /** @param username as it was typed */
    void check(String username, Map<String, String> validationData) throws TriggerFailure {
        check(find(username), username, validationData);
    }

    /** @param user null where there is no such person */
    void check(UserModel user, String username, Map<String, String> validationData) throws TriggerFailure {
        String name = user == null ? username : user.getUsername();
        ObjectNode event = new PreAuthenticationEvent(UserPool.envelope(session.getContext().getRealm(), client), name,
                user == null ? Map.of() : UserAttributes.of(user), user == null, validationData).json();
        triggers.call(trigger, event, answer -> {
            PreAuthenticationEvent.requireEvent(answer);
            return answer;
        });
        if (signIn != null && user != null) {
            SignInRecord.passed(session, signIn, trigger, user);
        } else if (signIn != null) {
            SignInRecord.passedNobody(session, signIn, trigger, username);
        }
    }

    private UserModel find(String username) {
        try {
            return KeycloakModelUtils.findUserByNameOrEmail(session, session.getContext().getRealm(), username);
        } catch (ModelDuplicateException e) {
            // One e-mail address, several people: Keycloak refuses the sign-in as well.
            return null;
        }
    }
}

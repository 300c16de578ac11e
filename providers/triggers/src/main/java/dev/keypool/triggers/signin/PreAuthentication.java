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
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The function's part in a sign-in with a password: it is called before the password is checked, for people that do not exist too. */
final class PreAuthentication {

    private final AuthenticationFlowContext context;
    private final Triggers triggers;
    private final Trigger trigger;

    private PreAuthentication(AuthenticationFlowContext context, Triggers triggers, Trigger trigger) {
        this.context = context;
        this.triggers = triggers;
        this.trigger = trigger;
    }

    /** Empty where no function is assigned. */
    static Optional<PreAuthentication> of(AuthenticationFlowContext context) {
        KeycloakSession session = context.getSession();
        Triggers triggers = session.getProvider(Triggers.class);
        return triggers.assigned(TriggerType.PRE_AUTHENTICATION, context.getAuthenticationSession().getClient())
                .map(trigger -> new PreAuthentication(context, triggers, trigger));
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
        ObjectNode event = new PreAuthenticationEvent(UserPool.envelope(context.getRealm(), context.getAuthenticationSession().getClient()), name,
                user == null ? Map.of() : UserAttributes.of(user), user == null, validationData).json();
        triggers.call(trigger, event, answer -> {
            PreAuthenticationEvent.requireEvent(answer);
            return answer;
        });
    }

    private UserModel find(String username) {
        try {
            return KeycloakModelUtils.findUserByNameOrEmail(context.getSession(), context.getRealm(), username);
        } catch (ModelDuplicateException e) {
            // One e-mail address, several people: Keycloak refuses the sign-in as well.
            return null;
        }
    }
}

package dev.keypool.triggers.migration;

import dev.keypool.triggers.Trigger;
import dev.keypool.triggers.TriggerFailure;
import dev.keypool.triggers.Triggers;
import dev.keypool.triggers.events.MigratedUser;
import dev.keypool.triggers.events.TriggerType;
import dev.keypool.triggers.events.UserMigrationEvent;
import dev.keypool.triggers.functions.FunctionException;
import dev.keypool.triggers.userpool.UserPool;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * A function's part where somebody is not found: whom it knows exists afterwards, and Keycloak goes on as with anybody else, the check
 * of the password included. Whom it does not know, and where it fails, Keycloak does not know either and says what it always says: who
 * exists is told to nobody, as with Cognito's PreventUserExistenceErrors.
 */
public final class UserMigration {

    /** Characters; Cognito's own limits are 128 and 256. What is longer is nobody's. */
    private static final int MAX_NAME = 255;
    private static final int MAX_PASSWORD = 256;

    private final AuthenticationFlowContext context;
    private final Triggers triggers;
    private final Trigger trigger;

    private UserMigration(AuthenticationFlowContext context, Triggers triggers, Trigger trigger) {
        this.context = context;
        this.triggers = triggers;
        this.trigger = trigger;
    }

    /** Empty where no function is assigned. */
    public static Optional<UserMigration> of(AuthenticationFlowContext context) {
        KeycloakSession session = context.getSession();
        Triggers triggers = session.getProvider(Triggers.class);
        return triggers.assigned(TriggerType.USER_MIGRATION, context.getAuthenticationSession().getClient())
                .map(trigger -> new UserMigration(context, triggers, trigger));
    }

    /** Whether the function may know who is meant: the name is one, and Keycloak does not know it. */
    public boolean mayKnow(String typed) {
        String name = typed == null ? "" : typed.trim();
        return !name.isEmpty() && name.length() <= MAX_NAME && isUnknown(context, name);
    }

    /** @param typed what was typed as a name, or null */
    public void signIn(String typed, String password, Map<String, String> validationData) {
        if (password == null || password.isEmpty() || password.length() > MAX_PASSWORD || !mayKnow(typed)) {
            return;
        }
        String name = typed.trim();
        Guesses guesses = new Guesses(context, name);
        if (guesses.areTooMany()) {
            return;
        }
        try {
            Optional<MigratedUser> user = call(name, password, validationData, new Migration(context, name, password));
            if (user.isPresent()) {
                guesses.forget();
            }
        } catch (TriggerFailure e) {
            // Whoever typed something while the function was out of reach has guessed nothing.
            if (e.kind() == FunctionException.Kind.REFUSED) {
                guesses.another();
            }
        }
    }

    /** @param typed what was typed as a name, or null */
    public void forgottenPassword(String typed) {
        if (!mayKnow(typed)) {
            return;
        }
        try {
            call(typed.trim(), null, null, new Migration(context, typed.trim(), null));
        } catch (TriggerFailure e) {
            // Is in the log and in the metrics; the page says that a mail is under way, as for anybody.
        }
    }

    /** The user is made where the answer is read, so that one that cannot be kept is the function's failure, counted and logged as such. */
    private Optional<MigratedUser> call(String name, String password, Map<String, String> validationData, Migration migration) throws TriggerFailure {
        UserMigrationEvent event = new UserMigrationEvent(UserPool.envelope(context.getRealm(), context.getAuthenticationSession().getClient()), name,
                password, validationData);
        return triggers.call(trigger, event.json(), answer -> {
            MigratedUser user = MigratedUser.read(answer);
            migration.keep(user);
            return user;
        });
    }

    static boolean isUnknown(AuthenticationFlowContext context, String name) {
        try {
            return KeycloakModelUtils.findUserByNameOrEmail(context.getSession(), context.getRealm(), name) == null;
        } catch (ModelDuplicateException e) {
            // One e-mail address, several people: known more than once.
            return false;
        }
    }
}

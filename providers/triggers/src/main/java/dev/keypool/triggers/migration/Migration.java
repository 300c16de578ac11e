package dev.keypool.triggers.migration;

import dev.keypool.triggers.events.MigratedUser;
import dev.keypool.triggers.functions.FunctionException;
import dev.keypool.triggers.userpool.NewUser;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.userprofile.ValidationException;

/**
 * Makes a user of an answer, in a transaction of its own: all of it or nothing, and of two sign-ins at once one makes the user and the
 * other finds it. The sign-in's own transaction would only show at its end that the name is taken.
 */
final class Migration {

    private static final Logger LOG = Logger.getLogger("dev.keypool.triggers");

    private final AuthenticationFlowContext context;
    private final String typed;
    private final String password;

    /** @param password null where it was forgotten */
    Migration(AuthenticationFlowContext context, String typed, String password) {
        this.context = context;
        this.typed = typed;
        this.password = password;
    }

    void keep(MigratedUser answer) throws FunctionException {
        NewUser user;
        try {
            user = NewUser.of(answer.userAttributes());
        } catch (IllegalArgumentException e) {
            throw FunctionException.invalidResponse(e.getMessage());
        }
        String username = username(user);
        if (password == null && (user.email() == null || !user.emailVerified())) {
            // Cognito's rule; whoever has entered somebody else's address elsewhere must not take it over here.
            throw FunctionException.invalidResponse("A forgotten password needs a verified e-mail address in the function's answer");
        }
        if (answer.smsFactor() && !SmsFactor.isAskedFor(context, password == null)) {
            throw FunctionException.invalidResponse("The function wants SMS as a second factor (enableSMSMFA), which the flow does not ask for");
        }
        KeycloakSession session = context.getSession();
        try {
            KeycloakModelUtils.runJobInTransaction(session.getKeycloakSessionFactory(), session.getContext(), own ->
                    new MigratedUserStore(own, context.getConnection())
                            .add(username, user, password, answer));
        } catch (ValidationException e) {
            String attributes = e.getErrors().stream().map(ValidationException.Error::getAttribute).distinct().collect(Collectors.joining(", "));
            throw FunctionException.invalidResponse("The realm's user profile does not allow the function's answer: " + attributes);
        } catch (RuntimeException e) {
            // Known by now: another sign-in was faster, and Keycloak goes on with its user.
            if (UserMigration.isUnknown(context, typed)) {
                throw FunctionException.invalidResponse(why(e));
            }
        }
    }

    private static String why(RuntimeException e) {
        if (e instanceof NotKeptException) {
            return e.getMessage();
        }
        // A database's message shows values.
        LOG.debugf("A migrated user could not be kept: %s", e.getClass().getName());
        return "The user of the function's answer could not be kept";
    }

    /** Whoever signs in must be found by the same name next time: otherwise each sign-in would ask the function again. */
    private String username(NewUser user) throws FunctionException {
        RealmModel realm = context.getRealm();
        String username = realm.isRegistrationEmailAsUsername() ? user.email() : user.username() == null ? typed : user.username();
        boolean byEmail = realm.isLoginWithEmailAllowed() && typed.indexOf('@') >= 0 && typed.equalsIgnoreCase(user.email());
        if (username == null || !byEmail && !typed.equalsIgnoreCase(username)) {
            throw FunctionException.invalidResponse("The user of the function's answer does not have the name that was typed");
        }
        return username;
    }
}

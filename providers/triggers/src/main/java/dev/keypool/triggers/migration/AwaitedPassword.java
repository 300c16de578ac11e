package dev.keypool.triggers.migration;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Of a name in one form and a password in the next: the name is one that the function may know, and it is asked with the password. */
public final class AwaitedPassword {

    private static final String NOTE = "keypool.migration.awaited";

    private AwaitedPassword() {
    }

    static void await(AuthenticationSessionModel authSession, String name) {
        authSession.setAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME, name);
        // AuthenticationContextBean then shows the name above the password although there is no user, as if there were one.
        authSession.setAuthNote(AbstractUsernameFormAuthenticator.USERNAME_HIDDEN, "true");
        authSession.setAuthNote(NOTE, "true");
    }

    /** The name is somebody's who may go on, or another one is being typed. */
    public static void noLonger(AuthenticationSessionModel authSession) {
        if (isAwaited(authSession)) {
            authSession.removeAuthNote(NOTE);
            authSession.removeAuthNote(AbstractUsernameFormAuthenticator.USERNAME_HIDDEN);
        }
    }

    /** @param authSession null outside a sign-in */
    public static boolean isAwaited(AuthenticationSessionModel authSession) {
        return authSession != null && authSession.getAuthNote(NOTE) != null;
    }

    /** Null where there is still nobody of the name. */
    public static UserModel typed(AuthenticationFlowContext context, String password) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        String name = authSession.getAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME);
        if (!isAwaited(authSession) || name == null) {
            return null;
        }
        UserMigration.of(context).ifPresent(migration -> migration.signIn(name, password, null));
        try {
            return KeycloakModelUtils.findUserByNameOrEmail(context.getSession(), context.getRealm(), name);
        } catch (ModelDuplicateException e) {
            return null;
        }
    }
}

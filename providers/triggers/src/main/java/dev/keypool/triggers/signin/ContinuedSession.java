package dev.keypool.triggers.signin;

import dev.keypool.triggers.TriggerFailure;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/**
 * A session that goes on at an app client is no sign-in, and no function is asked, as at Cognito; but there triggers are the whole pool's. Here an
 * app client may have its own, and would be entered past them by way of another: they are asked once in a session.
 */
final class ContinuedSession {

    private ContinuedSession() {
    }

    static void check(KeycloakSession session, UserSessionModel userSession, ClientModel client) throws TriggerFailure {
        UserModel user = userSession.getUser();
        Optional<PreAuthentication> before = PreAuthentication.of(session, client);
        if (before.isPresent() && PassedTriggers.isDue(userSession, before.get().trigger(), client)) {
            before.get().check(user, user.getUsername(), null);
            PassedTriggers.add(userSession, before.get().trigger(), client);
        }
        Optional<PostAuthentication> after = PostAuthentication.of(session, client);
        if (after.isPresent() && PassedTriggers.isDue(userSession, after.get().trigger(), client)) {
            after.get().check(user, null);
            PassedTriggers.add(userSession, after.get().trigger(), client);
        }
    }
}

package dev.keypool.triggers.signin;

import dev.keypool.triggers.TriggerFailure;
import dev.keypool.triggers.functions.FunctionException;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.ErrorPage;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The end of a sign-in in the browser, of whatever authenticators, required actions, consent and identity provider: the login protocol is
 * what all of them come to, and the only part of it that Keycloak takes from a factory. By then Keycloak has made the session and written
 * its cookies, so what a function refuses is taken back.
 */
final class BrowserSignIn {

    private BrowserSignIn() {
    }

    /** @return the page for whom a function does not let in */
    static Optional<Response> refusal(KeycloakSession session, EventBuilder event, AuthenticationSessionModel authSession,
            AuthenticatedClientSessionModel clientSession) {
        UserSessionModel userSession = clientSession.getUserSession();
        boolean goesOn = AuthenticationManager.isSSOAuthentication(clientSession);
        try {
            if (goesOn) {
                ContinuedSession.check(session, userSession, clientSession.getClient());
            } else {
                check(session, authSession, userSession);
            }
            return Optional.empty();
        } catch (TriggerFailure e) {
            record(event, e);
            Response page = page(session, authSession, e);
            if (goesOn) {
                // It stays as it was for the applications that it is of.
                clientSession.detachFromUserSession();
            } else {
                RefusedSession.endInBrowser(session, userSession);
            }
            return Optional.of(page);
        }
    }

    private static void check(KeycloakSession session, AuthenticationSessionModel authSession, UserSessionModel userSession) throws TriggerFailure {
        UserModel user = userSession.getUser();
        Optional<PreAuthentication> before = PreAuthentication.of(session, authSession);
        // Where the realm has none of the required actions that EndOfFlow comes with.
        if (before.isPresent() && !SignInRecord.hasPassed(authSession, user)) {
            before.get().check(user, user.getUsername(), null);
            PassedTriggers.begin(userSession, before.get().trigger(), authSession.getClient());
        }
        Optional<PostAuthentication> after = PostAuthentication.of(session, authSession.getClient());
        if (after.isPresent()) {
            after.get().check(user, null);
            PassedTriggers.begin(userSession, after.get().trigger(), authSession.getClient());
        }
    }

    /**
     * AuthenticationManager.finishedRequiredActions sends the event as a success afterwards whatever comes back, unless it is an error
     * by then; and an exception would roll back what the person has done on the way. Others have sent it before, with an id.
     */
    private static void record(EventBuilder event, TriggerFailure failure) {
        event.detail(Details.REASON, failure.type().awsName());
        if (event.getEvent().getId() != null) {
            event.clone().error(Errors.ACCESS_DENIED);
        }
        event.event(EventType.LOGIN_ERROR);
        event.getEvent().setError(Errors.ACCESS_DENIED);
    }

    static Response page(KeycloakSession session, AuthenticationSessionModel authSession, TriggerFailure failure) {
        boolean refused = failure.kind() == FunctionException.Kind.REFUSED;
        return ErrorPage.error(session, authSession, refused ? Response.Status.BAD_REQUEST : Response.Status.SERVICE_UNAVAILABLE, SignInForms.text(failure));
    }
}

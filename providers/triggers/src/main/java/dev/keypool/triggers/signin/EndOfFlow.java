package dev.keypool.triggers.signin;

import dev.keypool.triggers.TriggerFailure;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.TokenUtil;

/**
 * Where a flow in the browser has succeeded, of whatever executions, and nothing has come of it: no required action, no session. Keycloak then
 * asks the realm's required actions whether there is something to do; two that every realm has from the beginning have this done as well.
 */
public final class EndOfFlow {

    private EndOfFlow() {
    }

    /** Asks pre authentication about whom it has not been asked yet, as after a passkey, a certificate, a ticket or somebody else's authenticator. */
    public static void check(RequiredActionContext context) {
        if (isNoSignIn(context)) {
            return;
        }
        try {
            if (AuthenticatorUtil.isSSOAuthentication(context.getAuthenticationSession())) {
                checkSession(context);
            } else {
                checkSignIn(context);
            }
        } catch (TriggerFailure e) {
            throw refusal(context, e);
        }
    }

    /**
     * Nobody is signed in after a link in a mail that is for something else; grants have an end of their own, and identity providers'
     * sign-ins have been asked about by their mappers or are when they end.
     */
    private static boolean isNoSignIn(RequiredActionContext context) {
        AuthenticationSessionModel signIn = context.getAuthenticationSession();
        return signIn.getAuthNote(AuthenticationManager.END_AFTER_REQUIRED_ACTIONS) != null
                || signIn.getUserSessionNotes().containsKey(Details.IDENTITY_PROVIDER) || PostAuthenticatedGrant.isUnderWay(context.getSession());
    }

    private static void checkSignIn(RequiredActionContext context) throws TriggerFailure {
        KeycloakSession session = context.getSession();
        AuthenticationSessionModel signIn = context.getAuthenticationSession();
        UserModel user = context.getUser();
        Optional<PreAuthentication> before = PreAuthentication.of(session, signIn);
        if (before.isPresent() && !SignInRecord.hasPassed(signIn, user)) {
            before.get().check(user, user.getUsername(), null);
        }
        // AuthorizationEndpointBase ends such a request with a protocol of its own making, so that there is no later.
        Optional<PostAuthentication> after = isPassive(signIn) ? PostAuthentication.of(session, signIn.getClient()) : Optional.empty();
        if (after.isPresent()) {
            after.get().check(user, null);
            signIn.setUserSessionNote(PassedTriggers.note(after.get().trigger().type()),
                    PassedTriggers.only(after.get().trigger(), signIn.getClient()));
        }
    }

    private static void checkSession(RequiredActionContext context) throws TriggerFailure {
        KeycloakSession session = context.getSession();
        ClientModel client = context.getAuthenticationSession().getClient();
        // As CookieAuthenticator has found it; in a later request of the same sign-in it is what it was.
        UserSessionModel userSession = session.getContext().getUserSession();
        if (userSession != null && userSession.getUser().getId().equals(context.getUser().getId())) {
            ContinuedSession.check(session, userSession, client);
        }
    }

    private static RuntimeException refusal(RequiredActionContext context, TriggerFailure failure) {
        AuthenticationSessionModel signIn = context.getAuthenticationSession();
        context.getEvent().user(context.getUser()).detail(Details.REASON, failure.type().awsName());
        if (AuthenticationSessionModel.Action.REQUIRED_ACTIONS.name().equals(signIn.getAction())) {
            context.getEvent().clone().event(EventType.LOGIN).error(Errors.ACCESS_DENIED);
            return new WebApplicationException(BrowserSignIn.page(context.getSession(), signIn, failure));
        }
        return new RefusedFlow(failure, isPassive(signIn) ? loginRequired(context) : BrowserSignIn.page(context.getSession(), signIn, failure));
    }

    private static boolean isPassive(AuthenticationSessionModel signIn) {
        return TokenUtil.hasPrompt(signIn.getClientNote(OIDCLoginProtocol.PROMPT_PARAM), OIDCLoginProtocol.PROMPT_VALUE_NONE);
    }

    /** What Keycloak says where somebody cannot be signed in without being shown something; the function's text is. */
    private static Response loginRequired(RequiredActionContext context) {
        KeycloakSession session = context.getSession();
        LoginProtocol protocol = session.getProvider(LoginProtocol.class, context.getAuthenticationSession().getProtocol());
        return protocol.setSession(session).setRealm(context.getRealm()).setUriInfo(context.getUriInfo())
                .setHttpHeaders(context.getHttpRequest().getHttpHeaders()).setEventBuilder(context.getEvent())
                .sendError(context.getAuthenticationSession(), LoginProtocol.Error.PASSIVE_LOGIN_REQUIRED, null);
    }
}

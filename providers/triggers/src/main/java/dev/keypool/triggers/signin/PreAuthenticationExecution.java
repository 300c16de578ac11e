package dev.keypool.triggers.signin;

import dev.keypool.triggers.TriggerFailure;
import dev.keypool.triggers.challenges.ChallengePage;
import dev.keypool.triggers.events.ClientMetadata;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * An execution of our own for flows of somebody else's authenticators, which puts the function where it belongs: after whatever finds out who it
 * is, and before whatever has them prove it. Without it the function is asked at the flow's end.
 */
final class PreAuthenticationExecution implements Authenticator {

    private static final String ENDED = "keypool.preAuthentication.ended.";

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        Optional<PreAuthentication> function = PreAuthentication.of(context);
        UserModel user = context.getUser();
        AuthenticationSessionModel signIn = context.getAuthenticationSession();
        String name = user == null ? typed(context) : user.getUsername();
        String ended = signIn.getAuthNote(ended(context));
        if (function.isEmpty() || user != null && SignInRecord.hasPassed(signIn, user)) {
            context.success();
        } else if (ended != null) {
            context.forceChallenge(ChallengePage.ended(context, ended));
        } else if (name == null && PostAuthenticatedGrant.isUnderWay(context.getSession())) {
            GrantErrors.malformed(context, null, "Missing parameter: username");
        } else if (name == null) {
            // Put where nobody has been identified: who would be let in here would be let in unasked.
            context.failure(AuthenticationFlowError.UNKNOWN_USER);
        } else {
            ask(context, function.get(), user, name);
        }
    }

    /** Of somebody who has not been looked for, or not found. Whoever is let in by another name in the end is asked about there. */
    private static String typed(AuthenticationFlowContext context) {
        String name = PostAuthenticatedGrant.isUnderWay(context.getSession())
                ? context.getHttpRequest().getDecodedFormParameters().getFirst(AuthenticationManager.FORM_USERNAME)
                : context.getAuthenticationSession().getAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME);
        return name == null || name.isBlank() ? null : name.trim();
    }

    private static void ask(AuthenticationFlowContext context, PreAuthentication function, UserModel user, String name) {
        boolean grant = PostAuthenticatedGrant.isUnderWay(context.getSession());
        try {
            Map<String, String> validationData = grant
                    ? ClientMetadata.parse(context.getHttpRequest().getDecodedFormParameters().getFirst(ClientMetadata.PARAMETER)) : null;
            if (user == null) {
                function.check(name, validationData);
            } else {
                function.check(user, name, validationData);
            }
            context.success();
        } catch (IllegalArgumentException e) {
            GrantErrors.malformed(context, name, e.getMessage());
        } catch (TriggerFailure e) {
            if (grant) {
                GrantErrors.failed(context, name, e);
                return;
            }
            SignInForms.record(context, name);
            String text = SignInForms.text(e);
            // It stays so until the person begins anew: a page that is refreshed calls no function.
            context.getAuthenticationSession().setAuthNote(ended(context), text);
            context.forceChallenge(ChallengePage.ended(context, text));
        }
    }

    private static String ended(AuthenticationFlowContext context) {
        return ENDED + context.getExecution().getId();
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        authenticate(context);
    }

    @Override
    public boolean requiresUser() {
        return false;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {
    }

    @Override
    public void close() {
    }
}

package dev.keypool.triggers.signin;

import dev.keypool.triggers.TriggerFailure;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.messages.Messages;

/** What the forms with a password have in common. */
final class SignInForms {

    private SignInForms() {
    }

    /** The name as it was typed in this form, or in the one before it. */
    static String username(AuthenticationFlowContext context) {
        String typed = context.getHttpRequest().getDecodedFormParameters().getFirst(AuthenticationManager.FORM_USERNAME);
        String before = context.getAuthenticationSession().getAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME);
        String name = typed == null ? before : typed.trim();
        return name == null || name.isEmpty() ? null : name;
    }

    /** The text for the page. */
    static String text(TriggerFailure failure) {
        String text = failure.functionsText();
        return text == null ? Messages.UNEXPECTED_ERROR_HANDLING_REQUEST : text;
    }

    /** No failed attempt in the sense of Keycloak's brute force detection: the password was not looked at. */
    static void record(AuthenticationFlowContext context, String username) {
        context.getEvent().detail(Details.USERNAME, username).detail(Details.REASON, "PreAuthentication");
        context.getEvent().error(Errors.ACCESS_DENIED);
    }
}

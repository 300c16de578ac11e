package dev.keypool.triggers.signin;

import dev.keypool.triggers.TriggerFailure;
import dev.keypool.triggers.challenges.PasswordChallenge;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.PasswordForm;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** Keycloak's form for the password alone, with a function asked before the password is checked, and others after it. */
final class TriggeredPasswordForm extends PasswordForm {

    TriggeredPasswordForm(KeycloakSession session) {
        super(session);
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        PasswordChallenge.authenticate(context, text -> again(context, text), () -> super.authenticate(context));
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        PasswordChallenge.action(context, text -> again(context, text), () -> super.action(context));
    }

    private Response again(AuthenticationFlowContext context, String text) {
        return challenge(context, text, null);
    }

    @Override
    protected boolean validateForm(AuthenticationFlowContext context, MultivaluedMap<String, String> formData) {
        Optional<PreAuthentication> function = PreAuthentication.of(context);
        UserModel user = context.getUser();
        if (function.isPresent() && user != null) {
            try {
                function.get().check(user, user.getUsername(), null);
            } catch (TriggerFailure e) {
                SignInForms.record(context, user.getUsername());
                context.forceChallenge(challenge(context, SignInForms.text(e), null));
                return false;
            }
        }
        return super.validateForm(context, formData);
    }
}

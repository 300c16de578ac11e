package dev.keypool.triggers.signin;

import dev.keypool.triggers.challenges.PasswordChallenge;
import dev.keypool.triggers.federation.FunctionAgreed;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.broker.IdpUsernamePasswordForm;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.models.KeycloakSession;

/**
 * Keycloak's form for a password before an account is linked with an identity provider, with a function asked before the password is checked,
 * and others after it: whoever has the password alone would get past the challenge by linking an account of their own.
 */
final class TriggeredIdpUsernamePasswordForm extends IdpUsernamePasswordForm {

    TriggeredIdpUsernamePasswordForm(KeycloakSession session) {
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
        if (!isUserAlreadySetBeforeUsernamePasswordAuth(context)) {
            context.clearUser();
        }
        AuthenticatorUtils.setupReauthenticationInUsernamePasswordFormError(context);
        return challenge(context, text, null);
    }

    /** At the end of the first sign-in through a provider the function is not asked once more about whom it was asked here. */
    @Override
    protected boolean validateForm(AuthenticationFlowContext context, MultivaluedMap<String, String> formData) {
        if (!PreAuthentication.agrees(context, isUserAlreadySetBeforeUsernamePasswordAuth(context), text -> again(context, text))
                || !super.validateForm(context, formData)) {
            return false;
        }
        if (PreAuthentication.of(context).isPresent()) {
            FunctionAgreed.with(context.getUser(), context.getAuthenticationSession());
        }
        return true;
    }
}

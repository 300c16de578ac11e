package dev.keypool.triggers.signin;

import dev.keypool.triggers.challenges.PasswordChallenge;
import jakarta.ws.rs.core.Response;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.broker.IdpUsernamePasswordForm;
import org.keycloak.models.KeycloakSession;

/**
 * Keycloak's form for a password before an account is linked with an identity provider: whoever has the password alone would get past the
 * challenge by linking an account of their own.
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
        context.clearUser();
        return challenge(context, text, null);
    }
}

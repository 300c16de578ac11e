package dev.keypool.triggers.signup;

import dev.keypool.triggers.signin.EndOfFlow;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.requiredactions.VerifyEmail;

/**
 * Keycloak's "Verify Email". Its triggers are evaluated at each sign-in and when a verification link has been followed, in whichever
 * browser (VerifyEmailActionTokenHandler.handleToken): there it is seen that a sign-up is confirmed.
 */
public final class TriggeredVerifyEmail extends VerifyEmail {

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        EndOfFlow.check(context);
        Confirmation confirmation = new Confirmation(context.getSession(), context.getUser());
        if (!confirmation.isWithoutVerification()) {
            super.evaluateTriggers(context);
        }
        confirmation.endUnlessDue(context.getAuthenticationSession().getClient());
    }

    @Override
    public int order() {
        return 1;
    }
}

package dev.keypool.triggers.signup;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.resetcred.ResetPassword;
import org.keycloak.models.UserModel;

/** The last step of Keycloak's flow for forgotten passwords: from here on a new one is asked for. */
public final class TriggeredResetPassword extends ResetPassword {

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        super.authenticate(context);
        if (context.getAuthenticationSession().getRequiredActions().contains(UserModel.RequiredAction.UPDATE_PASSWORD.name())) {
            context.getAuthenticationSession().setAuthNote(TriggeredUpdatePassword.FORGOTTEN, "true");
        }
    }

    @Override
    public int order() {
        return 1;
    }
}

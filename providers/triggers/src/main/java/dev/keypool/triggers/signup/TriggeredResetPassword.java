package dev.keypool.triggers.signup;

import dev.keypool.triggers.Triggers;
import dev.keypool.triggers.events.TriggerType;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.resetcred.ResetPassword;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.AuthenticationManager;

/** The last step of Keycloak's flow for forgotten passwords: from here on a new one is asked for. */
public final class TriggeredResetPassword extends ResetPassword {

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        super.authenticate(context);
        if (context.getAuthenticationSession().getRequiredActions().contains(UserModel.RequiredAction.UPDATE_PASSWORD.name())) {
            context.getAuthenticationSession().setAuthNote(TriggeredUpdatePassword.FORGOTTEN, "true");
        }
        if (isAsked(context, TriggerType.PRE_AUTHENTICATION) || isAsked(context, TriggerType.DEFINE_AUTH_CHALLENGE)) {
            // As Keycloak's own "Force login after reset": a mail alone must not sign in whom a function may keep out.
            context.getAuthenticationSession().setAuthNote(AuthenticationManager.END_AFTER_REQUIRED_ACTIONS, "true");
        }
    }

    private static boolean isAsked(AuthenticationFlowContext context, TriggerType type) {
        return context.getSession().getProvider(Triggers.class).assigned(type, context.getAuthenticationSession().getClient()).isPresent();
    }

    @Override
    public int order() {
        return 1;
    }
}

package dev.keypool.triggers.signup;

import dev.keypool.triggers.events.ConfirmationSource;
import dev.keypool.triggers.signin.EndOfFlow;
import dev.keypool.triggers.userpool.HostedSignIn;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.authentication.requiredactions.UpdatePassword;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Keycloak's "Update Password", with a function told of it where the one before was forgotten. */
public final class TriggeredUpdatePassword extends UpdatePassword {

    /** Note of the authentication session. */
    static final String FORGOTTEN = "keypool.forgottenPassword";

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        EndOfFlow.check(context);
        super.evaluateTriggers(context);
    }

    @Override
    public void processAction(RequiredActionContext context) {
        boolean hasTo = context.getUser().getRequiredActionsStream().anyMatch(UserModel.RequiredAction.UPDATE_PASSWORD.name()::equals);
        super.processAction(context);
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        if (context.getStatus() != RequiredActionContext.Status.SUCCESS) {
            return;
        }
        if (authSession.getAuthNote(FORGOTTEN) == null) {
            // Who only wanted another one, by the account console, does not have to.
            if (hasTo) {
                HostedSignIn.newPassword(authSession, context.getUser());
            }
        } else {
            authSession.removeAuthNote(FORGOTTEN);
            PostConfirmation.afterCommit(context.getSession(), ConfirmationSource.FORGOT_PASSWORD, context.getUser(), authSession.getClient(), null);
        }
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return this;
    }

    @Override
    public int order() {
        return 1;
    }
}

package dev.keypool.triggers.signin;

import dev.keypool.triggers.challenges.PasswordChallenge;
import dev.keypool.triggers.migration.UserMigration;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.UsernamePasswordForm;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.idm.CredentialRepresentation;

/** Keycloak's form for name and password, with a function asked before the password is checked, and others after it. */
final class TriggeredUsernamePasswordForm extends UsernamePasswordForm {

    TriggeredUsernamePasswordForm(KeycloakSession session) {
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
        // Where it is a repetition (prompt=login, max_age) the name is not asked for.
        AuthenticatorUtils.setupReauthenticationInUsernamePasswordFormError(context);
        return challenge(context, text, null);
    }

    @Override
    protected boolean validateForm(AuthenticationFlowContext context, MultivaluedMap<String, String> formData) {
        return PreAuthentication.agrees(context, isUserAlreadySetBeforeUsernamePasswordAuth(context), text -> again(context, text))
                && super.validateForm(context, formData);
    }

    /** Whom only a function knows exists before Keycloak looks. */
    @Override
    public boolean validateUserAndPassword(AuthenticationFlowContext context, MultivaluedMap<String, String> inputData) {
        if (!isUserAlreadySetBeforeUsernamePasswordAuth(context)) {
            UserMigration.of(context).ifPresent(migration ->
                    migration.signIn(SignInForms.username(context), inputData.getFirst(CredentialRepresentation.PASSWORD), null));
        }
        return super.validateUserAndPassword(context, inputData);
    }
}

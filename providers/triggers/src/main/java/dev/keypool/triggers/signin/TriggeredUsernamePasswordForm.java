package dev.keypool.triggers.signin;

import dev.keypool.triggers.TriggerFailure;
import dev.keypool.triggers.migration.UserMigration;
import dev.keypool.triggers.challenges.PasswordChallenge;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.UsernamePasswordForm;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
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
        return challenge(context, text, null);
    }

    @Override
    protected boolean validateForm(AuthenticationFlowContext context, MultivaluedMap<String, String> formData) {
        Optional<PreAuthentication> function = PreAuthentication.of(context);
        String username = SignInForms.username(context);
        UserModel known = context.getUser();
        if (function.isPresent() && (known != null || username != null)) {
            try {
                if (known == null) {
                    function.get().check(username, null);
                } else {
                    function.get().check(known, known.getUsername(), null);
                }
            } catch (TriggerFailure e) {
                SignInForms.record(context, username == null ? known.getUsername() : username);
                context.forceChallenge(challenge(context, SignInForms.text(e), null));
                return false;
            }
        }
        return super.validateForm(context, formData);
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

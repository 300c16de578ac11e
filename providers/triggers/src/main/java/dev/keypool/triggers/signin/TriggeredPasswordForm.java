package dev.keypool.triggers.signin;

import dev.keypool.triggers.TriggerFailure;
import dev.keypool.triggers.migration.AwaitedPassword;
import dev.keypool.triggers.challenges.PasswordChallenge;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.authenticators.browser.PasswordForm;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.events.Errors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.services.validation.Validation;

/** Keycloak's form for the password alone, with a function asked before the password is checked, and others after it. */
final class TriggeredPasswordForm extends PasswordForm {

    private final KeycloakSession session;

    TriggeredPasswordForm(KeycloakSession session) {
        super(session);
        this.session = session;
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
        AuthenticatorUtils.setupReauthenticationInUsernamePasswordFormError(context);
        return challenge(context, text, null);
    }

    @Override
    protected boolean validateForm(AuthenticationFlowContext context, MultivaluedMap<String, String> formData) {
        Optional<PreAuthentication> function = PreAuthentication.of(context);
        UserModel user = context.getUser();
        // Not what this form has for a name: the one before it is whose password is looked at.
        String username = user == null ? context.getAuthenticationSession().getAuthNote(ATTEMPTED_USERNAME) : user.getUsername();
        if (function.isPresent() && username != null) {
            try {
                function.get().check(user, username, null);
            } catch (TriggerFailure e) {
                SignInForms.record(context, username);
                context.forceChallenge(again(context, SignInForms.text(e)));
                return false;
            }
        }
        return isSomebody(context, formData) && super.validateForm(context, formData);
    }

    /** Somebody whom Keycloak did not know by the name in the form before may be known now; who is not gets the answer to a wrong password. */
    private boolean isSomebody(AuthenticationFlowContext context, MultivaluedMap<String, String> formData) {
        if (context.getUser() != null) {
            return true;
        }
        UserModel user = AwaitedPassword.typed(context, formData.getFirst(CredentialRepresentation.PASSWORD));
        if (user != null && enabledUser(context, user)) {
            context.setUser(user);
            AwaitedPassword.noLonger(context.getAuthenticationSession());
            return true;
        }
        if (user == null) {
            AuthenticatorUtils.dummyHash(context);
            context.getEvent().error(Errors.USER_NOT_FOUND);
            context.failureChallenge(AuthenticationFlowError.INVALID_CREDENTIALS,
                    challenge(context, getDefaultChallengeMessage(context), Validation.FIELD_PASSWORD));
        }
        return false;
    }

    @Override
    public boolean requiresUser() {
        return !AwaitedPassword.isAwaited(session.getContext().getAuthenticationSession());
    }

    /** Without a user Keycloak would offer passkeys, which would show that there is none. */
    @Override
    protected boolean isConditionalPasskeysEnabled(UserModel currentUser) {
        return currentUser != null && super.isConditionalPasskeysEnabled(currentUser);
    }
}

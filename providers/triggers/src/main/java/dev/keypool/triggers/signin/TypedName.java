package dev.keypool.triggers.signin;

import dev.keypool.triggers.challenges.Person;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.validation.Validation;

/** The name that a person types before a challenge. Unlike Keycloak's form for the name alone it does not tell whether there is such a person. */
final class TypedName {

    /** Of Keycloak's names and addresses. */
    private static final int MAX_LENGTH = 255;

    private TypedName() {
    }

    static Response form(AuthenticationFlowContext context) {
        MultivaluedMap<String, String> values = new MultivaluedHashMap<>();
        String hint = context.getAuthenticationSession().getClientNote(OIDCLoginProtocol.LOGIN_HINT_PARAM);
        String remembered = AuthenticationManager.getRememberMeUsername(context.getSession());
        if (hint != null) {
            values.add(AuthenticationManager.FORM_USERNAME, hint);
        } else if (remembered != null) {
            values.add(AuthenticationManager.FORM_USERNAME, remembered);
            values.add("rememberMe", "on");
        }
        return context.form().setFormData(values).createLoginUsername();
    }

    /** Empty where it is no name, and the form says so. */
    static Optional<Person> read(AuthenticationFlowContext context, MultivaluedMap<String, String> form) {
        String typed = form.getFirst(AuthenticationManager.FORM_USERNAME);
        String name = typed == null ? "" : typed.trim();
        if (name.isEmpty() || name.length() > MAX_LENGTH) {
            context.getEvent().error(Errors.USER_NOT_FOUND);
            context.failureChallenge(AuthenticationFlowError.INVALID_USER, context.form()
                    .addError(new FormMessage(Validation.FIELD_USERNAME, Messages.INVALID_USERNAME_OR_EMAIL)).createLoginUsername());
            return Optional.empty();
        }
        context.getEvent().detail(Details.USERNAME, name);
        context.getAuthenticationSession().setAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME, name);
        // The page then shows the name that was typed, of whomever it is.
        context.getAuthenticationSession().setAuthNote(AbstractUsernameFormAuthenticator.USERNAME_HIDDEN, "true");
        AuthenticatorUtils.processRememberMe(context, form);
        return Optional.of(new Person(find(context, name), name));
    }

    /** Null where there is no such person, and where it is one that cannot sign in. */
    private static UserModel find(AuthenticationFlowContext context, String name) {
        try {
            UserModel user = KeycloakModelUtils.findUserByNameOrEmail(context.getSession(), context.getRealm(), name);
            boolean may = user != null && user.isEnabled() && user.getServiceAccountClientLink() == null
                    && AuthenticatorUtils.getDisabledByBruteForceEventError(context, user) == null;
            return may ? user : null;
        } catch (ModelDuplicateException e) {
            return null;
        }
    }
}

package dev.keypool.triggers.signup;

import dev.keypool.triggers.TriggerFailure;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.FormAuthenticationFlow;
import org.keycloak.authentication.forms.RegistrationPage;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.services.ErrorPage;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.services.validation.Validation;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.userprofile.ValidationException;

/**
 * Shows the form again, filled in, with what is wrong. Keycloak's FormAuthenticationFlow has no way to say so any more when users are
 * created, but LoginActionsService.processFlow answers with the response of a WebApplicationException, without a rollback.
 */
final class SignUpPage {

    private final KeycloakSession session;
    private final MultivaluedMap<String, String> form;

    SignUpPage(KeycloakSession session, MultivaluedMap<String, String> form) {
        this.session = session;
        this.form = new MultivaluedHashMap<>(form);
        this.form.keySet().removeAll(Set.of(RegistrationPage.FIELD_PASSWORD, RegistrationPage.FIELD_PASSWORD_CONFIRM));
    }

    WebApplicationException again(TriggerFailure failure) {
        String text = failure.functionsText();
        return again(List.of(new FormMessage(text == null ? Messages.UNEXPECTED_ERROR_HANDLING_REQUEST : text)), () -> FailurePage.with(session, failure));
    }

    /** @param sentence about what was sent for functions, not of it */
    WebApplicationException again(String sentence) {
        return again(List.of(new FormMessage(sentence)), () -> error(sentence));
    }

    WebApplicationException again(ValidationException invalid) {
        return again(Validation.getFormErrorsFromValidation(invalid.getErrors()), () -> error(Messages.INVALID_REQUEST));
    }

    /** @param instead for somebody's own registration without a form of Keycloak's */
    private WebApplicationException again(List<FormMessage> messages, Supplier<Response> instead) {
        KeycloakContext context = session.getContext();
        EventBuilder event = event(context);
        event.clone().error(Errors.INVALID_REGISTRATION);
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        AuthenticationExecutionModel execution = execution(context, authSession);
        if (execution == null) {
            return new WebApplicationException(instead.get());
        }
        AuthenticationProcessor processor = new AuthenticationProcessor().setAuthenticationSession(authSession)
                .setFlowPath(LoginActionsService.REGISTRATION_PATH).setBrowserFlow(true).setFlowId(context.getRealm().getRegistrationFlow().getId())
                .setConnection(context.getConnection()).setEventBuilder(event).setRealm(context.getRealm()).setSession(session)
                .setUriInfo(context.getUri()).setRequest(context.getHttpRequest());
        return new WebApplicationException(new FormAuthenticationFlow(processor, execution).renderForm(form, messages));
    }

    private Response error(String message) {
        return ErrorPage.error(session, session.getContext().getAuthenticationSession(), Response.Status.BAD_REQUEST, message);
    }

    /** The form that was sent, or null. */
    private static AuthenticationExecutionModel execution(KeycloakContext context, AuthenticationSessionModel authSession) {
        String current = authSession == null ? null : authSession.getAuthNote(AuthenticationProcessor.CURRENT_AUTHENTICATION_EXECUTION);
        AuthenticationExecutionModel execution = current == null ? null : context.getRealm().getAuthenticationExecutionById(current);
        return execution != null && execution.isAuthenticatorFlow() && execution.getAuthenticator() != null ? execution : null;
    }

    private EventBuilder event(KeycloakContext context) {
        EventBuilder event = new EventBuilder(context.getRealm(), session, context.getConnection()).event(EventType.REGISTER)
                .detail(Details.REGISTER_METHOD, "form").detail(Details.REASON, "PreSignUp")
                .detail(Details.USERNAME, form.getFirst(UserModel.USERNAME)).detail(Details.EMAIL, form.getFirst(UserModel.EMAIL));
        return context.getClient() == null ? event : event.client(context.getClient());
    }
}

package dev.keypool.triggers.signup;

import dev.keypool.triggers.TriggerFailure;
import dev.keypool.triggers.functions.FunctionException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.keycloak.OAuthErrorException;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.BrowserSecurityHeaders;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.idm.OAuth2ErrorRepresentation;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.messages.Messages;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.utils.MediaTypeMatcher;

/** Tells of a function's failure where there is no form to do so. */
final class FailurePage {

    private FailurePage() {
    }

    static Response with(KeycloakSession session, TriggerFailure failure) {
        boolean refused = failure.kind() == FunctionException.Kind.REFUSED;
        Response.Status status = refused ? Response.Status.BAD_REQUEST : Response.Status.SERVICE_UNAVAILABLE;
        if (!MediaTypeMatcher.isHtmlRequest(session.getContext().getHttpRequest().getHttpHeaders())) {
            String error = refused ? OAuthErrorException.INVALID_GRANT : "temporarily_unavailable";
            return Response.status(status).entity(new OAuth2ErrorRepresentation(error, failure.getMessage())).type(MediaType.APPLICATION_JSON_TYPE).build();
        }
        AuthenticationSessionModel authSession = session.getContext().getAuthenticationSession();
        LoginFormsProvider form = session.getProvider(LoginFormsProvider.class).setAuthenticationSession(authSession)
                .setAttribute("messageHeader", "errorTitle").setError(refused ? failure.functionsText() : Messages.UNEXPECTED_ERROR_HANDLING_REQUEST);
        if (authSession != null && AuthenticationSessionModel.Action.REQUIRED_ACTIONS.name().equals(authSession.getAction())) {
            // More is to be done, as a password to be chosen: here it goes on.
            String next = authSession.getAuthNote(AuthenticationProcessor.CURRENT_AUTHENTICATION_EXECUTION);
            form.setAttribute(Constants.TEMPLATE_ATTR_ACTION_URI, AuthenticationManager.redirectToRequiredActions(session, authSession.getRealm(),
                    authSession, session.getContext().getUri(), next).getLocation().toString());
        }
        // Keycloak's page for errors has no such link, and lets HTML through.
        Response.ResponseBuilder page = Response.fromResponse(form.createInfoPage()).status(status);
        // After the request's session Keycloak's filter for them does nothing.
        Map<String, String> realms = session.getContext().getRealm().getBrowserSecurityHeaders();
        for (BrowserSecurityHeaders header : BrowserSecurityHeaders.values()) {
            String value = realms.getOrDefault(header.getKey(), header.getDefaultValue());
            if (value != null && !value.isEmpty()) {
                page.header(header.getHeaderName(), value);
            }
        }
        return page.build();
    }
}

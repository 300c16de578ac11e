package dev.keypool.triggers.signup;

import dev.keypool.triggers.TriggerFailure;
import dev.keypool.triggers.functions.FunctionException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.keycloak.OAuthErrorException;
import org.keycloak.common.util.HtmlUtils;
import org.keycloak.models.BrowserSecurityHeaders;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.idm.OAuth2ErrorRepresentation;
import org.keycloak.services.ErrorPage;
import org.keycloak.services.messages.Messages;
import org.keycloak.utils.MediaTypeMatcher;

/** Tells of a function's failure where there is no form to do so. */
final class FailurePage {

    private FailurePage() {
    }

    static Response with(KeycloakSession session, TriggerFailure failure) {
        boolean refused = failure.kind() == FunctionException.Kind.REFUSED;
        Response.Status status = refused ? Response.Status.BAD_REQUEST : Response.Status.SERVICE_UNAVAILABLE;
        if (!MediaTypeMatcher.isHtmlRequest(session.getContext().getRequestHeaders())) {
            String error = refused ? OAuthErrorException.INVALID_GRANT : "temporarily_unavailable";
            return Response.status(status).entity(new OAuth2ErrorRepresentation(error, failure.getMessage())).type(MediaType.APPLICATION_JSON_TYPE).build();
        }
        // error.ftl lets through what its sanitizer takes for harmless, links among it.
        String text = refused ? HtmlUtils.escapeAttribute(failure.functionsText()) : Messages.UNEXPECTED_ERROR_HANDLING_REQUEST;
        Response.ResponseBuilder page = Response.fromResponse(ErrorPage.error(session, null, status, text));
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

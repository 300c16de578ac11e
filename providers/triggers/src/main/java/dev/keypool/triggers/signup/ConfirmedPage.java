package dev.keypool.triggers.signup;

import dev.keypool.triggers.TriggerFailure;
import dev.keypool.triggers.functions.FunctionException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.keycloak.OAuthErrorException;
import org.keycloak.models.BrowserSecurityHeaders;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.idm.OAuth2ErrorRepresentation;
import org.keycloak.services.ErrorPage;
import org.keycloak.services.messages.Messages;
import org.keycloak.utils.MediaTypeMatcher;

/** Tells of the function's failure after a confirmation. */
final class ConfirmedPage {

    private ConfirmedPage() {
    }

    static Response with(KeycloakSession session, TriggerFailure failure) {
        boolean refused = failure.kind() == FunctionException.Kind.REFUSED;
        Response.Status status = refused ? Response.Status.BAD_REQUEST : Response.Status.SERVICE_UNAVAILABLE;
        if (!MediaTypeMatcher.isHtmlRequest(session.getContext().getRequestHeaders())) {
            String error = refused ? OAuthErrorException.INVALID_GRANT : "temporarily_unavailable";
            return Response.status(status).entity(new OAuth2ErrorRepresentation(error, failure.getMessage())).type(MediaType.APPLICATION_JSON_TYPE).build();
        }
        String text = refused ? failure.functionsText() : Messages.UNEXPECTED_ERROR_HANDLING_REQUEST;
        Response.ResponseBuilder page = Response.fromResponse(ErrorPage.error(session, null, status, text));
        // Keycloak's filter for them has no session any more.
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

package dev.keypool.triggers.federation;

import dev.keypool.triggers.TriggerFailure;
import dev.keypool.triggers.functions.FunctionException;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.keycloak.OAuth2Constants;
import org.keycloak.OAuthErrorException;
import org.keycloak.models.BrowserSecurityHeaders;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.OIDCAdvancedConfigWrapper;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.grants.device.DeviceGrantType;
import org.keycloak.protocol.oidc.utils.OIDCRedirectUriBuilder;
import org.keycloak.protocol.oidc.utils.OIDCResponseMode;
import org.keycloak.protocol.oidc.utils.OIDCResponseType;
import org.keycloak.services.ErrorPage;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.services.messages.Messages;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Where a function's failure goes from a sign-in that has no form to show it on: to the application, in Cognito's words, or on a page
 * where the application does not speak OpenID Connect. Of texts only, so that it outlives the sign-in.
 *
 * @param redirectUri of the application, or null for the page
 * @param issuer      RFC 9207, or null where the application is not to get it
 */
record Refusal(String redirectUri, OIDCResponseMode mode, String state, String issuer) {

    static Refusal of(KeycloakSession session, AuthenticationSessionModel signIn) {
        if (!OIDCLoginProtocol.LOGIN_PROTOCOL.equals(signIn.getProtocol()) || signIn.getRedirectUri() == null
                || DeviceGrantType.isOAuth2DeviceVerificationFlow(signIn)) {
            return new Refusal(null, null, null, null);
        }
        OIDCResponseType type = OIDCResponseType.parse(signIn.getClientNote(OIDCLoginProtocol.RESPONSE_TYPE_PARAM));
        boolean withoutIssuer = OIDCAdvancedConfigWrapper.fromClientModel(signIn.getClient()).isExcludeIssuerFromAuthResponse();
        return new Refusal(signIn.getRedirectUri(), OIDCResponseMode.parse(signIn.getClientNote(OIDCLoginProtocol.RESPONSE_MODE_PARAM), type),
                signIn.getClientNote(OIDCLoginProtocol.STATE_PARAM),
                withoutIssuer ? null : Urls.realmIssuer(session.getContext().getUri().getBaseUri(), session.getContext().getRealm().getName()));
    }

    /** Ends the sign-in as OIDCLoginProtocol.sendError does, which has no way to say "invalid_request". */
    static Response end(KeycloakSession session, AuthenticationSessionModel signIn, TriggerFailure failure) {
        Response response = of(session, signIn).response(session, failure);
        new AuthenticationSessionManager(session).removeTabIdInAuthenticationSession(signIn.getRealm(), signIn);
        return response;
    }

    Response response(KeycloakSession session, TriggerFailure failure) {
        return redirectUri == null ? page(session, failure) : toApplication(session, failure);
    }

    private Response toApplication(KeycloakSession session, TriggerFailure failure) {
        boolean refused = failure.kind() == FunctionException.Kind.REFUSED;
        OIDCRedirectUriBuilder uri = OIDCRedirectUriBuilder.fromUri(redirectUri, mode, session, null)
                .addParam(OAuth2Constants.ERROR, refused ? OAuthErrorException.INVALID_REQUEST : "temporarily_unavailable")
                .addParam(OAuth2Constants.ERROR_DESCRIPTION, failure.getMessage());
        if (state != null) {
            uri.addParam(OAuth2Constants.STATE, state);
        }
        if (issuer != null) {
            uri.addParam(OAuth2Constants.ISSUER, issuer);
        }
        return uri.build();
    }

    private static Response page(KeycloakSession session, TriggerFailure failure) {
        boolean refused = failure.kind() == FunctionException.Kind.REFUSED;
        String text = refused ? failure.functionsText() : Messages.UNEXPECTED_ERROR_HANDLING_REQUEST;
        Response.ResponseBuilder page = Response.fromResponse(ErrorPage.error(session, session.getContext().getAuthenticationSession(),
                refused ? Response.Status.BAD_REQUEST : Response.Status.SERVICE_UNAVAILABLE, text));
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

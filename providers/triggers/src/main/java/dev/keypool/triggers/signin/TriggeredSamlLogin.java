package dev.keypool.triggers.signin;

import jakarta.ws.rs.core.Response;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.saml.SamlProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Keycloak's end of a sign-in for applications of SAML, with a function asked before. */
final class TriggeredSamlLogin extends SamlProtocol {

    TriggeredSamlLogin(KeycloakSession session) {
        setSession(session);
    }

    @Override
    public Response authenticated(AuthenticationSessionModel authSession, UserSessionModel userSession, ClientSessionContext clientSessionCtx) {
        return BrowserSignIn.refusal(session, event, authSession, clientSessionCtx.getClientSession())
                .orElseGet(() -> super.authenticated(authSession, userSession, clientSessionCtx));
    }
}

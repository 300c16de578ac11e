package dev.keypool.triggers.signin;

import jakarta.ws.rs.core.Response;
import dev.keypool.triggers.userpool.HostedSignIn;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.OIDCProviderConfig;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Keycloak's end of a sign-in for applications of OpenID Connect, with a function asked before. */
final class TriggeredOidcLogin extends OIDCLoginProtocol {

    TriggeredOidcLogin(OIDCProviderConfig config, KeycloakSession session) {
        super(config);
        setSession(session);
    }

    @Override
    public Response authenticated(AuthenticationSessionModel authSession, UserSessionModel userSession, ClientSessionContext clientSessionCtx) {
        HostedSignIn.forgetEarlier(authSession, clientSessionCtx.getClientSession());
        return BrowserSignIn.refusal(session, event, authSession, clientSessionCtx.getClientSession())
                .orElseGet(() -> super.authenticated(authSession, userSession, clientSessionCtx));
    }
}

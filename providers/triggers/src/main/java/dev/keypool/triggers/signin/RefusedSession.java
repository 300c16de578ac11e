package dev.keypool.triggers.signin;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.ext.RuntimeDelegate;
import org.keycloak.cookie.CookieProvider;
import org.keycloak.cookie.CookieType;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;

/** The session of a sign-in that was refused after Keycloak had made it. */
final class RefusedSession {

    private RefusedSession() {
    }

    /**
     * With the authentication session, so that the next attempt begins anew. One that was there before is ended as well: it has the time
     * and the level of this sign-in by now.
     */
    static void end(KeycloakSession session, UserSessionModel userSession) {
        AuthenticationManager.backchannelLogout(session, userSession, false);
    }

    static void endInBrowser(KeycloakSession session, UserSessionModel userSession) {
        KeycloakContext context = session.getContext();
        NewCookie expired = new NewCookie.Builder(CookieType.IDENTITY.getName())
                .path(AuthenticationManager.getRealmCookiePath(context.getRealm(), context.getUri())).maxAge(0).build();
        // CookieProvider only adds headers, and the new session's cookies are among them already: they must not be sent at all.
        context.getHttpResponse().setHeader(HttpHeaders.SET_COOKIE,
                RuntimeDelegate.getInstance().createHeaderDelegate(NewCookie.class).toString(expired));
        CookieProvider cookies = session.getProvider(CookieProvider.class);
        cookies.expire(CookieType.SESSION);
        cookies.expire(CookieType.AUTH_SESSION_ID);
        cookies.expire(CookieType.AUTH_RESTART);
        end(session, userSession);
    }
}

package dev.keypool.messages;

import org.keycloak.email.EmailException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Mails with a code, of which Keycloak has none. They go the way of Keycloak's own: parts, themes, languages, SMTP server. */
public final class MailCodes {

    private MailCodes() {
    }

    /**
     * Mails the code that is a factor of a sign-in to the person's address.
     *
     * @param signIn the sign-in that it belongs to
     */
    public static void sendSignInCode(KeycloakSession session, RealmModel realm, UserModel user, AuthenticationSessionModel signIn, String code,
            long expirationInMinutes) throws EmailException {
        PluggableMails mails = new PluggableMails(session);
        mails.setRealm(realm).setUser(user).setAuthenticationSession(signIn);
        mails.sendSignInCode(code, expirationInMinutes);
    }
}

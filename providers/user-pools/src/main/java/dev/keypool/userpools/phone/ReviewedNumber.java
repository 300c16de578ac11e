package dev.keypool.userpools.phone;

import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Whether somebody gave another number than their identity provider's on the page that reviews what came. There is no user yet whose verification
 * could be taken away, so the sign-in keeps it until there is.
 */
final class ReviewedNumber {

    private static final String NOTE = "keypool.phone.reviewed";

    private ReviewedNumber() {
    }

    static void note(KeycloakSession session, boolean another) {
        AuthenticationSessionModel signIn = session.getContext().getAuthenticationSession();
        if (signIn != null && another) {
            signIn.setAuthNote(NOTE, "true");
        } else if (signIn != null) {
            signIn.removeAuthNote(NOTE);
        }
    }

    static boolean isAnother(KeycloakSession session) {
        AuthenticationSessionModel signIn = session.getContext().getAuthenticationSession();
        return signIn != null && signIn.getAuthNote(NOTE) != null;
    }
}

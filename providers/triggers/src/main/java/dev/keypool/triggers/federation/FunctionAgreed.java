package dev.keypool.triggers.federation;

import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Whom the function has let in already in a first sign-in through a provider: at the form for the password of the account to link. */
public final class FunctionAgreed {

    private static final String NOTE = "keypool.preAuthentication.agreed";

    private FunctionAgreed() {
    }

    public static void with(UserModel user, AuthenticationSessionModel signIn) {
        signIn.setAuthNote(NOTE, user.getId());
    }

    static boolean about(UserModel user, AuthenticationSessionModel signIn) {
        return user.getId().equals(signIn.getAuthNote(NOTE));
    }
}

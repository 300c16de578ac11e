package dev.keypool.triggers.federation;

import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Whom a first sign-in through a provider was about when the function agreed, as at the form for the password of the account to link. */
public final class FunctionAgreed {

    private static final String NOTE = "keypool.preAuthentication.agreed";

    private FunctionAgreed() {
    }

    /** @param user null where there is no such person */
    public static void with(UserModel user, AuthenticationSessionModel signIn) {
        if (user != null) {
            signIn.setAuthNote(NOTE, user.getId());
        }
    }

    static boolean toLetIn(UserModel user, AuthenticationSessionModel signIn) {
        return user.getId().equals(signIn.getAuthNote(NOTE));
    }
}

package dev.keypool.triggers.signin;

import dev.keypool.triggers.Trigger;
import dev.keypool.triggers.events.TriggerType;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Whom pre authentication has let pass in a sign-in. Whoever comes to its end otherwise is asked about there, so that nobody gets in without,
 * by whatever authenticator, and nobody is asked about twice.
 */
public final class SignInRecord {

    /** Note of the authentication session, which Keycloak clears when a person begins anew. */
    private static final String NOTE = "keypool.preAuthentication";

    private SignInRecord() {
    }

    /** @param trigger whose function has agreed, or needed not be asked */
    public static void passed(KeycloakSession session, AuthenticationSessionModel signIn, Trigger trigger, UserModel user) {
        write(session, signIn, trigger, AskedAbout.person(user.getId()));
    }

    static void passedNobody(KeycloakSession session, AuthenticationSessionModel signIn, Trigger trigger, String name) {
        write(session, signIn, trigger, AskedAbout.nobody(name, Time.currentTimeMillis()));
    }

    private static void write(KeycloakSession session, AuthenticationSessionModel signIn, Trigger trigger, AskedAbout about) {
        signIn.setAuthNote(NOTE, about.note());
        signIn.setUserSessionNote(PassedTriggers.note(TriggerType.PRE_AUTHENTICATION), PassedTriggers.only(trigger, signIn.getClient()));
        // Of a grant, which ends with its request, and whose authentication session is gone before its tokens are made.
        session.setAttribute(NOTE, about.note());
    }

    static boolean hasPassed(AuthenticationSessionModel signIn, UserModel user) {
        return means(signIn.getAuthNote(NOTE), user);
    }

    static boolean hasPassed(KeycloakSession session, UserModel user) {
        return means(session.getAttribute(NOTE, String.class), user);
    }

    private static boolean means(String note, UserModel user) {
        return AskedAbout.read(note).means(user.getId(), user.getUsername(), user.getEmail(), user.getCreatedTimestamp());
    }
}

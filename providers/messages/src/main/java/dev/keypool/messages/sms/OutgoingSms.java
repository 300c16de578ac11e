package dev.keypool.messages.sms;

import java.util.Objects;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * An SMS that is about to be sent.
 *
 * @param authenticationSession the sign-in that it belongs to; null where nobody signs in, as for what administrators send
 * @param phoneNumber           where it goes to, in the form of E.164
 * @param code                  the secret that it is about
 * @param repeated              whether it was sent before and is asked for once more
 * @param text                  what it would say as things stand, the code in it
 */
public record OutgoingSms(SmsKind kind, RealmModel realm, UserModel user, AuthenticationSessionModel authenticationSession, String phoneNumber,
        String code, boolean repeated, String text) {

    public OutgoingSms {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(realm);
        Objects.requireNonNull(user);
        Objects.requireNonNull(phoneNumber);
        Objects.requireNonNull(code);
        Objects.requireNonNull(text);
    }

    /** The same SMS with another text. */
    public OutgoingSms with(String other) {
        return new OutgoingSms(kind, realm, user, authenticationSession, phoneNumber, code, repeated, other);
    }

    /** The app client that the person signs in to; null where nobody signs in. */
    public ClientModel client() {
        return authenticationSession == null ? null : authenticationSession.getClient();
    }

    /** Without what it says: it holds a code. */
    @Override
    public String toString() {
        return "OutgoingSms[" + kind + "]";
    }
}

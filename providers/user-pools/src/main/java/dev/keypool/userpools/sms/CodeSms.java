package dev.keypool.userpools.sms;

import dev.keypool.messages.sms.OutgoingSms;
import dev.keypool.messages.sms.ShortMessages;
import dev.keypool.messages.sms.SmsException;
import dev.keypool.messages.sms.SmsKind;
import dev.keypool.userpools.LogText;
import dev.keypool.userpools.phone.PhoneNumber;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** SMS with a secret in them. */
public final class CodeSms {

    private static final Logger LOG = Logger.getLogger("dev.keypool.userpools");

    private final KeycloakSession session;
    private final RealmModel realm;

    public CodeSms(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Whether SMS can be sent at all, to whoever signs in to the app client or by an administrator. */
    public boolean canBeSent() {
        // Where an administrator asks, the context's client is the administrator's.
        AuthenticationSessionModel signIn = session.getContext().getAuthenticationSession();
        return new ShortMessages(session).canBeSent(realm, signIn == null ? null : signIn.getClient());
    }

    /** Whether the realm sends SMS there. */
    public boolean serves(PhoneNumber number) {
        return ServedNumbers.of(realm).serve(number);
    }

    /**
     * @param signIn null where nobody signs in
     * @param code   the code, or the temporary password
     * @return whether it was taken
     */
    public boolean send(SmsKind kind, UserModel user, AuthenticationSessionModel signIn, PhoneNumber to, String code, boolean repeated) {
        return send(new OutgoingSms(kind, realm, user, signIn, to.value(), code, repeated, SmsTexts.of(session, realm, user, kind, code)));
    }

    /** @return whether it was taken */
    boolean send(OutgoingSms sms) {
        if (!serves(new PhoneNumber(sms.phoneNumber()))) {
            LOG.warnf("An SMS (%s) was not sent: the realm %s sends none to such numbers", sms.kind(), LogText.of(realm.getName()));
            return false;
        }
        try {
            new ShortMessages(session).send(sms);
            return true;
        } catch (SmsException e) {
            LOG.warnf("An SMS (%s) of realm %s could not be sent: %s", sms.kind(), LogText.of(realm.getName()), LogText.of(e.getMessage()));
            return false;
        } catch (RuntimeException e) {
            // Its message is anybody's: it might name the number.
            LOG.errorf("An SMS (%s) of realm %s could not be sent: %s", sms.kind(), LogText.of(realm.getName()), e.getClass().getName());
            return false;
        }
    }
}

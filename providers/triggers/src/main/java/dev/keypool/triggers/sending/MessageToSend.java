package dev.keypool.triggers.sending;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.keypool.messages.sms.SmsException;
import dev.keypool.triggers.CodeKey;
import dev.keypool.triggers.Trigger;
import dev.keypool.triggers.TriggerFailure;
import dev.keypool.triggers.Triggers;
import dev.keypool.triggers.encryption.EncryptedMessage;
import dev.keypool.triggers.events.MessageEvent;
import dev.keypool.triggers.functions.ErrorText;
import dev.keypool.triggers.functions.FunctionException;
import java.util.Base64;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * A message that a function sends when the session that wanted it is over. It holds nothing of that session.
 *
 * @param key       null where there is no secret
 * @param secret    the link or code that it is about, or null
 * @param otherwise what is done when the function fails, or null for nothing; where it says no, nothing is sent
 */
public record MessageToSend(String realmId, Trigger trigger, CodeKey key, MessageEvent event, String secret, Otherwise otherwise) {

    private static final Logger LOG = Logger.getLogger("dev.keypool.triggers");
    /** What Cognito's messages are bound to. */
    private static final String CONTEXT = "userpool-id";

    /** Sends it without the function. */
    @FunctionalInterface
    public interface Otherwise {

        /** @param session of its own */
        void send(KeycloakSession session, RealmModel realm) throws EmailException, SmsException;
    }

    /** @param session of its own */
    void send(KeycloakSession session) {
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null) {
            return;
        }
        session.getContext().setRealm(realm);
        if (!isSettled(session.getProvider(Triggers.class), realm) && otherwise != null) {
            try {
                otherwise.send(session, realm);
            } catch (EmailException | SmsException e) {
                LOG.warnf("%s: the message of realm \"%s\" could not be sent by Keycloak either", trigger.type().awsName(),
                        ErrorText.line(realm.getName()));
            }
        }
    }

    /** The function has sent it, or will not have it sent. */
    private boolean isSettled(Triggers triggers, RealmModel realm) {
        try {
            return triggers.call(trigger, event.customSender(trigger.type(), secret == null ? null : code(triggers)), answer -> answer).isPresent();
        } catch (TriggerFailure e) {
            // It is in the log already.
            return e.kind() == FunctionException.Kind.REFUSED;
        } catch (FunctionException e) {
            LOG.warnf("%s: no data key for a message of realm \"%s\": %s", trigger.type().awsName(), ErrorText.line(realm.getName()), e.getMessage());
            return false;
        }
    }

    private String code(Triggers triggers) throws FunctionException {
        Map<String, String> context = Map.of(CONTEXT, event.envelope().userPoolId());
        return Base64.getEncoder().encodeToString(EncryptedMessage.of(secret.getBytes(UTF_8), key.newDataKey(triggers, context), context));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "MessageToSend[" + realmId + "]";
    }
}

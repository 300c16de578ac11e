package dev.keypool.triggers.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.keypool.messages.MailContent;
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
 * A mail that a function sends when the session that wanted it is over. It holds nothing of that session.
 *
 * @param otherwise what Keycloak sends when the function fails, or null for nothing
 */
record MailToSend(String realmId, Trigger trigger, CodeKey key, MessageEvent event, String link, String address, MailContent otherwise) {

    private static final Logger LOG = Logger.getLogger("dev.keypool.triggers");
    /** What Cognito's messages are bound to. */
    private static final String CONTEXT = "userpool-id";

    /** @param session of its own */
    void send(KeycloakSession session) {
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null) {
            return;
        }
        session.getContext().setRealm(realm);
        if (!sentByFunction(session.getProvider(Triggers.class), realm) && otherwise != null) {
            try {
                otherwise.send(session, realm, address);
            } catch (EmailException e) {
                LOG.warnf("%s: the mail of realm \"%s\" could not be sent by Keycloak either", trigger.type().awsName(),
                        ErrorText.line(realm.getName()));
            }
        }
    }

    private boolean sentByFunction(Triggers triggers, RealmModel realm) {
        try {
            Map<String, String> context = Map.of(CONTEXT, event.envelope().userPoolId());
            byte[] message = EncryptedMessage.of(link.getBytes(UTF_8), key.newDataKey(triggers, context), context);
            return triggers.call(trigger, event.customEmailSender(Base64.getEncoder().encodeToString(message)), answer -> answer).isPresent();
        } catch (TriggerFailure e) {
            // It is in the log already.
            return false;
        } catch (FunctionException e) {
            LOG.warnf("%s: no data key for a mail of realm \"%s\": %s", trigger.type().awsName(), ErrorText.line(realm.getName()), e.getMessage());
            return false;
        }
    }

    /** Without the link. */
    @Override
    public String toString() {
        return "MailToSend[" + realmId + "]";
    }
}

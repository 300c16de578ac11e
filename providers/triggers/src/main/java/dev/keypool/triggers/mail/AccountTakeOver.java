package dev.keypool.triggers.mail;

import dev.keypool.messages.MailContent;
import dev.keypool.messages.MailRoute;
import dev.keypool.messages.OutgoingMail;
import dev.keypool.triggers.Trigger;
import dev.keypool.triggers.Triggers;
import dev.keypool.triggers.events.AccountNotice;
import dev.keypool.triggers.events.MessageEvent;
import dev.keypool.triggers.events.MessageSource;
import dev.keypool.triggers.events.TriggerType;
import dev.keypool.triggers.functions.FunctionException;
import dev.keypool.triggers.sending.AfterCommit;
import dev.keypool.triggers.sending.MessageToSend;
import dev.keypool.triggers.userpool.UserAttributes;
import dev.keypool.triggers.userpool.UserPool;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;
import org.keycloak.events.Event;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;

/** The function's part in mails that tell a person that somebody, perhaps another one, did not get in. */
final class AccountTakeOver {

    private static final Logger LOG = Logger.getLogger("dev.keypool.triggers");

    private final KeycloakSession session;
    private final AfterCommit afterCommit;

    AccountTakeOver(KeycloakSession session, AfterCommit afterCommit) {
        this.session = session;
        this.afterCommit = afterCommit;
    }

    /** What a person, or an administrator, changed of an account is no sign-in: a function that words those would tell something else. */
    static boolean isMeantBy(Event event) {
        return event != null && switch (event.getType()) {
            case LOGIN_ERROR, USER_DISABLED_BY_TEMPORARY_LOCKOUT, USER_DISABLED_BY_PERMANENT_LOCKOUT -> true;
            default -> false;
        };
    }

    void send(OutgoingMail mail, MailRoute next) throws EmailException {
        String clientId = mail.event().getClientId();
        ClientModel client = clientId == null ? null : mail.realm().getClientByClientId(clientId);
        Optional<Trigger> sender = session.getProvider(Triggers.class).assigned(TriggerType.CUSTOM_EMAIL_SENDER, client);
        if (sender.isEmpty()) {
            next.send(mail);
            return;
        }
        Trigger trigger = sender.get();
        try {
            // What Keycloak would have sent, if that is wanted: the person's language is known now only.
            MailContent content = trigger.goOn() ? mail.content() : null;
            String address = mail.address();
            MessageToSend.Otherwise otherwise = trigger.goOn() ? (later, realm) -> content.send(later, realm, address) : null;
            afterCommit.run(session, new MessageToSend(mail.realm().getId(), trigger, null, event(mail, client), null, otherwise));
        } catch (FunctionException e) {
            LOG.warnf("%s: no mail can be sent in realm \"%s\": %s", trigger.type().awsName(), mail.realm().getName(), e.getMessage());
            if (trigger.goOn()) {
                next.send(mail);
            }
        }
    }

    private static MessageEvent event(OutgoingMail mail, ClientModel client) {
        Event event = mail.event();
        String name = mail.user().getUsername();
        Map<String, String> attributes = UserAttributes.of(mail.user());
        attributes.putAll(new AccountNotice(event.getId(), name, event.getIpAddress(), Instant.ofEpochMilli(event.getTime())).attributes());
        return new MessageEvent(UserPool.envelope(mail.realm(), client), MessageSource.ACCOUNT_TAKE_OVER_NOTIFICATION, name, attributes, null);
    }
}

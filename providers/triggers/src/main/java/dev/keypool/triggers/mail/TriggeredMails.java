package dev.keypool.triggers.mail;

import dev.keypool.messages.MailContent;
import dev.keypool.messages.MailKind;
import dev.keypool.messages.MailPart;
import dev.keypool.messages.MailRoute;
import dev.keypool.messages.OutgoingMail;
import dev.keypool.triggers.Trigger;
import dev.keypool.triggers.TriggerFailure;
import dev.keypool.triggers.Triggers;
import dev.keypool.triggers.config.CodeKeys;
import dev.keypool.triggers.events.CustomMessage;
import dev.keypool.triggers.events.MessageEvent;
import dev.keypool.triggers.events.MessageSource;
import dev.keypool.triggers.events.TriggerType;
import dev.keypool.triggers.functions.ErrorText;
import dev.keypool.triggers.functions.FunctionException;
import dev.keypool.triggers.sending.AfterCommit;
import dev.keypool.triggers.sending.MessageEvents;
import dev.keypool.triggers.sending.MessageToSend;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;
import org.keycloak.models.KeycloakSession;

/** The functions' part in a mail: one sends it instead of Keycloak, or one words it. */
final class TriggeredMails implements MailPart {

    private static final Logger LOG = Logger.getLogger("dev.keypool.triggers");

    private final KeycloakSession session;
    private final AfterCommit afterCommit;

    TriggeredMails(KeycloakSession session, AfterCommit afterCommit) {
        this.session = session;
        this.afterCommit = afterCommit;
    }

    @Override
    public void send(OutgoingMail mail, MailRoute next) throws EmailException {
        if (AccountTakeOver.isMeantBy(mail.event())) {
            new AccountTakeOver(session, afterCommit).send(mail, next);
            return;
        }
        Optional<MessageSource> source = secret(mail) == null ? Optional.empty() : Sources.of(mail);
        if (source.isEmpty()) {
            next.send(mail);
            return;
        }
        Triggers triggers = session.getProvider(Triggers.class);
        Optional<Trigger> sender = triggers.assigned(TriggerType.CUSTOM_EMAIL_SENDER, mail.client());
        Optional<Trigger> wording = triggers.assigned(TriggerType.CUSTOM_MESSAGE, mail.client());
        if (sender.isPresent()) {
            sendByFunction(sender.get(), source.get(), mail, next);
        } else if (wording.isPresent()) {
            next.send(worded(triggers, wording.get(), source.get(), mail));
        } else {
            next.send(mail);
            return;
        }
        Sources.sent(source.get(), mail);
    }

    private static String secret(OutgoingMail mail) {
        return mail.kind() == MailKind.SIGN_IN_CODE ? mail.code() : mail.link();
    }

    private OutgoingMail worded(Triggers triggers, Trigger trigger, MessageSource source, OutgoingMail mail) throws EmailException {
        MessageEvent event = event(source, mail);
        Optional<CustomMessage> message;
        try {
            message = triggers.call(trigger, event.customMessage(), answer -> CustomMessage.read(source, answer));
        } catch (TriggerFailure e) {
            throw new MailStoppedException(e.withoutItsText());
        }
        String subject = message.map(CustomMessage::subject).orElse(null);
        if (message.isPresent() && message.get().html() != null) {
            String html = message.get().html(source, secret(mail), event.userName());
            return mail.with(MailContent.ofHtml(subject == null ? mail.content().subject() : subject, html));
        }
        if (subject != null) {
            MailContent keycloaks = mail.content();
            return mail.with(new MailContent(subject, keycloaks.text(), keycloaks.html()));
        }
        return mail;
    }

    private void sendByFunction(Trigger trigger, MessageSource source, OutgoingMail mail, MailRoute next) throws EmailException {
        try {
            // What Keycloak would have sent, if that is wanted: the pages and the person's language are known now only.
            MailContent content = trigger.goOn() ? mail.content() : null;
            String address = mail.address();
            MessageToSend.Otherwise otherwise = trigger.goOn() ? (later, realm) -> content.send(later, realm, address) : null;
            afterCommit.run(session, new MessageToSend(mail.realm().getId(), trigger, CodeKeys.find(session, mail.realm()), event(source, mail),
                    secret(mail), otherwise));
        } catch (FunctionException e) {
            LOG.warnf("%s: no mail can be sent in realm \"%s\": %s", trigger.type().awsName(), ErrorText.line(mail.realm().getName()),
                    e.getMessage());
            if (!trigger.goOn()) {
                throw new MailStoppedException(trigger.type().awsName() + " invocation failed.");
            }
            next.send(mail);
        }
    }

    private static MessageEvent event(MessageSource source, OutgoingMail mail) {
        // As in Cognito the address to be confirmed: the function that sends the message sends it there.
        Map<String, String> sentTo = mail.kind() == MailKind.EMAIL_UPDATE_CONFIRMATION ? Map.of("email", mail.address(), "email_verified", "false")
                : Map.of();
        return MessageEvents.of(source, mail.realm(), mail.user(), mail.authenticationSession(), sentTo);
    }
}

package dev.keypool.triggers.sms;

import dev.keypool.messages.sms.OutgoingSms;
import dev.keypool.messages.sms.ShortMessages;
import dev.keypool.messages.sms.SmsException;
import dev.keypool.messages.sms.SmsKind;
import dev.keypool.messages.sms.SmsPart;
import dev.keypool.messages.sms.SmsRoute;
import dev.keypool.triggers.Trigger;
import dev.keypool.triggers.TriggerFailure;
import dev.keypool.triggers.Triggers;
import dev.keypool.triggers.config.AssignedTriggers;
import dev.keypool.triggers.config.CodeKeys;
import dev.keypool.triggers.events.CustomSms;
import dev.keypool.triggers.events.MessageEvent;
import dev.keypool.triggers.events.TriggerType;
import dev.keypool.triggers.functions.ErrorText;
import dev.keypool.triggers.functions.FunctionException;
import dev.keypool.triggers.sending.AfterCommit;
import dev.keypool.triggers.sending.MessageEvents;
import dev.keypool.triggers.sending.MessageToSend;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The functions' part in an SMS: one sends it instead of the realm's sender, or one words it. */
final class TriggeredShortMessages implements SmsPart {

    private static final Logger LOG = Logger.getLogger("dev.keypool.triggers");

    private final KeycloakSession session;
    private final AfterCommit afterCommit;

    TriggeredShortMessages(KeycloakSession session, AfterCommit afterCommit) {
        this.session = session;
        this.afterCommit = afterCommit;
    }

    @Override
    public boolean delivers(RealmModel realm, ClientModel client) {
        return assigned(realm, TriggerType.CUSTOM_SMS_SENDER, client).isPresent();
    }

    @Override
    public void send(OutgoingSms sms, SmsRoute next) throws SmsException {
        Optional<Trigger> sender = assigned(sms.realm(), TriggerType.CUSTOM_SMS_SENDER, sms.client());
        if (sender.isPresent()) {
            sendByFunction(sender.get(), sms, next);
            return;
        }
        Optional<Trigger> wording = assigned(sms.realm(), TriggerType.CUSTOM_MESSAGE, sms.client());
        next.send(wording.isPresent() ? worded(wording.get(), sms) : sms);
    }

    private static Optional<Trigger> assigned(RealmModel realm, TriggerType type, ClientModel client) {
        return AssignedTriggers.find(realm, type, client);
    }

    private OutgoingSms worded(Trigger trigger, OutgoingSms sms) throws SmsException {
        MessageEvent event = event(sms);
        try {
            String text = session.getProvider(Triggers.class).call(trigger, event.customMessage(), CustomSms::read)
                    .map(message -> message.text(sms.code(), event.userName())).orElse(null);
            return text == null ? sms : sms.with(text);
        } catch (TriggerFailure e) {
            throw new SmsException(e.withoutItsText());
        }
    }

    private void sendByFunction(Trigger trigger, OutgoingSms sms, SmsRoute next) throws SmsException {
        String phoneNumber = sms.phoneNumber();
        String text = sms.text();
        // It is done in another session.
        MessageToSend.Otherwise otherwise = trigger.goOn() ? (later, realm) -> new ShortMessages(later).sendPastParts(realm, phoneNumber, text) : null;
        try {
            afterCommit.run(session, new MessageToSend(sms.realm().getId(), trigger, CodeKeys.find(session, sms.realm()), event(sms), sms.code(),
                    otherwise));
        } catch (FunctionException e) {
            LOG.warnf("%s: no SMS can be sent in realm \"%s\": %s", trigger.type().awsName(), ErrorText.line(sms.realm().getName()), e.getMessage());
            if (!trigger.goOn()) {
                throw new SmsException(trigger.type().awsName() + " invocation failed.");
            }
            next.send(sms);
        }
    }

    private static MessageEvent event(OutgoingSms sms) {
        // As in Cognito the number to be confirmed: the function that sends the message sends it there.
        Map<String, String> sentTo = new HashMap<>(Map.of("phone_number", sms.phoneNumber()));
        if (sms.kind() == SmsKind.PHONE_UPDATE) {
            sentTo.put("phone_number_verified", "false");
        }
        return MessageEvents.of(Sources.of(sms), sms.realm(), sms.user(), sms.authenticationSession(), sentTo);
    }
}

package dev.keypool.triggers.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * A message is about to be sent.
 *
 * @param clientMetadata what the application sent, or null
 */
public record MessageEvent(Envelope envelope, MessageSource source, String userName, Map<String, String> userAttributes,
        Map<String, String> clientMetadata) {

    /**
     * For a function that words it.
     *
     * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-message.html">Custom message Lambda
     *     trigger</a>
     */
    public ObjectNode customMessage() {
        ObjectNode event = event(TriggerType.CUSTOM_MESSAGE);
        ObjectNode request = event.withObject("/request");
        request.put("codeParameter", CustomMessage.CODE).put("linkParameter", CustomMessage.LINK);
        request.put("usernameParameter", source == MessageSource.ADMIN_CREATE_USER ? CustomMessage.USERNAME : null);
        event.withObject("/response").putNull("smsMessage").putNull("emailMessage").putNull("emailSubject");
        return event;
    }

    /**
     * For a function that sends it.
     *
     * @param sender the trigger, of mails or of SMS
     * @param code   base64 of a message of the AWS Encryption SDK; null where there is none
     * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-sender-triggers.html">Custom sender
     *     Lambda triggers</a>
     */
    public ObjectNode customSender(TriggerType sender, String code) {
        ObjectNode event = event(sender);
        String type = sender == TriggerType.CUSTOM_SMS_SENDER ? "customSMSSenderRequestV1" : "customEmailSenderRequestV1";
        event.withObject("/request").put("type", type).put("code", code);
        return event;
    }

    private ObjectNode event(TriggerType trigger) {
        ObjectNode event = envelope.event("1", source.of(trigger), userName);
        ObjectNode request = event.withObject("/request");
        Envelope.put(request, "userAttributes", userAttributes);
        // AWS's types for TypeScript know it absent, and not null.
        if (clientMetadata != null) {
            Envelope.put(request, "clientMetadata", clientMetadata);
        }
        return event;
    }
}

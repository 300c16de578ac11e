package dev.keypool.triggers.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.functions.FunctionException;
import java.util.Map;

/**
 * After an account, or a new password, is confirmed.
 *
 * @param clientMetadata what the application sent, or null
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-confirmation.html">Post confirmation
 *     Lambda trigger</a>
 */
public record PostConfirmationEvent(Envelope envelope, ConfirmationSource source, String userName, Map<String, String> userAttributes,
        Map<String, String> clientMetadata) {

    public ObjectNode json() {
        ObjectNode event = envelope.event("1", source.awsName(), userName);
        ObjectNode request = event.withObject("/request");
        Envelope.put(request, "userAttributes", userAttributes);
        if (clientMetadata != null) {
            Envelope.put(request, "clientMetadata", clientMetadata);
        }
        return event;
    }

    /** Nothing in the answer changes anything, but it must be the event. */
    public static void requireEvent(ObjectNode answer) throws FunctionException {
        Answers.requireEvent(answer);
    }
}

package dev.keypool.triggers.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.functions.FunctionException;
import java.util.Map;

/**
 * Before a password is checked.
 *
 * @param userName       of the person, or as it was typed where there is no such person
 * @param userAttributes none where there is no such person
 * @param validationData what the application sent with the sign-in
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-authentication.html">Pre authentication
 *     Lambda trigger</a>
 */
public record PreAuthenticationEvent(Envelope envelope, String userName, Map<String, String> userAttributes, boolean userNotFound,
        Map<String, String> validationData) {

    public ObjectNode json() {
        ObjectNode event = envelope.event("1", "PreAuthentication_Authentication", userName);
        ObjectNode request = event.withObject("/request");
        Envelope.put(request, "userAttributes", userAttributes);
        if (validationData == null) {
            request.putNull("validationData");
        } else {
            Envelope.put(request, "validationData", validationData);
        }
        request.put("userNotFound", userNotFound);
        return event;
    }

    /** A function agrees by giving the event back; nothing in it changes anything. */
    public static void requireEvent(ObjectNode answer) throws FunctionException {
        Answers.requireEvent(answer);
    }
}

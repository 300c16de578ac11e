package dev.keypool.triggers.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.functions.FunctionException;
import java.util.Map;

/**
 * After everything that a sign-in asks for, before anything is handed out.
 *
 * @param clientMetadata what the application sent, or null
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-authentication.html">Post authentication
 *     Lambda trigger</a>
 */
public record PostAuthenticationEvent(Envelope envelope, String userName, Map<String, String> userAttributes, Map<String, String> clientMetadata) {

    public ObjectNode json() {
        ObjectNode event = envelope.event("1", "PostAuthentication_Authentication", userName);
        ObjectNode request = event.withObject("/request");
        Envelope.put(request, "userAttributes", userAttributes);
        // Keycloak remembers no devices. Of a pool that remembers none, Cognito says this too.
        request.put("newDeviceUsed", false);
        if (clientMetadata != null) {
            Envelope.put(request, "clientMetadata", clientMetadata);
        }
        return event;
    }

    /** A function agrees by giving the event back; nothing in it changes anything. */
    public static void requireEvent(ObjectNode answer) throws FunctionException {
        Answers.requireEvent(answer);
    }
}

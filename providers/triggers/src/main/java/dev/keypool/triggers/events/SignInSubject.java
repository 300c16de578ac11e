package dev.keypool.triggers.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * Who signs in, in the events of the three functions of a custom authentication.
 *
 * @param userName       of the person, or as it was typed where there is no such person
 * @param userAttributes none where there is no such person
 */
public record SignInSubject(Envelope envelope, String userName, Map<String, String> userAttributes, boolean userNotFound) {

    ObjectNode event(String triggerSource) {
        ObjectNode event = envelope.event("1", triggerSource, userName);
        ObjectNode request = event.withObject("/request");
        Envelope.put(request, "userAttributes", userAttributes);
        request.put("userNotFound", userNotFound);
        return event;
    }
}

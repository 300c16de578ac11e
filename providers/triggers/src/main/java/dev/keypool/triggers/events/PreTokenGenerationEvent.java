package dev.keypool.triggers.events;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * Before tokens are made.
 *
 * @param version        what the function was written for
 * @param source         of {@code TokenGeneration_…}
 * @param groups         of the person, or null for an app client's own token
 * @param scopes         of the access token, for functions of version 2 and later
 * @param clientMetadata what the application sent, or null
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html">Pre token generation
 *     Lambda trigger</a>
 */
public record PreTokenGenerationEvent(Envelope envelope, EventVersion version, TokenSource source, String userName,
        Map<String, String> userAttributes, Groups groups, List<String> scopes, Map<String, String> clientMetadata) {

    public ObjectNode json() {
        ObjectNode event = envelope.event(version.inEvent(), source.awsName(), userName);
        ObjectNode request = event.withObject("/request");
        Envelope.put(request, "userAttributes", userAttributes);
        if (groups == null) {
            request.putNull("groupConfiguration");
        } else {
            groups.write(request.putObject("groupConfiguration"));
        }
        if (version != EventVersion.V1_0) {
            ArrayNode all = request.putArray("scopes");
            scopes.forEach(all::add);
        }
        if (clientMetadata != null) {
            Envelope.put(request, "clientMetadata", clientMetadata);
        }
        event.withObject("/response").putNull(details());
        return event;
    }

    /** The response's member for what the function changes. */
    String details() {
        return version == EventVersion.V1_0 ? "claimsOverrideDetails" : "claimsAndScopeOverrideDetails";
    }
}

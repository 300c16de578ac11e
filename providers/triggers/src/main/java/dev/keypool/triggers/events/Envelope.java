package dev.keypool.triggers.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.functions.EventJson;
import java.util.Map;

/**
 * What all events begin with.
 *
 * @param userPoolId {@code region_name}
 * @param clientId   of the app client
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html">Common
 *     Lambda trigger parameters</a>
 */
public record Envelope(String region, String userPoolId, String clientId) {

    /** What Cognito says where it was not called by an SDK. */
    private static final String NO_SDK = "aws-sdk-unknown-unknown";

    /** With a {@code request} and a {@code response}, both empty objects: sample functions assign into them. */
    public ObjectNode event(String version, String triggerSource, String userName) {
        ObjectNode event = EventJson.newObject();
        event.put("version", version).put("triggerSource", triggerSource).put("region", region).put("userPoolId", userPoolId)
                .put("userName", userName);
        event.putObject("callerContext").put("awsSdkVersion", NO_SDK).put("clientId", clientId);
        event.putObject("request");
        event.putObject("response");
        return event;
    }

    static void put(ObjectNode request, String member, Map<String, String> texts) {
        ObjectNode object = request.putObject(member);
        texts.forEach(object::put);
    }
}

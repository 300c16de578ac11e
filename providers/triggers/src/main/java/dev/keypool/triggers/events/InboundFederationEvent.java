package dev.keypool.triggers.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.functions.FunctionException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * When somebody comes from an identity provider, before the person is looked up.
 *
 * @param userName     the subject at the provider, which is what functions at AWS see there, whatever its examples show
 * @param providerType one of Cognito's
 * @param attributes   {@code tokenResponse}, {@code idToken} and {@code userInfo}, or {@code samlResponse}
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-inbound-federation.html">Inbound federation
 *     Lambda trigger</a>
 */
public record InboundFederationEvent(Envelope envelope, String userName, String providerName, String providerType,
        Map<String, Map<String, String>> attributes) {

    static final int MAX_ATTRIBUTES = 500;
    static final int MAX_NAME = 255;

    private static final String TO_MAP = "userAttributesToMap";

    public ObjectNode json() {
        ObjectNode event = envelope.event("1", "InboundFederation_ExternalProvider", userName);
        ObjectNode request = event.withObject("/request");
        request.put("providerName", providerName).put("providerType", providerType);
        ObjectNode object = request.putObject("attributes");
        attributes.forEach((member, texts) -> Envelope.put(object, member, texts));
        event.withObject("/response").putObject(TO_MAP);
        return event;
    }

    /** What takes the place of everything that the provider said; empty where that stays. */
    public static Map<String, String> read(ObjectNode answer) throws FunctionException {
        JsonNode toMap = Answers.response(answer).get(TO_MAP);
        Map<String, String> texts = new LinkedHashMap<>();
        if (toMap == null || toMap.isNull()) {
            return texts;
        }
        ObjectNode object = Answers.object(toMap, TO_MAP);
        if (object.size() > MAX_ATTRIBUTES) {
            throw Answers.wrong(TO_MAP, "an object of at most " + MAX_ATTRIBUTES + " attributes");
        }
        for (Map.Entry<String, JsonNode> attribute : object.properties()) {
            texts.put(name(attribute.getKey()), text(attribute.getValue()));
        }
        return texts;
    }

    private static String name(String name) throws FunctionException {
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw Answers.wrong(TO_MAP, "an object whose names have 1 to " + MAX_NAME + " characters");
        }
        return printable(name);
    }

    /** Numbers, booleans and nulls too: functions put together what providers said, and pass on what they do not know. */
    private static String text(JsonNode value) throws FunctionException {
        if (value.isContainerNode()) {
            throw Answers.wrong(TO_MAP, "an object of texts");
        }
        return value.isNull() ? "" : printable(value.asText());
    }

    /** Nothing that XML and databases do not take. */
    private static String printable(String text) throws FunctionException {
        if (text.codePoints().anyMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r' || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE
                || c == 0xFFFE || c == 0xFFFF)) {
            throw Answers.wrong(TO_MAP, "an object of texts without control characters");
        }
        return text;
    }
}

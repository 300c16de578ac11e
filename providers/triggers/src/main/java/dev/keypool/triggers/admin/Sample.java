package dev.keypool.triggers.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.events.Envelope;
import dev.keypool.triggers.events.TriggerType;
import dev.keypool.triggers.functions.FunctionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A sample event, from the folder {@code samples}: one file for each trigger, because its sources differ in little.
 *
 * @param file     {@code request} and {@code response} as AWS has them, and {@code answer}, a response that is filled in
 * @param ofSource what the source's {@code request} has besides or instead
 */
record Sample(TriggerType type, String source, ObjectNode file, ObjectNode ofSource) {

    private static final Map<String, Sample> ALL = read();

    /** By trigger source; those of pre token generation are not among them. */
    static Map<String, Sample> all() {
        return ALL;
    }

    /** @param person null for the sample's own */
    ObjectNode event(Envelope envelope, Person person) {
        ObjectNode event = envelope.event("1", source, person == null ? Person.SAMPLE.name() : person.name());
        ObjectNode request = file.get("request").deepCopy();
        if (person != null && request.has("userAttributes")) {
            ObjectNode attributes = request.putObject("userAttributes");
            person.attributes().forEach(attributes::put);
        }
        request.setAll(ofSource.deepCopy());
        event.set("request", request);
        event.set("response", file.get("response").deepCopy());
        return event;
    }

    /**
     * The response's members that the function changed.
     *
     * @throws FunctionException when there is no response, or a member of another type than AWS's
     */
    ObjectNode changes(ObjectNode answer) throws FunctionException {
        if (type == TriggerType.CUSTOM_EMAIL_SENDER || type == TriggerType.CUSTOM_SMS_SENDER) {
            // AWS calls them without waiting: nobody looks at what they give back.
            return answer.objectNode();
        }
        if (!(answer.get("response") instanceof ObjectNode response)) {
            throw wrong("response", "an object");
        }
        ObjectNode changes = response.objectNode();
        for (Map.Entry<String, JsonNode> member : file.get("answer").properties()) {
            JsonNode value = response.get(member.getKey());
            if (value != null && !value.isNull() && !isLike(member.getValue(), value)) {
                throw wrong(member.getKey(), described(member.getValue()));
            }
            if (value != null && !value.equals(file.get("response").get(member.getKey()))) {
                changes.set(member.getKey(), value);
            }
        }
        return changes;
    }

    private static boolean isLike(JsonNode expected, JsonNode value) {
        if (expected.getNodeType() != value.getNodeType()) {
            return false;
        }
        if (!expected.isContainerNode()) {
            return true;
        }
        for (JsonNode element : value) {
            if (!element.isTextual()) {
                return false;
            }
        }
        return true;
    }

    private static String described(JsonNode expected) {
        return switch (expected.getNodeType()) {
            case BOOLEAN -> "true or false";
            case OBJECT -> "an object of texts";
            case ARRAY -> "an array of texts";
            default -> "a text";
        };
    }

    private static FunctionException wrong(String member, String expected) {
        return FunctionException.invalidResponse("In the function's answer, " + member + " must be " + expected);
    }

    private static Map<String, Sample> read() {
        Map<String, Sample> all = new LinkedHashMap<>();
        for (TriggerType type : TriggerType.values()) {
            ObjectNode file = type == TriggerType.PRE_TOKEN_GENERATION ? new ObjectMapper().createObjectNode() : file(type);
            file.path("sources").properties().forEach(source ->
                    all.put(source.getKey(), new Sample(type, source.getKey(), file, (ObjectNode) source.getValue())));
        }
        return all;
    }

    private static ObjectNode file(TriggerType type) {
        try (InputStream in = Sample.class.getResourceAsStream("samples/" + type.awsName() + ".json")) {
            return (ObjectNode) new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("samples are part of this JAR", e);
        }
    }
}

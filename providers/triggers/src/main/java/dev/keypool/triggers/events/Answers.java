package dev.keypool.triggers.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.functions.FunctionException;
import java.util.ArrayList;
import java.util.List;

/** Reads functions' answers, which may hold anything. */
final class Answers {

    private Answers() {
    }

    /** The event's response. A function must return the event; what has none is not one. */
    static ObjectNode response(ObjectNode event) throws FunctionException {
        return object(event.path("response"), "response");
    }

    /** For triggers whose response is empty: AWS's Java classes of those events have none to give back. */
    static void requireEvent(ObjectNode event) throws FunctionException {
        if (event.has("response") || !event.path("triggerSource").isTextual()) {
            response(event);
        }
    }

    static ObjectNode object(JsonNode value, String member) throws FunctionException {
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw wrong(member, "an object");
    }

    static String text(JsonNode value, String member) throws FunctionException {
        if (value.isTextual()) {
            return value.textValue();
        }
        throw wrong(member, "a text");
    }

    static String textOrNull(ObjectNode response, String member) throws FunctionException {
        JsonNode value = response.get(member);
        return value == null || value.isNull() ? null : text(value, member);
    }

    /** None where it is absent or null. */
    static List<String> texts(JsonNode value, String member) throws FunctionException {
        List<String> texts = new ArrayList<>();
        if (value == null || value.isNull()) {
            return texts;
        }
        if (!value.isArray()) {
            throw wrong(member, "an array of texts");
        }
        for (JsonNode element : value) {
            texts.add(text(element, member));
        }
        return texts;
    }

    /** False where it is absent or null. */
    static boolean flag(JsonNode value, String member) throws FunctionException {
        if (value == null || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            throw wrong(member, "true or false");
        }
        return value.booleanValue();
    }

    static FunctionException wrong(String member, String expected) {
        return FunctionException.invalidResponse("In the function's answer, " + member + " must be " + expected);
    }
}

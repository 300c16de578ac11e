package dev.keypool.triggers.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.functions.FunctionException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whom a function found elsewhere.
 *
 * @param userAttributes     by Cognito's names
 * @param confirmed          whether the password may stay; otherwise a new one is asked for
 * @param forceAliasCreation whether an e-mail address that somebody else has here becomes this person's
 * @param smsFactor          whether codes by SMS are a second factor of this person's
 */
public record MigratedUser(Map<String, String> userAttributes, boolean confirmed, boolean forceAliasCreation, boolean smsFactor) {

    private static final int MAX_ATTRIBUTES = 100;
    private static final int MAX_NAME = 255;
    /** Characters; Cognito's own limit of a value. */
    private static final int MAX_VALUE = 2048;

    /** @throws FunctionException a refusal where there is nobody: that is how functions say no too, and whoever guesses passwords hears it */
    public static MigratedUser read(ObjectNode event) throws FunctionException {
        ObjectNode response = Answers.response(event);
        Map<String, String> attributes = response.path("userAttributes").isNull() || !response.has("userAttributes") ? Map.of()
                : attributes(Answers.object(response.path("userAttributes"), "response.userAttributes"));
        if (attributes.isEmpty()) {
            throw FunctionException.refused("The function knows nobody: response.userAttributes is empty");
        }
        boolean smsFactor = flag(response, "enableSMSMFA");
        if (smsFactor && attributes.getOrDefault("phone_number", "").isBlank()) {
            throw FunctionException.invalidResponse("SMS as a second factor (enableSMSMFA) needs a phone number in the function's answer");
        }
        // No message is sent here whatever they say, but what is no message action is no answer.
        textOrNull(response, "messageAction");
        Answers.texts(response.get("desiredDeliveryMediums"), "response.desiredDeliveryMediums");
        return new MigratedUser(attributes, "CONFIRMED".equals(textOrNull(response, "finalUserStatus")), flag(response, "forceAliasCreation"),
                smsFactor);
    }

    private static Map<String, String> attributes(ObjectNode object) throws FunctionException {
        Map<String, String> attributes = new TreeMap<>();
        for (Map.Entry<String, JsonNode> attribute : object.properties()) {
            if (!attribute.getValue().isNull()) {
                String value = Answers.text(attribute.getValue(), "each of response.userAttributes");
                if (attribute.getKey().length() > MAX_NAME || value.length() > MAX_VALUE) {
                    throw Answers.wrong("each of response.userAttributes", "of at most " + MAX_VALUE + " characters");
                }
                attributes.put(attribute.getKey(), value);
            }
        }
        if (attributes.size() > MAX_ATTRIBUTES) {
            throw Answers.wrong("response.userAttributes", "at most " + MAX_ATTRIBUTES + " attributes");
        }
        return attributes;
    }

    private static String textOrNull(ObjectNode response, String member) throws FunctionException {
        JsonNode value = response.path(member);
        return value.isMissingNode() || value.isNull() ? null : Answers.text(value, "response." + member);
    }

    private static boolean flag(ObjectNode response, String member) throws FunctionException {
        JsonNode value = response.path(member);
        if (!value.isBoolean() && !value.isMissingNode() && !value.isNull()) {
            throw Answers.wrong("response." + member, "true or false");
        }
        return value.asBoolean();
    }
}

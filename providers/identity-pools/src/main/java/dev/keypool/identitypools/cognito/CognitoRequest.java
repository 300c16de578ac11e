package dev.keypool.identitypools.cognito;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.http.BadRequestException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The members of a request, read with the model's constraints. Unknown members are passed over, as AWS does. */
final class CognitoRequest {

    private static final int MAX_LOGINS = 10;
    private static final int MAX_PROVIDER_CHARS = 128;
    private static final int MAX_TOKEN_CHARS = 50_000;

    private final ObjectNode members;

    CognitoRequest(ObjectNode members) {
        this.members = members;
    }

    String required(Member member) throws BadRequestException, ValidationException {
        String value = optional(member);
        if (value == null) {
            String name = member.wireName();
            throw new ValidationException(Character.toLowerCase(name.charAt(0)) + name.substring(1), "Member must not be null");
        }
        return value;
    }

    String optional(Member member) throws BadRequestException, ValidationException {
        JsonNode node = members.get(member.wireName());
        if (node == null || node.isNull()) {
            return null;
        }
        String value = text(member.wireName(), node);
        member.requireValid(value);
        return value;
    }

    /** Provider names to tokens; empty for a guest. */
    Map<String, String> logins() throws BadRequestException, ValidationException {
        JsonNode node = members.get("Logins");
        if (node == null || node.isNull()) {
            return Map.of();
        }
        if (!node.isObject()) {
            throw BadRequestException.malformed("Logins must be an object.");
        }
        if (node.size() > MAX_LOGINS) {
            throw new ValidationException("logins", "Member must have length less than or equal to " + MAX_LOGINS);
        }
        Map<String, String> logins = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> login : node.properties()) {
            requireLength("logins key", login.getKey(), MAX_PROVIDER_CHARS);
            String token = text("Logins", login.getValue());
            requireLength("logins value", token, MAX_TOKEN_CHARS);
            logins.put(login.getKey(), token);
        }
        return logins;
    }

    private static String text(String name, JsonNode node) throws BadRequestException {
        if (!node.isTextual()) {
            throw BadRequestException.malformed(name + " must be a string.");
        }
        return node.textValue();
    }

    private static void requireLength(String name, String value, int max) throws ValidationException {
        if (value.isEmpty() || value.length() > max) {
            throw new ValidationException(name, "Member must have length between 1 and " + max);
        }
    }
}

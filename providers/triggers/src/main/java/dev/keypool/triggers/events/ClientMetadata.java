package dev.keypool.triggers.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an application sends for functions: the parameter {@value #PARAMETER}, a JSON object of texts. */
public final class ClientMetadata {

    /** Cognito's name for it at its token endpoint. */
    public static final String PARAMETER = "aws_client_metadata";
    /** Characters; Cognito's own limit is 128 KiB of keys and values, too much for a form of Keycloak's. */
    static final int MAX_LENGTH = 8192;

    private static final ObjectMapper JSON = new ObjectMapper();

    private ClientMetadata() {
    }

    /**
     * @param parameter null for none
     * @return null for none
     * @throws IllegalArgumentException with a sentence, when it is no object of texts
     */
    public static Map<String, String> parse(String parameter) {
        if (parameter == null || parameter.isBlank()) {
            return null;
        }
        if (parameter.length() > MAX_LENGTH || !(tree(parameter) instanceof ObjectNode object)) {
            throw malformed();
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (!member.getValue().isTextual()) {
                throw malformed();
            }
            texts.put(member.getKey(), member.getValue().textValue());
        }
        return texts;
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw malformed();
        }
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("The parameter " + PARAMETER + " must be a JSON object of texts with at most " + MAX_LENGTH + " characters.");
    }
}

package dev.keypool.triggers.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.keypool.triggers.functions.EventJson;
import java.util.Map;

/**
 * What an administrator wrote. Keycloak's StripSecretsUtils takes the secrets out of the kinds of objects that it knows, which an
 * authenticator's settings or a token for client registration are not among: we mask the rest by their names.
 */
final class Representation {

    private static final String MASK = "**********";

    private Representation() {
    }

    /** Keycloak has it as text; what is not JSON within our limits stays one. */
    static JsonNode of(String representation) {
        JsonNode json = EventJson.parse(representation);
        if (json == null) {
            return Details.isSecret("", representation) ? TextNode.valueOf(MASK) : TextNode.valueOf(representation);
        }
        return masked("", json);
    }

    private static JsonNode masked(String name, JsonNode value) {
        if (value instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                member.setValue(masked(member.getKey(), member.getValue()));
            }
        } else if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, masked(name, array.get(i)));
            }
        } else if (value.isTextual() && Details.isSecret(name, value.textValue()) && !isSwitch(value.textValue())) {
            return TextNode.valueOf(MASK);
        }
        return value;
    }

    /** Such as {@code saml.client.signature}. */
    private static boolean isSwitch(String value) {
        return value.equals("true") || value.equals("false");
    }
}

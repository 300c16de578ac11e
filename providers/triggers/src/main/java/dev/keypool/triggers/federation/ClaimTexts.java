package dev.keypool.triggers.federation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Claims as texts, which is all that events have, and back. */
final class ClaimTexts {

    private static final String SEPARATOR = ",";

    private ClaimTexts() {
    }

    static Map<String, String> of(ObjectNode claims) {
        Map<String, String> texts = new LinkedHashMap<>();
        claims.properties().stream().filter(claim -> !claim.getValue().isNull()).forEach(claim -> texts.put(claim.getKey(), text(claim.getValue())));
        return texts;
    }

    /** Of several values one text with commas, as AWS's examples split it. */
    private static String text(JsonNode value) {
        boolean list = value.isArray() && StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isValueNode);
        if (list) {
            return StreamSupport.stream(value.spliterator(), false).map(JsonNode::asText).collect(Collectors.joining(SEPARATOR));
        }
        return value.isContainerNode() ? value.toString() : value.asText();
    }

    /**
     * @param originals what the provider had under that name, each may be null; a text that is still one of theirs is that claim, and
     *                  another one takes the form of the first
     */
    static JsonNode back(String text, JsonNode... originals) {
        JsonNode form = null;
        for (JsonNode original : originals) {
            if (original != null && text.equals(text(original))) {
                return original;
            }
            form = form == null ? original : form;
        }
        if (form != null && form.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            for (String value : text.trim().split(" *" + SEPARATOR + " *")) {
                array.add(value);
            }
            return array;
        }
        boolean flag = form != null && form.isBoolean() && (text.equals("true") || text.equals("false"));
        return flag ? BooleanNode.valueOf(text.equals("true")) : TextNode.valueOf(text);
    }
}

package dev.keypool.identitypools.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Jackson's trees can be changed by whoever gets them; these cannot. Depth is bounded by whoever parsed. */
final class JsonTree {

    private JsonTree() {
    }

    static Map<String, Object> object(JsonNode object) {
        Map<String, Object> members = new LinkedHashMap<>();
        object.properties().forEach(member -> members.put(member.getKey(), value(member.getValue())));
        return Collections.unmodifiableMap(members);
    }

    private static Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> object(node);
            case ARRAY -> array(node);
            case STRING -> node.textValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> node.numberValue();
            default -> null;
        };
    }

    private static List<Object> array(JsonNode array) {
        List<Object> elements = new ArrayList<>();
        array.forEach(element -> elements.add(value(element)));
        return Collections.unmodifiableList(elements);
    }
}

package dev.keypool.hostedui.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Given over default: objects key by key, all else as a whole. */
final class Merge {

    private Merge() {
    }

    static ObjectNode over(ObjectNode base, JsonNode given) {
        for (Map.Entry<String, JsonNode> member : given.properties()) {
            if (base.get(member.getKey()) instanceof ObjectNode inner && member.getValue().isObject()) {
                over(inner, member.getValue());
            } else {
                base.set(member.getKey(), member.getValue().deepCopy());
            }
        }
        return base;
    }
}

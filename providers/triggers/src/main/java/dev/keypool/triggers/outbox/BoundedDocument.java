package dev.keypool.triggers.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.functions.EventJson;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;

/** A JSON object that is never too large: what does not fit is cut or left out, and named in {@code trimmed}. */
final class BoundedDocument {

    /** UTF-8 bytes. */
    static final int MAX_SIZE = 64 * 1024;
    /** Characters of a text. */
    static final int MAX_TEXT = 2048;
    /** Texts in an object. */
    static final int MAX_TEXTS = 64;

    private static final int MAX_NAME = 128;

    private final ObjectNode root = EventJson.newObject();
    private final ArrayNode trimmed = root.arrayNode();

    /** Absent where it is null. */
    void text(String name, String value) {
        text(root, name, value);
    }

    /** @param path of the text; its last part is the name in the object */
    void text(ObjectNode object, String path, String value) {
        if (value == null) {
            return;
        }
        String name = path.substring(path.indexOf('.') + 1);
        if (name.length() > MAX_NAME || object.size() >= MAX_TEXTS) {
            trim(path.length() > MAX_NAME ? path.substring(0, path.offsetByCodePoints(0, MAX_NAME / 2)) + "…" : path);
            return;
        }
        if (value.length() > MAX_TEXT) {
            int end = Character.isHighSurrogate(value.charAt(MAX_TEXT - 1)) ? MAX_TEXT - 1 : MAX_TEXT;
            object.put(name, whole(value.substring(0, end)) + "…");
            trim(path);
        } else {
            object.put(name, whole(value));
        }
    }

    /** Half characters, which an application may send and not every function can read, become question marks. */
    private static String whole(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    ObjectNode object(String name) {
        return root.putObject(name);
    }

    void value(String name, JsonNode value) {
        root.set(name, value);
    }

    /** Without zero characters, which PostgreSQL does not hold: JSON has them escaped. */
    String json() {
        for (String largest : List.of("representation", "details")) {
            if (bytes().length > MAX_SIZE && root.remove(largest) != null) {
                Iterator<JsonNode> parts = trimmed.iterator();
                while (parts.hasNext()) {
                    if (parts.next().asText().startsWith(largest + ".")) {
                        parts.remove();
                    }
                }
                trim(largest);
            }
        }
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    private void trim(String path) {
        if (trimmed.size() < MAX_TEXTS) {
            trimmed.add(path);
            root.set("trimmed", trimmed);
        }
    }

    private byte[] bytes() {
        return EventJson.bytes(root);
    }
}

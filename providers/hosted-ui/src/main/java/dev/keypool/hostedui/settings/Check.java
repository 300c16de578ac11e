package dev.keypool.hostedui.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keypool.hostedui.Refusal;
import java.util.Map;
import java.util.function.Consumer;

/** What was given, held against Cognito's default: where that has a key, the given value is of its kind. */
final class Check {

    private static final double MAX_RADIUS = 100;
    private static final int MAX_ITEMS = 200;
    private static final int MAX_TEXT = 256;

    private final Consumer<Refusal> refusals;

    Check(Consumer<Refusal> refusals) {
        this.refusals = refusals;
    }

    void check(JsonNode given, JsonNode known, String path) {
        if (given.getNodeType() != known.getNodeType()) {
            refuse(path, "Here " + name(known) + " is expected, not " + name(given) + ".");
        } else if (given.isObject()) {
            for (Map.Entry<String, JsonNode> member : given.properties()) {
                JsonNode there = known.get(member.getKey());
                if (there != null) {
                    check(member.getValue(), there, path + "." + member.getKey());
                }
            }
        } else if (given.isArray()) {
            array(given, path);
        } else if (path.endsWith("Color") || path.endsWith(".color")) {
            color(given, path);
        } else if (given.isNumber() && !(given.doubleValue() >= 0 && given.doubleValue() <= MAX_RADIUS)) {
            refuse(path, "Here a number from 0 to " + (int) MAX_RADIUS + " is expected.");
        } else if (given.isTextual() && given.textValue().length() > MAX_TEXT) {
            refuse(path, "This text is longer than " + MAX_TEXT + " characters.");
        }
    }

    private void color(JsonNode given, String path) {
        if (Color.parse(given.textValue()) == null) {
            refuse(path, Refusal.quote(given.textValue()) + " is no color: 8 hexadecimal digits are expected, for red, green, blue and opacity, without \"#\", such as 0972d3ff.");
        }
    }

    private void array(JsonNode given, String path) {
        if (given.size() > MAX_ITEMS) {
            refuse(path, "The list is longer than " + MAX_ITEMS + ".");
            return;
        }
        boolean methods = path.endsWith(".authMethodOrder");
        boolean texts = path.endsWith(".order") || path.endsWith(".enabledTypes");
        for (int i = 0; i < given.size(); i++) {
            JsonNode item = given.get(i);
            if (texts && !(item.isTextual() && item.textValue().length() <= MAX_TEXT)) {
                refuse(path + "[" + i + "]", "Here a string is expected, not " + name(item) + ".");
            } else if (methods) {
                methods(item, path + "[" + i + "]");
            }
        }
    }

    private void methods(JsonNode row, String path) {
        if (!row.isArray()) {
            refuse(path, "Here a list is expected, not " + name(row) + ".");
        }
        for (int i = 0; i < row.size() && i < MAX_ITEMS; i++) {
            if (!row.path(i).path("type").isTextual()) {
                refuse(path + "[" + i + "].type", "Here a string is expected.");
            }
        }
    }

    private void refuse(String path, String reason) {
        refusals.accept(new Refusal(path, reason));
    }

    private static String name(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "a list";
            case BOOLEAN -> "true or false";
            case NUMBER -> "a number";
            case STRING -> "a string";
            default -> "null";
        };
    }
}

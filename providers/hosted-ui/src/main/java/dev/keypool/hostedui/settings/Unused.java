package dev.keypool.hostedui.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.hostedui.NearName;
import dev.keypool.hostedui.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What was given and shows nowhere: keys that are not known here, and those that our pages have nothing for. All of it is kept. */
final class Unused {

    private static final String NO_EFFECT = "This is not known here and has no effect.";

    private final Consumer<Refusal> notes;

    Unused(Consumer<Refusal> notes) {
        this.notes = notes;
    }

    void tell(ObjectNode given) {
        members(given, Json.defaults(), "");
    }

    private void members(ObjectNode given, JsonNode known, String path) {
        for (Map.Entry<String, JsonNode> member : given.properties()) {
            String name = member.getKey();
            JsonNode there = known.get(name);
            String at = path.isEmpty() ? name : path + "." + name;
            if (there == null) {
                notes.accept(new Refusal((path.isEmpty() ? "$" : "$." + path) + "." + Refusal.quote(name), NO_EFFECT + hint(name, known)));
            } else if (Leaves.IGNORED.containsKey(at)) {
                if (!same(member.getValue(), there)) {
                    notes.accept(new Refusal("$." + at, "This has no effect: " + Leaves.IGNORED.get(at) + "."));
                }
            } else if (there.isObject() && member.getValue() instanceof ObjectNode inner) {
                members(inner, there, at);
            }
        }
    }

    /** The table of settings leaves the color modes out. */
    private static String hint(String name, JsonNode known) {
        if (known.path("lightMode").has(name)) {
            return " It stands in \"lightMode\" and in \"darkMode\".";
        }
        List<String> names = new ArrayList<>();
        known.fieldNames().forEachRemaining(names::add);
        return NearName.question(name, names);
    }

    /** An empty list asks for nothing. */
    private static boolean same(JsonNode given, JsonNode standard) {
        if (given.isContainerNode() && given.isEmpty()) {
            return true;
        }
        return given.isTextual() && standard.isTextual() ? given.textValue().equalsIgnoreCase(standard.textValue()) : given.equals(standard);
    }
}

package dev.keypool.hostedui.css;

import dev.keypool.hostedui.settings.Color;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A sheet that was taken: how it is written, and what it says, as browsers weigh it. */
public final class ClassicSheet {

    private static final Said NOTHING = new Said(Map.of(), Map.of());

    private final String written;
    private final Map<Selector, Said> bySelector = new HashMap<>();

    /** Values by property, the last one of each. */
    private record Said(Map<String, String> plain, Map<String, String> important) {

        static Said empty() {
            return new Said(new LinkedHashMap<>(), new LinkedHashMap<>());
        }

        void add(Said later) {
            plain.putAll(later.plain);
            important.putAll(later.important);
        }
    }

    /** Each value is looked at once, however many selectors and readers there are. */
    ClassicSheet(List<Rule> rules) {
        written = rules.stream().map(rule -> rule.written() + "\n").collect(Collectors.joining());
        for (Rule rule : rules) {
            Said said = Said.empty();
            rule.declarations().forEach(declaration -> put(declaration.property(), declaration.value(), declaration.important() ? said.important : said.plain));
            rule.selectors().forEach(selector -> bySelector.computeIfAbsent(selector, any -> Said.empty()).add(said));
        }
    }

    /** In ASCII, from what was read, never the text that was given. */
    public String written() {
        return written;
    }

    /** Whether there are rules of its own for this state or pseudo-element. */
    public boolean names(String name, String state, String pseudo) {
        return bySelector.containsKey(new Selector(name, state, pseudo));
    }

    /**
     * Values by property. Of {@code background} and {@code font} only their parts are there; a background's picture is {@code none} or something else.
     *
     * @param state {@code :hover}, {@code :focus} or empty, where what is said for every state holds too
     */
    public Map<String, String> holding(String name, String state, String pseudo) {
        Said always = bySelector.getOrDefault(new Selector(name, "", pseudo), NOTHING);
        Said inState = bySelector.getOrDefault(new Selector(name, state, pseudo), NOTHING);
        Map<String, String> values = new LinkedHashMap<>(always.plain);
        values.putAll(inState.plain);
        values.putAll(always.important);
        values.putAll(inState.important);
        return values;
    }

    /** The color of a value that is one by itself; null of {@code currentcolor}, {@code inherit} and their like. */
    public static Color color(String value) {
        return ColorValue.read(value);
    }

    private static void put(String property, String value, Map<String, String> values) {
        switch (property) {
            case "background" -> {
                List<String> parts = parts(value, " ,/");
                values.put("background-color", parts.stream().filter(ColorValue::isColor).findFirst().orElse("transparent"));
                values.put("background-image", parts.stream().anyMatch(part -> part.contains("gradient(")) ? "gradient" : "none");
                values.put("background-clip", "border-box");
            }
            case "font" -> parts(value, " ,").forEach(part -> {
                if (Character.isDigit(part.charAt(0))) {
                    values.put(Character.isLetter(part.charAt(part.length() - 1)) || part.contains("/") ? "font-size" : "font-weight", part.split("/")[0]);
                } else if (part.startsWith("bold")) {
                    values.put("font-weight", part);
                }
            });
            default -> values.put(property, value);
        }
    }

    /** At the separators that are in no function and no text; what is between two of them is none. */
    private static List<String> parts(String value, String separators) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        int open = 0;
        boolean text = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            text ^= c == '"';
            open += text ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
            if (separators.indexOf(c) >= 0 && open == 0 && !text) {
                parts.add(value.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(value.substring(from));
        parts.removeIf(String::isEmpty);
        return parts;
    }
}

package dev.keypool.hostedui.css;

import dev.keypool.hostedui.settings.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a sheet that was taken says, as browsers weigh it. */
public final class ClassicSheet {

    private final List<Rule> rules;

    private ClassicSheet(List<Rule> rules) {
        this.rules = rules;
    }

    /** @param sanitized as {@link ClassicStyles#sanitize} wrote it */
    public static ClassicSheet of(String sanitized) {
        try {
            return new ClassicSheet(new SheetParser(Tokenizer.tokens(sanitized), refusal -> {
                throw new IllegalStateException(refusal.sentence());
            }).rules());
        } catch (CssException e) {
            throw new IllegalStateException("A sheet that was taken cannot be read", e);
        }
    }

    /** Whether there are rules of its own for this state or pseudo-element. */
    public boolean names(String name, String state, String pseudo) {
        return rules.stream().flatMap(rule -> rule.selectors().stream()).anyMatch(new Selector(name, state, pseudo)::equals);
    }

    /**
     * Values by property. Of {@code background} and {@code font} only their parts are there; a background's picture is {@code none} or something else.
     *
     * @param state {@code :hover}, {@code :focus} or empty, where what is said for every state holds too
     */
    public Map<String, String> holding(String name, String state, String pseudo) {
        Map<String, String> values = new LinkedHashMap<>();
        for (boolean important : new boolean[] {false, true}) {
            take(new Selector(name, "", pseudo), important, values);
            if (!state.isEmpty()) {
                take(new Selector(name, state, pseudo), important, values);
            }
        }
        return values;
    }

    /** The color of a value that is one by itself; null of {@code currentcolor}, {@code inherit} and their like. */
    public static Color color(String value) {
        return ColorValue.read(value);
    }

    private void take(Selector selector, boolean important, Map<String, String> values) {
        rules.stream().filter(rule -> rule.selectors().contains(selector)).flatMap(rule -> rule.declarations().stream())
                .filter(declaration -> declaration.important() == important)
                .forEach(declaration -> put(declaration.property(), declaration.value(), values));
    }

    private static void put(String property, String value, Map<String, String> values) {
        switch (property) {
            case "background" -> {
                List<String> parts = parts(value);
                values.put("background-color", parts.stream().filter(ColorValue::isColor).findFirst().orElse("transparent"));
                values.put("background-image", parts.stream().anyMatch(part -> part.contains("gradient(")) ? "gradient" : "none");
                values.put("background-clip", "border-box");
            }
            case "font" -> parts(value).forEach(part -> {
                if (Character.isDigit(part.charAt(0))) {
                    values.put(Character.isLetter(part.charAt(part.length() - 1)) || part.contains("/") ? "font-size" : "font-weight", part.split("/")[0]);
                } else if (part.startsWith("bold")) {
                    values.put("font-weight", part);
                }
            });
            default -> values.put(property, value);
        }
    }

    /** At the spaces and commas that are in no function and no text. */
    private static List<String> parts(String value) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        int open = 0;
        boolean text = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            text ^= c == '"';
            open += text ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
            if ((c == ' ' || c == ',') && open == 0 && !text) {
                parts.add(value.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(value.substring(from));
        return parts;
    }
}

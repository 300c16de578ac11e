package dev.keypool.hostedui.contrast;

import dev.keypool.hostedui.contrast.Pair.Kind;
import dev.keypool.hostedui.css.ClassicSheet;
import dev.keypool.hostedui.settings.Color;
import java.util.Map;
import java.util.Set;

/** What a sheet says of how one of Cognito's classes is seen. */
record ClassicLook(Map<String, String> values) {

    private static final Color BLACK = new Color(0, 0, 0, Color.OPAQUE);
    private static final Color NOTHING = new Color(0, 0, 0, 0);
    private static final double LARGE = 24;
    private static final double LARGE_IN_BOLD = 18.66;
    private static final double BOLD = 700;
    private static final Map<String, Double> PIXELS = Map.of("px", 1.0, "pt", 4 / 3.0, "em", 16.0, "rem", 16.0);

    static ClassicLook of(ClassicSheet sheet, String className, String state, String pseudo) {
        return new ClassicLook(className.isEmpty() ? Map.of() : sheet.holding(className, state, pseudo));
    }

    boolean saysText() {
        return values.containsKey("color");
    }

    /** @return null where it cannot be told */
    Color text(Color ofTheme, Color inherited) {
        String value = values.getOrDefault("-webkit-text-fill-color", values.get("color"));
        if (value == null) {
            return ofTheme;
        }
        return switch (value) {
            case "inherit", "unset", "currentcolor" -> inherited;
            case "initial" -> BLACK;
            default -> ClassicSheet.color(value);
        };
    }

    /** @param ofTheme null where what is behind shows through; @return null where it is no plain color */
    Color background(Color ofTheme) {
        if (!Set.of("none", "initial", "unset").contains(values.getOrDefault("background-image", "none")) || values.getOrDefault("background-clip", "").equals("text")) {
            return null;
        }
        String value = values.get("background-color");
        if (value == null) {
            return ofTheme == null ? NOTHING : ofTheme;
        }
        return Set.of("initial", "unset").contains(value) ? NOTHING : ClassicSheet.color(value);
    }

    double opacity() {
        String value = values.getOrDefault("opacity", "1");
        double number = number(value, 1);
        return value.endsWith("%") ? number / 100 : number;
    }

    boolean gone() {
        return values.getOrDefault("display", "").equals("none") || Set.of("hidden", "collapse").contains(values.getOrDefault("visibility", "")) || opacity() == 0;
    }

    boolean hasContent() {
        String content = values.getOrDefault("content", "none");
        return content.startsWith("\"") && !content.replace("\"", "").isBlank();
    }

    /** Whether it has no size, as where another text takes its place. */
    boolean small(boolean inherited) {
        String size = values.get("font-size");
        return size == null || size.equals("inherit") || size.equals("unset") ? inherited : number(size, 1) == 0;
    }

    /** Sizes that depend on others are not large. */
    Kind kind() {
        String size = values.getOrDefault("font-size", "");
        double pixels = PIXELS.entrySet().stream().filter(unit -> size.endsWith(unit.getKey())).mapToDouble(unit -> number(size, 0) * unit.getValue()).min().orElse(0);
        String weight = values.getOrDefault("font-weight", "");
        return pixels >= LARGE || pixels >= LARGE_IN_BOLD && (weight.equals("bold") || number(weight, 0) >= BOLD) ? Kind.LARGE_TEXT : Kind.TEXT;
    }

    private static double number(String value, double otherwise) {
        int end = 0;
        while (end < value.length() && (Character.isDigit(value.charAt(end)) || value.charAt(end) == '.')) {
            end++;
        }
        return end == 0 ? otherwise : Double.parseDouble(value.substring(0, end));
    }
}

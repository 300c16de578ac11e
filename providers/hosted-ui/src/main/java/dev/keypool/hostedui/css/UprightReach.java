package dev.keypool.hostedui.css;

import dev.keypool.hostedui.Refusal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What would be painted above or below its place, where the fields are. Padding and borders of text that runs in a line take no place there,
 * so large ones are for elements that are boxes; and a negative margin moves a box onto its neighbour.
 */
final class UprightReach {

    /** Less than half of a field. */
    private static final double MOST = 12;
    private static final Set<String> MARGINS = Set.of("margin-top", "margin-bottom", "margin-block", "margin-block-start", "margin-block-end");
    /** These are boxes in the pages, whatever else a sheet says of them. */
    private static final Set<String> BOXES = Set.of("background", "banner", "logo", "errorMessage", "inputField", "idpButton", "socialButton", "submitButton");
    private static final Set<String> BOXED = Set.of("block", "inline-block", "flex", "inline-flex", "table", "table-cell", "flow-root");
    private static final Set<String> SHORT = Set.of("padding", "border-width", "margin");
    private static final Set<String> UPRIGHT = Set.of("padding-top", "padding-bottom", "padding-block", "padding-block-start", "padding-block-end", "border",
            "border-top", "border-bottom", "border-block-start", "border-block-end", "border-top-width", "border-bottom-width", "border-block-start-width", "border-block-end-width");

    private UprightReach() {
    }

    static void check(List<Rule> rules, Consumer<Refusal> refusals) {
        Map<String, Set<String>> displays = new HashMap<>();
        for (Rule rule : rules) {
            for (Rule.Declaration declaration : rule.declarations()) {
                if (declaration.property().equals("display")) {
                    rule.selectors().forEach(selector -> displays.computeIfAbsent(key(selector), any -> new HashSet<>())
                            .add(BOXED.contains(declaration.value()) && !selector.state().isEmpty() ? "none" : declaration.value()));
                }
            }
        }
        for (Rule rule : rules) {
            boolean mayBeInline = rule.selectors().stream().anyMatch(selector -> mayBeInline(selector, displays.getOrDefault(key(selector), Set.of())));
            for (Rule.Declaration declaration : rule.declarations()) {
                if (isMargin(declaration)) {
                    if (reach(declaration, "-") > MOST) {
                        refusals.accept(Refusal.at(declaration.at().line(), declaration.at().column(), "The property " + declaration.property() + " goes to -" + (int) MOST
                                + "px above and below: more would lay the element over its neighbour."));
                    }
                } else if (reach(declaration, "") > MOST && mayBeInline) {
                    refusals.accept(Refusal.at(declaration.at().line(), declaration.at().column(), "The property " + declaration.property() + " with more than " + (int) MOST
                            + "px above or below is for boxes: in a line it would be painted over what stands there. Give the element display: block or inline-block, and never inline."));
                }
            }
        }
    }

    private static String key(Selector selector) {
        return selector.name() + selector.pseudo();
    }

    private static boolean mayBeInline(Selector selector, Set<String> displays) {
        boolean box = selector.pseudo().isEmpty() && BOXES.contains(selector.name().replace("-customizable", ""));
        return !box && displays.stream().noneMatch(BOXED::contains) || displays.stream().anyMatch(display -> !display.equals("none") && !BOXED.contains(display));
    }

    private static boolean isMargin(Rule.Declaration declaration) {
        return declaration.property().equals("margin") || MARGINS.contains(declaration.property());
    }

    /** @param sign "-" to look at what is negative */
    private static double reach(Rule.Declaration declaration, String sign) {
        boolean sides = SHORT.contains(declaration.property());
        if (!sides && !UPRIGHT.contains(declaration.property()) && !isMargin(declaration)) {
            return 0;
        }
        double most = 0;
        String[] parts = declaration.value().split(" ");
        for (int i = 0; i < parts.length; i += sides ? 2 : 1) {
            most = Math.max(most, parts[i].startsWith(sign) ? pixels(parts[i].substring(sign.length())) : 0);
        }
        return most;
    }

    /** About so many, of a length or share that is not negative; 0 of anything else. */
    static double pixels(String part) {
        int end = 0;
        while (end < part.length() && (Characters.isDigit(part.charAt(end)) || part.charAt(end) == '.')) {
            end++;
        }
        return switch (end == 0 ? "" : part.substring(end)) {
            case "px" -> Double.parseDouble(part.substring(0, end));
            case "pt" -> Double.parseDouble(part.substring(0, end)) * 4 / 3;
            // Of the element around it, which is wide.
            case "%", "vh" -> Double.parseDouble(part.substring(0, end)) * 10;
            case "em", "rem", "ch", "ex", "vw" -> Double.parseDouble(part.substring(0, end)) * Grammar.FONT;
            default -> 0;
        };
    }
}

package dev.keypool.hostedui.css;

import dev.keypool.hostedui.Refusal;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What is drawn around a field or button without taking any place: it lies above what is beside it, as they do, and may hide how that looks, though
 * never take its clicks.
 */
final class DrawnReach {

    /** Less than what is between a field and the next. */
    private static final int OF_FIELDS = 16;
    private static final int OF_BUTTONS = 32;
    private static final Map<String, Integer> MOST = Map.of("inputField-customizable", OF_FIELDS, "submitButton-customizable", OF_BUTTONS,
            "idpButton-customizable", OF_BUTTONS, "socialButton-customizable", OF_BUTTONS);

    private DrawnReach() {
    }

    static void check(List<Rule> rules, Consumer<Refusal> refusals) {
        for (Rule rule : rules) {
            int most = rule.selectors().stream().mapToInt(selector -> MOST.getOrDefault(selector.name(), Integer.MAX_VALUE)).min().orElse(Integer.MAX_VALUE);
            for (Rule.Declaration declaration : rule.declarations()) {
                if (reach(declaration) > most) {
                    refusals.accept(Refusal.at(declaration.at().line(), declaration.at().column(), "The property " + declaration.property() + " reaches "
                            + most + "px at most around these elements, place, blur and spread together: more would be painted over what is beside them."));
                }
            }
        }
    }

    private static double reach(Rule.Declaration declaration) {
        return switch (declaration.property()) {
            case "box-shadow", "-webkit-box-shadow", "-moz-box-shadow" -> shadows(declaration.value());
            // Its two parts may come together.
            case "outline", "outline-width", "outline-offset" -> 2 * lengths(declaration.value()).stream().mapToDouble(each -> each).max().orElse(0);
            default -> 0;
        };
    }

    /** The farthest of them; those within the element reach nowhere. */
    private static double shadows(String value) {
        double most = 0;
        for (String shadow : value.replaceAll("\\([^()]*\\)", "").split(",")) {
            List<Double> lengths = lengths(shadow);
            if (!shadow.contains("inset") && lengths.size() > 1) {
                double place = Math.max(Math.abs(lengths.get(0)), Math.abs(lengths.get(1)));
                most = Math.max(most, place + lengths.subList(2, lengths.size()).stream().mapToDouble(each -> each).sum());
            }
        }
        return most;
    }

    private static List<Double> lengths(String value) {
        return Stream.of(value.trim().split(" ")).filter(part -> part.matches("[-+]?[0-9.].*")).map(DrawnReach::pixels).toList();
    }

    private static double pixels(String part) {
        double size = UprightReach.pixels(part.replaceFirst("^[-+]", "")) * (part.startsWith("-") ? -1 : 1);
        // Of the element's own font, which may be large.
        return part.matches(".*(?<!r)em|.*e[xX]|.*ch") ? size * Grammar.LARGEST_FONT / Grammar.FONT : size;
    }
}

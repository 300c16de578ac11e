package dev.keypool.hostedui.css;

import dev.keypool.hostedui.Refusal;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Elements with opacity, a position or a float are painted above more of what follows them, with all that they hold. Text that a sheet puts
 * into such an element can be longer than the element, so that together they would cover the page.
 */
final class Layers {

    private static final Set<String> LIFTING = Set.of("opacity", "position", "float");

    private Layers() {
    }

    static void check(List<Rule> rules, Consumer<Refusal> refusals) {
        Set<String> filled = rules.stream()
                .flatMap(rule -> rule.selectors().stream())
                .filter(selector -> !selector.pseudo().isEmpty())
                .map(Selector::name)
                .collect(Collectors.toSet());
        for (Rule rule : rules) {
            boolean holdsText = rule.selectors().stream().anyMatch(selector -> filled.contains(selector.name()));
            for (Rule.Declaration declaration : rule.declarations()) {
                String property = declaration.property();
                if (holdsText && LIFTING.contains(property) && !declaration.value().equals("static") && !declaration.value().equals("none")) {
                    refusals.accept(Refusal.at(declaration.at().line(), declaration.at().column(), "The property " + property
                            + " is not taken for an element that also has ::before or ::after: together they can cover what follows it."));
                }
            }
        }
    }
}

package dev.keypool.it.tools;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/** What axe-core, of {@code it-tests/javascript}, finds wrong with a page for people who cannot see it or use no mouse. */
public final class Axe {

    /** Of Keycloak's template.ftl, once a person has told her name: a field without a label. */
    private static final String KEYCLOAKS = "#kc-attempted-username";
    /** All that a program can find of WCAG 2.2, levels A and AA. */
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final List<String> EVERYTHING = Stream.concat(RULES.stream(), Stream.of("best-practice")).toList();
    private static final String RUN = """
            async ([tags, except]) => {
                const results = await axe.run({exclude: except.map(each => [each])}, {runOnly: tags, resultTypes: ['violations']});
                return results.violations.flatMap(rule => rule.nodes.map(node => rule.id + ' ' + node.target.join(' ') + ': ' + node.failureSummary.split('\\n').slice(0, 3).join(' ')))
            }""";

    private Axe() {
    }

    /** A line for each, but for what is wrong in Keycloak's own theme. */
    public static List<String> violations(Page page) throws IOException {
        return violations(page, RULES, List.of(KEYCLOAKS));
    }

    /** A line for each, of best practices too, and whoever it is that wrote the page. */
    public static List<String> allViolations(Page page) throws IOException {
        return violations(page, EVERYTHING, List.of());
    }

    /** What other colors of the same page can change. */
    public static List<String> violationsOfColors(Page page) throws IOException {
        return violations(page, List.of("color-contrast", "link-in-text-block"), List.of());
    }

    private static List<String> violations(Page page, List<String> rules, List<String> except) throws IOException {
        if (!Boolean.TRUE.equals(page.evaluate("() => 'axe' in window"))) {
            page.addScriptTag(new Page.AddScriptTagOptions().setContent(Files.readString(JavaScript.path("node_modules/axe-core/axe.min.js"))));
        }
        Object found = page.evaluate(RUN, List.of(rules, except));
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }
}

package dev.keypool.it.tools;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** What axe-core, of {@code it-tests/javascript}, finds wrong with a page for people who cannot see it or use no mouse. */
public final class Axe {

    /** Of Keycloak's template.ftl, once a person has told her name: a field without a label. */
    private static final String KEYCLOAKS = "#kc-attempted-username";
    /** All that a program can find of WCAG 2.2, levels A and AA. */
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final String RUN = """
            async ([tags, except]) => {
                const results = await axe.run({exclude: [[except]]}, {runOnly: tags, resultTypes: ['violations']});
                return results.violations.flatMap(rule => rule.nodes.map(node => rule.id + ' ' + node.target.join(' ') + ': ' + node.failureSummary))
            }""";

    private Axe() {
    }

    /** A line for each. */
    public static List<String> violations(Page page) throws IOException {
        page.addScriptTag(new Page.AddScriptTagOptions().setContent(Files.readString(JavaScript.path("node_modules/axe-core/axe.min.js"))));
        Object found = page.evaluate(RUN, List.of(RULES, KEYCLOAKS));
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }
}

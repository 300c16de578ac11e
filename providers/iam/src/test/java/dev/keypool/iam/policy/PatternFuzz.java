package dev.keypool.iam.policy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fuzz target: a pattern, a line feed, a text. The matchers agree with the obvious one, wherever in a longer text they look. */
public final class PatternFuzz {

    private static final Pattern LITERAL = Pattern.compile("[^*?]+");

    private PatternFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        // Two of the characters become the halves of one outside the basic plane, whole or broken.
        String all = new String(input, StandardCharsets.ISO_8859_1).replace('\u00f0', '\ud83d').replace('\u00f1', '\ude00');
        int end = all.indexOf('\n');
        if (end >= 0) {
            check(all.substring(0, end), all.substring(end + 1));
        }
    }

    static void check(String pattern, String text) {
        boolean expected = ObviousMatcher.matches(pattern, text);
        int[] codes = Wildcard.codes(pattern);
        same(expected, Wildcard.of(codes, false).matches(text), "Wildcard", pattern, text);
        same(expected, Wildcard.of(codes, false).matches("\ude00*" + text + ":\ud83d", 2, 2 + text.length()), "Wildcard within", pattern, text);
        same(expected, WildcardAutomaton.matches(codes, text, 0, text.length(), false), "WildcardAutomaton", pattern, text);
        same(expected, TextPattern.of(pattern, false).matches(text, 0, text.length(), null), "TextPattern", pattern, text);

        boolean folded = ObviousMatcher.matches(fold(pattern), fold(text));
        same(folded, Wildcard.of(codes, true).matches(text), "Wildcard ignoring case", pattern, text);
        same(folded, WildcardAutomaton.matches(Wildcard.codes(fold(pattern)), text, 0, text.length(), true), "WildcardAutomaton ignoring case",
                pattern, text);

        if (pattern.startsWith("arn:")) {
            same(ObviousMatcher.matchesArn(pattern, text), ArnPattern.resource(pattern, false).matches(text, ArnText.of(text), null),
                    "ArnPattern", pattern, text);
            boolean whole = pattern.split(":", 6).length == 6;
            same(whole && ObviousMatcher.matchesArn(pattern, text), StringTests.arn(pattern, false).matches(text, null), "ArnLike", pattern, text);
        }
        checkWithVariable(expected, pattern, text);
    }

    /** The same pattern, the first of its literal parts not written but the value of a variable. */
    private static void checkWithVariable(boolean expected, String pattern, String text) {
        Matcher literal = LITERAL.matcher(pattern);
        if (literal.find() && pattern.indexOf('$') < 0) {
            String variable = pattern.substring(0, literal.start()) + "${a:x}" + pattern.substring(literal.end());
            AccessRequest request = new AccessRequest(null, "a:b", "*", null, key -> key.equals("a:x") ? List.of(literal.group()) : null);
            same(expected, TextPattern.of(variable, true).matches(text, 0, text.length(), Evaluation.of(request, false)), "Template", pattern, text);
        }
    }

    private static String fold(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> out.append(c < 128 ? String.valueOf((char) c).toLowerCase(Locale.ROOT) : String.valueOf((char) c)));
        return out.toString();
    }

    private static void same(boolean expected, boolean actual, String matcher, String pattern, String text) {
        if (expected != actual) {
            throw new AssertionError(matcher + " says " + actual + " for the pattern " + pattern + " and the text " + text);
        }
    }
}

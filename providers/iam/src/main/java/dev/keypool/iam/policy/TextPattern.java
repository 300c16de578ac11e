package dev.keypool.iam.policy;

/** A pattern that may hold policy variables. */
final class TextPattern {

    /** Null when the pattern has variables. */
    private final Wildcard fixed;
    private final Template template;
    /** Most texts that do not match differ here already, before a variable is looked up. */
    private final String start;

    private TextPattern(Template template) {
        this.template = template;
        this.start = template.literalStart();
        this.fixed = template.hasVariables() ? null : Wildcard.of(template.fixedCodes(), false);
    }

    /** Compiles a pattern with wildcards; {@code variables} false leaves {@code ${…}} as it is. */
    static TextPattern of(String text, boolean variables) {
        return new TextPattern(variables ? Template.parse(text, true) : Template.literal(text, true));
    }

    boolean hasVariables() {
        return fixed == null;
    }

    boolean matchesEverything() {
        return fixed != null && fixed.matchesEverything();
    }

    boolean matches(String text, int from, int to, Evaluation evaluation) {
        if (fixed != null) {
            return fixed.matches(text, from, to);
        }
        if (to - from < start.length() || !text.startsWith(start, from)) {
            return false;
        }
        int[] codes = template.codes(evaluation);
        return codes != null && Wildcard.matches(codes, text, from, to, false);
    }

    int[] codes(Evaluation evaluation) {
        return template.codes(evaluation);
    }
}

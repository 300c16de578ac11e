package dev.keypool.iam.policy;

/** A pattern that may hold policy variables. */
final class TextPattern {

    /** Null when the pattern has variables. */
    private final Wildcard fixed;
    private final Template template;

    private TextPattern(Template template) {
        this.template = template;
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
        int[] codes = template.codes(evaluation);
        return codes != null && Wildcard.matches(codes, text, from, to, false);
    }

    int[] codes(Evaluation evaluation) {
        return template.codes(evaluation);
    }
}

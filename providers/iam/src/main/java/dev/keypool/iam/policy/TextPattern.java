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

    boolean isExact() {
        return fixed != null && fixed.isExact();
    }

    /** The text that an exact pattern matches. */
    String fixedText() {
        return template.fixedText();
    }

    boolean matches(String text, int from, int to, Evaluation evaluation) {
        return fixed != null ? fixed.matches(text, from, to) : template.matches(text, from, to, evaluation);
    }

    /** Null where nothing of that length can match. */
    int[] codes(Evaluation evaluation, int atMost) {
        return template.codes(evaluation, atMost);
    }
}

package dev.keypool.iam.policy;

import java.util.Locale;

/** The String, Bool and Arn operators: those that take policy variables. */
final class StringTests {

    private StringTests() {}

    static ValueTest equal(String value, boolean variables) {
        Template template = template(value, variables);
        if (!template.hasVariables()) {
            String fixed = template.fixedText();
            return (given, evaluation) -> given.equals(fixed);
        }
        return (given, evaluation) -> template.matches(given, 0, given.length(), evaluation);
    }

    static ValueTest equalIgnoringCase(String value, boolean variables) {
        Template template = template(value, variables);
        if (!template.hasVariables()) {
            String fixed = template.fixedText();
            return (given, evaluation) -> given.equalsIgnoreCase(fixed);
        }
        return (given, evaluation) -> given.equalsIgnoreCase(template.text(evaluation, given.length()));
    }

    static ValueTest like(String value, boolean variables) {
        TextPattern pattern = TextPattern.of(value, variables);
        return (given, evaluation) -> pattern.matches(given, 0, given.length(), evaluation);
    }

    static ValueTest bool(String value, boolean variables) {
        Template template = template(value, variables);
        if (!template.hasVariables()) {
            String fixed = template.fixedText().toLowerCase(Locale.ROOT);
            if (!fixed.equals("true") && !fixed.equals("false")) {
                throw new IllegalArgumentException("found " + Json.quote(value) + "; allowed are true and false.");
            }
        }
        return equalIgnoringCase(value, variables);
    }

    static ValueTest arn(String value, boolean variables) {
        ArnPattern pattern = ArnPattern.condition(value, variables);
        if (pattern != null) {
            return (given, evaluation) -> pattern.matches(given, ArnText.of(given), evaluation);
        }
        // Fewer than six parts: it can still become an ARN when a variable stands for several of them.
        TextPattern whole = TextPattern.of(value, variables);
        if (!whole.hasVariables()) {
            return (given, evaluation) -> false;
        }
        return (given, evaluation) -> {
            ArnText arn = ArnText.of(given);
            int[] codes = arn == null ? null : whole.codes(evaluation, given.length());
            return codes != null && ArnPattern.matches(codes, arn);
        };
    }

    private static Template template(String value, boolean variables) {
        return variables ? Template.parse(value, false) : Template.literal(value, false);
    }
}

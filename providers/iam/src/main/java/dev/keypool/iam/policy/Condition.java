package dev.keypool.iam.policy;

import java.util.List;

/**
 * One key of one operator of a Condition element, compiled.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html">
 *     Conditions with multiple context keys or values</a>
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html">
 *     Single-valued vs. multivalued context keys</a>
 */
final class Condition {

    /** How several values of the request are taken together. */
    enum Quantifier { NONE, FOR_ALL_VALUES, FOR_ANY_VALUE }

    private final String written;
    private final String key;
    private final Operator operator;
    private final Quantifier quantifier;
    private final boolean ifExists;
    private final ValueTest[] tests;

    Condition(String written, String key, Operator operator, Quantifier quantifier, boolean ifExists, ValueTest[] tests) {
        this.written = written;
        this.key = key;
        this.operator = operator;
        this.quantifier = quantifier;
        this.ifExists = ifExists;
        this.tests = tests;
    }

    /** The operator and key as the policy has them. */
    String written() {
        return written;
    }

    String key() {
        return key;
    }

    boolean isMet(Evaluation evaluation) {
        List<String> values = evaluation.values(key);
        if (operator == Operator.NULL) {
            return any(isNothing(values) ? null : "", evaluation);
        }
        if (values == null || values.isEmpty()) {
            return metWithoutKey();
        }
        return switch (quantifier) {
            case FOR_ALL_VALUES -> isNothing(values) || everyValue(values, evaluation);
            case FOR_ANY_VALUE -> !isNothing(values) && someValue(values, evaluation);
            case NONE -> operator.negated() ? everyValue(values, evaluation) : someValue(values, evaluation);
        };
    }

    private boolean metWithoutKey() {
        return ifExists || (quantifier == Quantifier.NONE ? operator.negated() : quantifier == Quantifier.FOR_ALL_VALUES);
    }

    /** Set operators and Null take an empty string for no value at all. */
    private static boolean isNothing(List<String> values) {
        return values == null || values.isEmpty() || (values.size() == 1 && values.get(0).isEmpty());
    }

    private boolean everyValue(List<String> values, Evaluation evaluation) {
        for (int i = 0; i < values.size(); i++) {
            if (any(values.get(i), evaluation) == operator.negated()) {
                return false;
            }
        }
        return true;
    }

    private boolean someValue(List<String> values, Evaluation evaluation) {
        for (int i = 0; i < values.size(); i++) {
            if (any(values.get(i), evaluation) != operator.negated()) {
                return true;
            }
        }
        return false;
    }

    private boolean any(String value, Evaluation evaluation) {
        for (ValueTest test : tests) {
            if (test.matches(value, evaluation)) {
                return true;
            }
        }
        return false;
    }
}

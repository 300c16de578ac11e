package dev.keypool.iam.policy;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * The condition operators, without IfExists and the set operators.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">Condition
 *     operators</a>
 */
enum Operator {
    STRING_EQUALS("StringEquals", false, StringTests::equal),
    STRING_NOT_EQUALS("StringNotEquals", true, StringTests::equal),
    STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", false, StringTests::equalIgnoringCase),
    STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", true, StringTests::equalIgnoringCase),
    STRING_LIKE("StringLike", false, StringTests::like),
    STRING_NOT_LIKE("StringNotLike", true, StringTests::like),
    NUMERIC_EQUALS("NumericEquals", false, number(c -> c == 0)),
    NUMERIC_NOT_EQUALS("NumericNotEquals", true, number(c -> c == 0)),
    NUMERIC_LESS_THAN("NumericLessThan", false, number(c -> c < 0)),
    NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", false, number(c -> c <= 0)),
    NUMERIC_GREATER_THAN("NumericGreaterThan", false, number(c -> c > 0)),
    NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", false, number(c -> c >= 0)),
    DATE_EQUALS("DateEquals", false, date(c -> c == 0)),
    DATE_NOT_EQUALS("DateNotEquals", true, date(c -> c == 0)),
    DATE_LESS_THAN("DateLessThan", false, date(c -> c < 0)),
    DATE_LESS_THAN_EQUALS("DateLessThanEquals", false, date(c -> c <= 0)),
    DATE_GREATER_THAN("DateGreaterThan", false, date(c -> c > 0)),
    DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", false, date(c -> c >= 0)),
    BOOL("Bool", false, StringTests::bool),
    BINARY_EQUALS("BinaryEquals", false, (value, variables) -> ComparedTests.binary(value)),
    IP_ADDRESS("IpAddress", false, (value, variables) -> IpRange.test(value)),
    NOT_IP_ADDRESS("NotIpAddress", true, (value, variables) -> IpRange.test(value)),
    ARN_EQUALS("ArnEquals", false, StringTests::arn),
    ARN_LIKE("ArnLike", false, StringTests::arn),
    ARN_NOT_EQUALS("ArnNotEquals", true, StringTests::arn),
    ARN_NOT_LIKE("ArnNotLike", true, StringTests::arn),
    NULL("Null", false, (value, variables) -> ComparedTests.nullness(value));

    /** Compiles a value of the condition. */
    @FunctionalInterface
    interface Compiler {
        /** Throws IllegalArgumentException, with what is allowed, when the operator cannot have the value. */
        ValueTest compile(String value, boolean variables);
    }

    private static final Map<String, Operator> BY_NAME = new HashMap<>();

    static {
        for (Operator operator : values()) {
            BY_NAME.put(operator.wireName.toLowerCase(Locale.ROOT), operator);
        }
    }

    private final String wireName;
    private final boolean negated;
    private final Compiler compiler;

    Operator(String wireName, boolean negated, Compiler compiler) {
        this.wireName = wireName;
        this.negated = negated;
        this.compiler = compiler;
    }

    /** The operator of that name in any case, or null. */
    static Operator named(String name) {
        return BY_NAME.get(name.toLowerCase(Locale.ROOT));
    }

    boolean negated() {
        return negated;
    }

    ValueTest compile(String value, boolean variables) {
        return compiler.compile(value, variables);
    }

    /** What is probably not meant about a value that the operator takes, in a sentence; or null. */
    String doubt(String value) {
        boolean variables = value.contains("${");
        if ((this == STRING_EQUALS || this == STRING_NOT_EQUALS) && !variables && (value.indexOf('*') >= 0 || value.indexOf('?') >= 0)) {
            return "The operator takes * and ? as they are; for wildcards there are StringLike and StringNotLike.";
        }
        boolean arn = this == ARN_EQUALS || this == ARN_LIKE || this == ARN_NOT_EQUALS || this == ARN_NOT_LIKE;
        if (arn && !variables && !value.equals("*") && value.split(":", ArnText.PARTS).length < ArnText.PARTS) {
            return "The value has fewer than the six parts of an ARN, so no ARN matches it.";
        }
        return null;
    }

    private static Compiler number(IntPredicate comparison) {
        return (value, variables) -> ComparedTests.number(value, comparison);
    }

    private static Compiler date(IntPredicate comparison) {
        return (value, variables) -> ComparedTests.date(value, comparison);
    }
}

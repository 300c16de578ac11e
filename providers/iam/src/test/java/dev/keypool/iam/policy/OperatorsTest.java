package dev.keypool.iam.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One operator, one value, one key.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">Condition
 *     operators</a>
 */
class OperatorsTest {

    /** Whether it is met by what is less, equal and greater. */
    @ParameterizedTest
    @CsvSource({"Equals, false, true, false", "NotEquals, true, false, true", "LessThan, true, false, false", "LessThanEquals, true, true, false",
        "GreaterThan, false, false, true", "GreaterThanEquals, false, true, true"})
    void compares(String comparison, boolean less, boolean equal, boolean greater) {
        assertThat(List.of(met("Numeric" + comparison, "10", "9.99"), met("Numeric" + comparison, "10", "1e1"),
                met("Numeric" + comparison, "10", "10.01"))).containsExactly(less, equal, greater);
        assertThat(List.of(met("Date" + comparison, "2026-02-03", "2026-02-02T23:59:59Z"), met("Date" + comparison, "2026-02-03", "2026-02-03T00:00Z"),
                met("Date" + comparison, "2026-02-03", "2026-02-03T00:00:00.1Z"))).containsExactly(less, equal, greater);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {"NumericEquals, 10, ten, false", "NumericNotEquals, 10, ten, true", "NumericEquals, 10, \"\", false",
        "DateEquals, 2026, never, false", "BinaryEquals, QQ==, QQ==, true", "BinaryEquals, QQ==, Qg==, false", "BinaryEquals, QQ==, ?, false",
        "Bool, true, TRUE, true", "Bool, true, false, false", "Bool, FALSE, false, true", "Null, true, x, false", "Null, false, x, true",
        "ArnLike, *, arn:aws:s3:::b, true", "ArnLike, *, b, true", "ArnLike, arn:aws:s3, arn:aws:s3:::b, false", "ArnLike, arn:aws:s3:::b, b, false",
        "ArnLike, x:aws:s3:::b, arn:aws:s3:::b, false", "ArnLike, arn:aws:s3:::b?, arn:aws:s3:::b:, true", "ArnLike, arn:aws:*:::b, arn:aws:s3:::b, true",
        "ArnLike, arn:*:b, arn:aws:s3:::b, false", "ArnNotLike, arn:aws:s3, arn:aws:s3:::b, true", "ArnEquals, ${aws:x}, arn:aws:s3:::b, true",
        "ArnEquals, ${aws:x}, b, false", "ArnEquals, ${aws:none}, arn:aws:s3:::b, false", "ArnEquals, ${aws:none}:a:b:c:d:e, arn:aws:s3:::b, false",
        "ForAllValues:StringLike, a, \"\", true", "ForAnyValue:StringLike, *, \"\", false", "StringLike, *, \"\", true",
        "ForAllValues:StringLike, a, b, false", "ForAnyValue:StringLike, a, a, true"})
    void takes(String operator, String value, String given, boolean expected) {
        assertThat(met(operator, value, given)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"StringEquals, false", "StringNotEquals, true", "StringEqualsIfExists, true", "ForAllValues:StringEquals, true",
        "ForAllValues:StringNotEquals, true", "ForAnyValue:StringEquals, false", "ForAnyValue:StringNotEquals, false",
        "ForAnyValue:StringEqualsIfExists, true", "NumericLessThan, false", "NotIpAddress, true", "ArnNotEqualsIfExists, true"})
    void aMissingKeyMeets(String operator, boolean expected) {
        String value = operator.startsWith("N") && !operator.endsWith("Address") ? "1" : "192.0.2.1";
        assertThat(met(operator, value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"StringLike, true", "StringNotLike, false", "ForAllValues:StringLike, false", "ForAnyValue:StringLike, true",
        "ForAllValues:StringNotLike, false", "ForAnyValue:StringNotLike, true"})
    void ofSeveralValuesOneThatMatchesMeets(String operator, boolean expected) {
        assertThat(met(operator, "a*", "ab", "b")).isEqualTo(expected);
    }

    private static boolean met(String operator, String value, String... given) {
        String text = "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"" + operator
                + "\":{\"aws:x\":\"" + value + "\"}}}}";
        return PolicySet.builder().identity(Policy.parse(text, PolicyKind.IDENTITY)).build().evaluate(new AccessRequest(null, "s3:GetObject", "*", null,
                ConditionContext.of(given.length == 0 ? Map.of() : Map.of("aws:x", Arrays.asList(given))))).isAllowed();
    }
}

package dev.keypool.iam.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a text with variables matches.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">Variables and tags</a>
 */
class VariablesTest {

    private static final String LONG = "x".repeat(100);
    private static final Evaluation REQUEST = Evaluation.of(new AccessRequest("arn:aws:iam::111122223333:user/alice", "s3:GetObject", "*", null,
            ConditionContext.of(Map.of("aws:x", List.of("a*b"), "aws:empty", List.of(""), "aws:many", List.of("a", "b"), "aws:long", List.of(LONG),
                    "aws:nothing", List.of()))), false);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"${aws:x}|a*b|true", "${aws:x}|axb|false", "${ AWS:X }|a*b|true", "<${aws:x}>|<a*b>|true",
        "${aws:x}*${aws:x}|a*b, a*b|true", "${aws:none, 'd'}|d|true", "${aws:none,'d'}|d|true", "${aws:none, ''}|\"\"|true", "${aws:none, 'a}b'}|a}b|true",
        "${aws:nothing, 'd'}|d|true", "${aws:none}|\"\"|false", "${aws:empty}|\"\"|true", "${aws:empty, 'd'}|d|false", "${aws:many}|a|false",
        "${aws:many, 'd'}|d|false", "${*}${?}${$}|*?$|true", "${*}|x|false", "$|$|true", "a$|a$|true", "$a|$a|true", "a$${aws:x}|a$a*b|true", "{}|{}|true",
        "a**${aws:x}**|abba*bc|true", "a**b|ab|true"})
    void matches(String pattern, String text, boolean expected) {
        assertThat(TextPattern.of(pattern, true).matches(text, 0, text.length(), REQUEST)).isEqualTo(expected);
        if (!pattern.contains("**") && !pattern.contains("}*$")) {
            assertThat(StringTests.equal(pattern, true).matches(text, REQUEST)).as("StringEquals").isEqualTo(expected);
            assertThat(StringTests.equalIgnoringCase(pattern, true).matches(text.toUpperCase(java.util.Locale.ROOT), REQUEST)).isEqualTo(expected);
        }
    }

    @Test
    void valuesAndTextsMayBeLong() {
        String text = "a" + LONG + "b".repeat(100) + LONG + "c";
        TextPattern pattern = TextPattern.of("a${aws:long}" + "b".repeat(100) + "${aws:long}?", true);

        assertThat(pattern.matches(text, 0, text.length(), REQUEST)).isTrue();
        assertThat(pattern.matches(text, 1, text.length(), REQUEST)).isFalse();
        assertThat(pattern.matches(text + "c", 0, text.length(), REQUEST)).as("only up to there").isTrue();
        assertThat(StringTests.equal("a${aws:long}" + "b".repeat(100) + "${aws:long}c", true).matches(text, REQUEST)).isTrue();
    }

    @Test
    void aTextShorterThanThePatternsStartDoesNotMatch() {
        assertThat(TextPattern.of("abc${aws:empty}", true).matches("xabcd", 1, 3, REQUEST)).isFalse();
        assertThat(TextPattern.of("abc${aws:empty}", true).matches("xabcd", 1, 4, REQUEST)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"${", "${a", "${a, 'b}", "${}", "${ }", "${,'a'}", "${'a'}", "${{a}", "${$a}", "${a'b'}", "${a, b}", "${a, 'b}'c'}", "${a, '}", "${a,}",
        "${a, 'b'c}", "${a, 'b', 'c'}", "${a{b}", "${a$b}"})
    void refuses(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Template.parse(text, true)).withMessageContaining("$");
    }
}

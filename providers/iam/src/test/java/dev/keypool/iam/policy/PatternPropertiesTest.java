package dev.keypool.iam.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

/** What holds for any pattern and text; small alphabets make them match often. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class PatternPropertiesTest {

    @Property(tries = 10_000)
    void theMatchersAgreeWithASlowAndObviousOne(@ForAll @Chars({'a', 'b', 'B', '*', '?'}) @StringLength(max = 8) String pattern,
            @ForAll @Chars({'a', 'b', 'B'}) @StringLength(max = 10) String text) {
        PatternFuzz.check(pattern, text);
    }

    @Property
    void theyAgreeOnCharactersOfTwoHalvesToo(@ForAll @Chars({'a', '*', '?', '\ud83d', '\ude00'}) @StringLength(max = 8) String pattern,
            @ForAll @Chars({'a', '\ud83d', '\ude00'}) @StringLength(max = 8) String text) {
        PatternFuzz.check(pattern, text);
    }

    @Property
    void theyAgreeOnLongTexts(@ForAll @Chars({'a', 'b', '*', '?'}) @StringLength(max = 150) String pattern,
            @ForAll @Chars({'a', 'b'}) @StringLength(max = 300) String text) {
        PatternFuzz.check(pattern, text);
    }

    @Property
    void anArnMatchesWhenEachOfItsPartsDoes(@ForAll @Chars({'a', ':', '*', '?'}) @StringLength(max = 12) String pattern,
            @ForAll @Chars({'a', ':'}) @StringLength(max = 12) String text) {
        PatternFuzz.check("arn:" + pattern, "arn:" + text);
    }

    /** Whoever chooses a tag or a session name may not choose what a policy matches. */
    @Property
    void aVariablesValueIsLiteral(@ForAll @Chars({'a', '*', '?', '$', '{', '}', ':', '/'}) @StringLength(max = 4) String value,
            @ForAll @Chars({'a', '*', '?', '$', '{', '}', ':', '/'}) @StringLength(max = 4) String text) {
        StatementText statement = StatementText.everything("Allow").withResources(List.of("arn:aws:s3:::b/${aws:x}/c"));
        ConditionContext context = ConditionContext.of(Map.of("aws:x", List.of(value), "aws:text", List.of(text)));

        assertThat(allowed(statement, "arn:aws:s3:::b/" + text + "/c", context)).isEqualTo(value.equals(text));
        for (String operator : List.of("StringLike", "StringEquals", "StringEqualsIgnoreCase")) {
            StatementText conditional = StatementText.everything("Allow").withCondition("{\"" + operator + "\":{\"aws:text\":\"${aws:x}\"}}");
            assertThat(allowed(conditional, "*", context)).as(operator).isEqualTo(value.equals(text));
        }
    }

    @Property
    void anEscapedCharacterIsThatCharacter(@ForAll @Chars({'*', '?', '$'}) @StringLength(1) String escaped,
            @ForAll @CharRange(from = ' ', to = '~') @StringLength(1) String given) {
        StatementText statement = StatementText.everything("Allow").withResources(List.of("arn:aws:s3:::b/${" + escaped + "}"));

        assertThat(allowed(statement, "arn:aws:s3:::b/" + given, null)).isEqualTo(escaped.equals(given));
    }

    private static boolean allowed(StatementText statement, String resource, ConditionContext context) {
        return new Layers(Map.of(PolicyKind.IDENTITY, List.of(statement)))
                .decide(new AccessRequest(PolicyDomain.USER, "s:a", resource, null, context)).isAllowed();
    }
}

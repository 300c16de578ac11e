package dev.keypool.iam.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {

    @ParameterizedTest
    @CsvSource({"*, '', true", "'', '', true", "'', a, false", "a*, a, true", "a*, b, false", "?, '', false", "?, a, true",
            "a?c, abc, true",
        "*a*b*, xaxbx, true", "*a*b, ba, false", "a**b, ab, true", "*?, '', false", "*?b, ab, true", "a*c?, abcd, true", "?a, aa, true", "?a?, aaa, true", "*?a?*b, xaab, true", "a?, ab, true",
                "a*c?, abc, false"})
    void matches(String pattern, String text, boolean expected) {
        PatternFuzz.check(pattern, text);
        assertThat(Wildcard.of(Wildcard.codes(pattern), false).matches(text)).isEqualTo(expected);
    }

    @Test
    void aCharacterOutsideTheBasicPlaneIsOneCharacter() {
        assertThat(Wildcard.of(Wildcard.codes("a?b"), false).matches("a😀b")).isTrue();
        assertThat(Wildcard.of(Wildcard.codes("a??b"), false).matches("a😀b")).isFalse();
    }

    /** JSON can escape one half of a surrogate pair, and a variable's value can be one. */
    @ParameterizedTest
    @CsvSource({"\ud83d*, false", "\ud83d?, false", "*\ude00, false", "?\ude00, false", "\ud83d?*, false", "\ud83d\ude00*, true",
        "*\ud83d\ude00, true", "\ud83d\ude00, true", "*\ud83d*, false", "?, true"})
    void halfACharacterIsNotThatCharacter(String pattern, boolean expected) {
        PatternFuzz.check(pattern, "😀");
        assertThat(Wildcard.of(Wildcard.codes(pattern), false).matches("😀")).isEqualTo(expected);
    }

    @Test
    void theAutomatonIsExactAcrossWordsAndCharacters() {
        String long64 = "x".repeat(63) + "😀" + "Y".repeat(70);
        for (String pattern : new String[] {"*" + long64, long64 + "*", "*?😀*", "x*" + "?".repeat(71),
                long64.toLowerCase(java.util.Locale.ROOT)}) {
            int[] codes = Wildcard.codes(pattern.toLowerCase(java.util.Locale.ROOT));
            assertThat(WildcardAutomaton.matches(codes, long64, 0, long64.length(), true)).as(pattern).isTrue();
            assertThat(WildcardAutomaton.matches(codes, long64 + "z", 0, long64.length(), true)).as(pattern).isTrue();
            assertThat(WildcardAutomaton.matches(Wildcard.codes("a" + pattern), long64, 0, long64.length(), true)).as(pattern).isFalse();
        }
    }

    @Test
    void onlyAsciiLettersIgnoreCase() {
        Wildcard kms = Wildcard.of(Wildcard.codes("KMS:*"), true);

        assertThat(kms.matches("kms:Decrypt")).isTrue();
        assertThat(kms.matches("\u212Ams:Decrypt")).as("the Kelvin sign is no k").isFalse();
    }

    @Test
    void everyAsciiLetterIgnoresCaseAndNothingElseDoes() {
        Wildcard letters = Wildcard.of(Wildcard.codes("AZ?amz@[`{*"), true);

        assertThat(letters.matches("azXAMZ@[`{")).isTrue();
        assertThat(letters.matches("azXAMZ`[`{")).isFalse();
        assertThat(letters.matches("azXAMZ@{`{")).isFalse();
    }

    @Test
    void looksOnlyWhereItIsTold() {
        String text = "x😀y";
        Wildcard one = Wildcard.of(Wildcard.codes("?"), false);

        assertThat(one.matches(text, 1, 3)).isTrue();
        assertThat(one.matches(text, 1, 2)).as("the first half alone").isTrue();
        assertThat(one.matches(text, 0, 3)).isFalse();
        assertThat(Wildcard.of(Wildcard.codes("*x😀"), false).matches(text, 0, 3)).isTrue();
        assertThat(Wildcard.of(Wildcard.codes("*x😀"), false).matches(text)).isFalse();
    }

    @Test
    void aPatternThatExhaustsThePatienceStillMatches() {
        Wildcard slow = Wildcard.of(Wildcard.codes("*" + "a?".repeat(500) + "b*"), false);

        assertThat(slow.matches("a".repeat(5_000) + "b")).isTrue();
        assertThat(slow.matches("a".repeat(5_000) + "c")).isFalse();
    }

    @Test
    void noPatternIsCatastrophic() {
        String text = "a".repeat(200_000);
        for (String pattern : new String[] {"*" + "a".repeat(10_000) + "b", "*" + "?".repeat(10_000) + "b", "*" + "a?".repeat(5_000) + "b*",
                "*a".repeat(2_000) + "b", "a*".repeat(2_000) + "b", "*" + "?a".repeat(1_000) + "b", "*".repeat(5_000) + "b"}) {
            Wildcard wildcard = Wildcard.of(Wildcard.codes(pattern), false);
            Assertions.assertTimeout(Duration.ofSeconds(2), () -> assertThat(wildcard.matches(text)).isFalse());
        }
        assertThatCode(() -> Wildcard.codes("*".repeat(100_000))).doesNotThrowAnyException();
    }

    /** As many as there are would need bits for each at every place of the pattern: gigabytes. */
    @Test
    void manyDifferentCharactersTakeNoMoreMemoryThanFewOnes() {
        String rare = IntStream.range(0x4e00, 0x4e00 + 20_000).mapToObj(Character::toString).collect(Collectors.joining());
        int[] codes = Wildcard.codes("*" + "a".repeat(200_000) + rare + "b");

        assertThat(WildcardAutomaton.matches(codes, "a".repeat(1_000) + rare + "b", 0, 21_001, false)).isFalse();
        assertThat(WildcardAutomaton.matches(codes, "ba" + "a".repeat(200_000) + rare + "b", 0, 220_003, false)).isTrue();
    }
}

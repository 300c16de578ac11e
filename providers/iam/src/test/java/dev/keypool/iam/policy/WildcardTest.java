package dev.keypool.iam.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {

    @ParameterizedTest
    @CsvSource({"*, '', true", "'', '', true", "'', a, false", "a*, a, true", "a*, b, false", "?, '', false", "?, a, true",
            "a?c, abc, true",
        "*a*b*, xaxbx, true", "*a*b, ba, false", "a**b, ab, true", "*?, '', false", "*?b, ab, true", "a*c?, abcd, true",
                "a*c?, abc, false"})
    void matches(String pattern, String text, boolean expected) {
        assertThat(Wildcard.of(Wildcard.codes(pattern), false).matches(text)).isEqualTo(expected);
    }

    @Test
    void aCharacterOutsideTheBasicPlaneIsOneCharacter() {
        assertThat(Wildcard.of(Wildcard.codes("a?b"), false).matches("a😀b")).isTrue();
        assertThat(Wildcard.of(Wildcard.codes("a??b"), false).matches("a😀b")).isFalse();
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
    void agreesWithASlowAndObviousMatcher() {
        Random random = new Random(20260131);
        for (int i = 0; i < 50_000; i++) {
            String pattern = text(random, "ab*?", 8);
            String text = text(random, "ab", 10);
            assertThat(Wildcard.of(Wildcard.codes(pattern), false).matches(text)).as("%s on %s", pattern, text)
                    .isEqualTo(obvious(pattern, text))
                    .isEqualTo(WildcardAutomaton.matches(Wildcard.codes(pattern), text, 0, text.length(), false));
        }
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

    private static boolean obvious(String pattern, String text) {
        if (pattern.isEmpty()) {
            return text.isEmpty();
        }
        if (pattern.charAt(0) == '*') {
            return obvious(pattern.substring(1), text) || !text.isEmpty() && obvious(pattern, text.substring(1));
        }
        return !text.isEmpty() && (pattern.charAt(0) == '?' || pattern.charAt(0) == text.charAt(0))
                && obvious(pattern.substring(1), text.substring(1));
    }

    private static String text(Random random, String alphabet, int max) {
        StringBuilder out = new StringBuilder();
        for (int i = random.nextInt(max + 1); i > 0; i--) {
            out.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return out.toString();
    }
}

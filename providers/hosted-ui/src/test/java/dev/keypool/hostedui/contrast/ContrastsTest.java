package dev.keypool.hostedui.contrast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.keypool.hostedui.RefusedException;
import dev.keypool.hostedui.settings.Color;
import dev.keypool.hostedui.settings.Layout.ColorScheme;
import dev.keypool.hostedui.settings.Settings;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContrastsTest {

    @ParameterizedTest
    @CsvSource({"0,0,0,255,255,255,21", "255,255,255,255,255,255,1", "119,119,119,255,255,255,4.48", "118,118,118,255,255,255,4.54", "255,0,0,255,255,255,4.00", "0,0,255,255,255,255,8.59",
            "9,114,211,255,255,255,4.82"})
    void theRatioIsWcags(int red, int green, int blue, int red2, int green2, int blue2, double ratio) {
        Opaque one = Opaque.of(new Color(red, green, blue, 255));
        Opaque two = Opaque.of(new Color(red2, green2, blue2, 255));
        assertThat(one.contrast(two)).isCloseTo(ratio, within(0.01)).isEqualTo(two.contrast(one));
    }

    @Test
    void whatLiesBehindShinesThrough() {
        Opaque white = new Opaque(1, 1, 1);
        assertThat(Opaque.over(new Color(0, 0, 0, 128), white).color()).isEqualTo(new Color(127, 127, 127, 255));
        assertThat(Opaque.over(new Color(0, 0, 0, 0), white)).isEqualTo(white);
        assertThat(Opaque.over(new Color(1, 2, 3, 255), white).color()).isEqualTo(new Color(1, 2, 3, 255));
    }

    @Test
    void everyPairIsOfColorsThatThereAre() {
        Settings settings = Settings.defaults();
        assertThat(Pair.ALL.stream().flatMap(pair -> Stream.concat(Stream.of(pair.front()), pair.behind().stream())).map(name -> "--kp-" + name))
                .allSatisfy(name -> assertThat(settings.light()).containsKey(name));
    }

    @Test
    void aColorThatCannotBeReadIsToldWithOneThatCan() throws RefusedException {
        List<ContrastWarning> warnings = check("{\"components\":{\"primaryButton\":{\"lightMode\":{\"defaults\":{\"backgroundColor\":\"ffdd00ff\"}}}}}");
        ContrastWarning warning = warnings.stream().filter(one -> one.front().equals("--kp-primary-button-text")).findFirst().orElseThrow();
        assertThat(warning.behind()).isEqualTo("--kp-primary-button-background");
        assertThat(warning.sentence()).startsWith("On light pages, the contrast of the text of the primary button (#ffffff on #ffdd00) is 1.34, and text takes 4.5. "
                + "The nearest color that would do is ").endsWith(warning.suggestion().hex() + ".");
        assertThat(check("{\"components\":{\"primaryButton\":{\"lightMode\":{\"defaults\":{\"backgroundColor\":\"ffdd00ff\",\"textColor\":\"" + warning.suggestion().hex() + "\"}}}}}"))
                .noneMatch(one -> one.front().equals("--kp-primary-button-text"));
    }

    @Test
    void colorsWithOpacityCountAsTheyAreSeen() throws RefusedException {
        String faint = "{\"componentClasses\":{\"inputLabel\":{\"lightMode\":{\"textColor\":\"00000060\"}}}}";
        assertThat(check(faint)).anyMatch(one -> one.front().equals("--kp-input-label-text"));
        assertThat(check(faint.replace("60", "ff"))).noneMatch(one -> one.front().equals("--kp-input-label-text"));
        assertThat(check("{\"components\":{\"form\":{\"lightMode\":{\"backgroundColor\":\"ffffff00\"}},\"pageBackground\":{\"lightMode\":{\"color\":\"000000ff\"}}}}"))
                .anyMatch(one -> one.front().equals("--kp-page-text-heading"));
    }

    @Test
    void cognitosDefaultCanBeRead() throws RefusedException {
        assertThat(check("{\"categories\":{\"global\":{\"colorSchemeMode\":\"DYNAMIC\"}}}")).extracting(ContrastWarning::sentence).isEmpty();
    }

    @Test
    void onlySchemesThatAreShownAreLookedAt() throws RefusedException {
        String dark = "{\"categories\":{\"global\":{\"colorSchemeMode\":\"%s\"}},\"components\":{\"pageText\":{\"darkMode\":{\"headingColor\":\"0f1b2aff\"}}}}";
        assertThat(check(dark.formatted(ColorScheme.DYNAMIC))).isNotEmpty().allMatch(ContrastWarning::dark);
        assertThat(check(dark.formatted(ColorScheme.LIGHT))).isEmpty();
    }

    /** A suggestion always has the contrast, and against any one color there is black or white for text. */
    @Test
    void whatIsSuggestedDoes() {
        Random random = new Random(20260105);
        for (int round = 0; round < 5_000; round++) {
            Opaque front = Opaque.of(new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256), 255));
            Opaque behind = Opaque.of(new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256), 255));
            Opaque suggested = Suggestion.nearest(front, behind, 4.5);
            assertThat(suggested.contrast(behind)).isGreaterThanOrEqualTo(4.5);
            assertThat(Opaque.of(suggested.color())).isEqualTo(suggested);
        }
        assertThat(Suggestion.nearest(new Opaque(0, 0, 0), new Opaque(0.5, 0.5, 0.5), 21)).isNull();
    }

    private static List<ContrastWarning> check(String json) throws RefusedException {
        return Contrasts.check(Settings.parse(json));
    }
}

package dev.keypool.hostedui.svg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.hostedui.RefusedException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SvgSizeTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            40,   20,   ,              40,  20
            40px, 20.4, 0 0 9 9,       40,  20
            ,     ,     0 0 24 12,     1024, 512
            100%, 100%, '0,0,24,24',   512, 512
            300,  ,     -5 -5.5 30 10, 300, 100
            ,     50,   0 0 30 10,     150, 50
            20mm, 5mm,  0 0 80 20,     76,  19
            1in,  2.54CM, ,            96,  96
            6pc,  72pt, ,              96,  96
            40q,  ,     0 0 2 1,       38,  19
            2em,  1em,  ,              0,   0
            2em,  1em,  0 0 24 12,     0,   0
            50vw, ,     0 0 24 12,     0,   0
            ,     3rem, 0 0 24 12,     0,   0
            300,  ,     ,              0,   0
            ,     ,     0 0 10 0,      0,   0
            ,     ,     0 0 0 0,       0,   0
            ,     ,     0 0 999999 1,  0,   0
            9999, 20,   ,              0,   0
            -4,   4,    none,          0,   0
            """)
    void isAsTheAttributesSay(String width, String height, String viewBox, int wide, int tall) {
        assertThat(SvgSize.of(width, height, viewBox)).isEqualTo(new SvgSize(wide, tall));
    }

    @Test
    void isThatOfTheOutermostElement() throws RefusedException {
        String picture = "<svg xmlns='http://www.w3.org/2000/svg' width='12' height='34'><svg width='5' height='5'/></svg>";

        assertThat(SvgSanitizer.sanitize(picture.getBytes(StandardCharsets.UTF_8)).size()).isEqualTo(new SvgSize(12, 34));
    }
}

package dev.keypool.hostedui.css;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.keypool.hostedui.RefusedException;
import dev.keypool.hostedui.contrast.ClassicContrasts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is taken can be served and measured, and is taken again as it was written. */
class TakenStylesTest {

    private static final List<String> NAMES = List.of("background", "banner", "errorMessage", "idpButton", "idpDescription", "inputField", "label", "legalText", "logo",
            "passwordCheck-valid", "passwordCheck-notValid", "redirect", "socialButton", "submitButton", "textDescription");

    private static final String[] ODD = {"0", "-0", "+1", ".5", "1e2", "1e-2", "1E+1", "1e-19", "1e20", "0e9", "12345678901234567890", "5px", "-5px", "1e1px", ".5em", "2PT", "1vh", "5%", "-5%", "1e1%",
            "1s", "5ms", "#fff", "#FFFA", "#0972d380", "RED", "currentcolor", "transparent", "rgb(1,2,3)", "rgb(1 2 3/.5)", "rgb(1deg,2,3)", "rgb(0 0 0 / 5deg)", "hsl(50%,2%,3%)", "hsl(-90deg 5% 5%)",
            "hsla(1e3,1%,1%,1e-3)", "rgb(1,,2)", "rgb(1/2/3)", "rgb()", "rgb(1e20,0,0)", "rgba(1,2,3,4,5)", "linear-gradient(red,blue 5%)", "linear-gradient(1e20px,red)", "radial-gradient()",
            "conic-gradient(from 5deg,rgb(1 2 3),#fff)", "cubic-bezier(.1,.2,.3,1)", "cubic-bezier(1e1 , -1,0,1)", "cubic-bezier(1 1 1 1)", "calc(1px + 5%)", "calc(1e1px - 5%)", "'a'", "\"q\\\"/\"", "''", "'\\a \uD83D\uDE00'",
            "Arial", "Open Sans", "Initial", "inherit", "unset", "\u212Aursiv", "x".repeat(501), "xx ".repeat(200), ",", "/", ",,", "//", "none", "auto", "normal", "safe", "center", "end", "left", "space-between", "start",
            "solid", "thin", "inset", "bold", "serif", "small", "ease", "all", "color", "text", "scroll", "cover", "hidden", "block", "inline", "underline", "to", "top", "1", "!important"};

    private static boolean taken(String css) {
        ClassicSheet sheet;
        try {
            sheet = ClassicStyles.read(css);
        } catch (RefusedException e) {
            return false;
        }
        assertThat(ClassicStyles.served(sheet)).as(css).endsWith(sheet.written());
        assertThat(ClassicContrasts.check(sheet, true)).as(css).isNotNull();
        try {
            assertThat(ClassicStyles.read(sheet.written()).written()).as(css).isEqualTo(sheet.written());
        } catch (RefusedException e) {
            throw new AssertionError(css + " was written as " + sheet.written(), e);
        }
        return true;
    }

    private static String everywhere(String declaration) {
        return Stream.of("label", "submitButton", "background").map(name -> "." + name + "-customizable{" + declaration + "}").collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(strings = {"font:14px Arial,", "font:14px Arial,,serif", "font:,14px", "font:12px//1.5 Arial", "background:,", "background:#fff/cover", "background:red,,blue", "color:rgb(1,,2)", "color:rgb()",
            "background:rgb(1,2)", "color:hsl(1 2 3)", "justify-content:safe", "justify-content:safe center", "opacity:1e-18", "color:rgb(1e19,0,0)", "background:linear-gradient(1e19px,red)",
            "transition:all cubic-bezier( 1e1 , 2 ,3,4)", "font-family:inherit,x", "color:HSL(120DEG,100%,25%)"})
    void isSoAlsoWhereItIsOdd(String declaration) {
        assertThat(taken(everywhere(declaration))).isTrue();
    }

    @Test
    void isSoOfEveryPropertyWithAnyMixtureOfValues() {
        Random random = new Random(20261129);
        int taken = 0;
        for (String property : Properties.names()) {
            // What is taken alone comes more often.
            List<String> values = new ArrayList<>(List.of(ODD));
            for (String odd : ODD) {
                if (taken(everywhere(property + ":" + odd))) {
                    values.addAll(Collections.nCopies(10, odd));
                    taken++;
                }
            }
            for (int round = 0; round < 100; round++) {
                String value = random.ints(2 + random.nextInt(3), 0, values.size()).mapToObj(values::get).collect(Collectors.joining(random.nextInt(4) == 0 ? "" : " "));
                taken += taken("." + NAMES.get(random.nextInt(NAMES.size())) + "-customizable{" + property + ":" + value + "}") ? 1 : 0;
            }
        }
        assertThat(taken).isGreaterThan(2000);
    }

    @Test
    void namesOfFontsAndTheWholeAreNotWrittenLargerThanIsTaken() {
        assertThat(taken(everywhere("font-family:" + "x".repeat(500)))).isTrue();
        assertThatThrownBy(() -> ClassicStyles.read(everywhere("font-family:" + "x".repeat(501)))).hasMessageContaining("at most 500 characters");
        assertThatThrownBy(() -> ClassicStyles.read(everywhere("font-family:" + "x ".repeat(30) + "x".repeat(450)))).hasMessageContaining("at most 500 characters");
        assertThatThrownBy(() -> ClassicStyles.read((".label-customizable::before{content:'" + "\u00fc".repeat(400) + "'}").repeat(150))).hasMessageContaining("as it is written out");
    }

    @Test
    void aLargeSheetIsWeighedQuickly() {
        String all = NAMES.stream().flatMap(name -> Stream.of("", ":hover", ":focus").flatMap(state -> Stream.of("", "::before", "::after").map(pseudo -> "." + name + "-customizable" + state + pseudo)))
                .collect(Collectors.joining(","));
        String again = (".label-customizable,").repeat(3000) + ".label-customizable";
        for (String css : List.of(filled(all, "background:#fff;"), filled(again, "background:#fff;"), filled(again, "padding:12px;"), filled(again, "font:bold 12px/2 a,b,c,serif;"))) {
            assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
                for (int i = 0; i < 3; i++) {
                    assertThat(ClassicContrasts.check(ClassicStyles.read(css), true)).isNotNull();
                }
            });
        }
    }

    private static String filled(String selectors, String declaration) {
        return selectors + "{" + declaration.repeat((ClassicStyles.MAX_BYTES - selectors.length() - 2) / declaration.length()) + "}";
    }
}

package dev.keypool.hostedui.css;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keypool.hostedui.RefusedException;
import dev.keypool.hostedui.settings.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassicStylesTest {

    private static String written(String css) throws RefusedException {
        return ClassicStyles.read(css).written();
    }

    @Test
    void cognitosTemplateIsTheSameButForSpaces() throws RefusedException {
        String plain = AwsTemplate.CSS.replaceAll("\\s+", " ").replaceAll(" ?([{};:]) ?", "$1").replace(";}", "}").strip();
        assertThat(written(AwsTemplate.CSS).replace("\n", "")).isEqualTo(plain);
    }

    @Test
    void whatWasWrittenIsTakenAgainAndStaysTheSame() throws RefusedException {
        String once = written(AwsTemplate.CSS + ".label-customizable:hover:after{content:'\\2713  ü</style>\\'';font:bold 12px/1.5 Open Sans,'A\"b',serif}");
        assertThat(written(once)).isEqualTo(once);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            .label-customizable:before{content:'Anmelden'}                     | .label-customizable::before{content:"Anmelden"}
            .label-customizable::AFTER{CONTENT:"a" "b"}                        | .label-customizable::after{content:"a" "b"}
            .label-customizable:after{content:'a\\A b';white-space:pre}         | .label-customizable::after{content:"a\\a b";white-space:pre}
            .a-customizable,.label-customizable{}                              | null
            .label-customizable,.logo-customizable:hover{color:RED}            | .label-customizable,.logo-customizable:hover{color:red}
            .label-customizable{color:rgb( 1 , 2,3 )}                          | .label-customizable{color:rgb(1,2,3)}
            .label-customizable{color:rgb(1 2 3 / 50%)}                        | .label-customizable{color:rgb(1 2 3/50%)}
            .label-customizable{color:hsla(120deg,10%,20%,.5) ! important;}    | .label-customizable{color:hsla(120deg,10%,20%,.5)!important}
            .banner-customizable{background:linear-gradient(to right,#fff 0%,rgba(0,0,0,.5)) no-repeat} | .banner-customizable{background:linear-gradient(to right,#fff 0%,rgba(0,0,0,.5)) no-repeat}
            .label-customizable{font-family:Open Sans,"Segoe UI",sans-serif}   | .label-customizable{font-family:"Open Sans","Segoe UI",sans-serif}
            .label-customizable{font:italic bold 1.2em/30px Georgia,serif}     | .label-customizable{font:italic bold 1.2em/30px "Georgia",serif}
            .submitButton-customizable{margin:20px -15px 10px -13px;width:108%}| .submitButton-customizable{margin:20px -15px 10px -13px;width:108%}
            .submitButton-customizable{width:calc(100% - 2em)}                 | .submitButton-customizable{width:calc(100% - 2em)}
            .submitButton-customizable{transition:all .2s ease-in-out,color 100ms cubic-bezier(.1,.2,.3,1)} | .submitButton-customizable{transition:all .2s ease-in-out,color 100ms cubic-bezier(.1,.2,.3,1)}
            .submitButton-customizable:hover{opacity:.8}                       | .submitButton-customizable:hover{opacity:.8}
            .inputField-customizable{-webkit-box-shadow:0 0 0 30px white inset}| .inputField-customizable{-webkit-box-shadow:0 0 0 30px white inset}
            .label-customizable{/* a */color/**/:/* ; } */red/* b */}/* c */   | .label-customizable{color:red}
            """)
    void whatPeopleWriteIsTaken(String css, String written) throws RefusedException {
        if (written.equals("null")) {
            assertThatThrownBy(() -> written(css)).hasMessageContaining("\"a-customizable\" is none of Cognito's class names");
        } else {
            assertThat(written(css)).isEqualTo(written + "\n");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            #1AF|17,170,255,255
            #1af8|17,170,255,136
            #0972d380|9,114,211,128
            rebeccapurple|102,51,153,255
            transparent|0,0,0,0
            rgb(1,2,3)|1,2,3,255
            rgb(10% 20% 300%/50%)|26,51,255,128
            rgba(1,2,3,.2)|1,2,3,51
            hsl(120,100%,25%)|0,128,0,255
            hsla(-60deg 100% 50%/1)|255,0,255,255
            rgb(1,2)|null
            rgb(1,,2)|null
            currentcolor|null
            inherit|null
            """)
    void colorsAreKnownAsTheyLook(String value, String parts) throws RefusedException {
        String written = ClassicStyles.read(".label-customizable{color:" + value + "}").holding("label-customizable", "", "").get("color");
        Color color = ClassicSheet.color(written);
        assertThat(color == null ? "null" : color.red() + "," + color.green() + "," + color.blue() + "," + color.alpha()).isEqualTo(parts);
    }

    @Test
    void whatHoldsIsWeighedAsBrowsersDo() throws RefusedException {
        ClassicSheet sheet = ClassicStyles.read("""
                .label-customizable:hover{color:blue} .label-customizable{color:red;background:center/cover linear-gradient(rgba(0, 0, 0, .5),red),white;opacity:.5!important}
                .label-customizable,.redirect-customizable{color:green;opacity:1;font:italic bold 1.2em/30px Georgia,serif} .banner-customizable::before{color:gray}""");
        assertThat(sheet.holding("label-customizable", "", "")).containsEntry("color", "green").containsEntry("opacity", ".5").containsEntry("background-color", "white")
                .containsEntry("background-image", "gradient").containsEntry("font-size", "1.2em").containsEntry("font-weight", "bold");
        assertThat(sheet.holding("label-customizable", ":hover", "")).containsEntry("color", "blue").containsEntry("opacity", ".5");
        assertThat(sheet.holding("banner-customizable", "", "::before")).containsOnlyKeys("color");
        assertThat(sheet.holding("logo-customizable", "", "")).isEmpty();
    }

    /** Only where a sheet says one: else they are as all links are. */
    @Test
    void linksTakeTheColorOfCognitosClassAroundThem() throws RefusedException {
        String links = ".legalText-customizable a{color:inherit}";
        assertThat(ClassicStyles.served(ClassicStyles.read(".legalText-customizable{color:#777}"))).contains(links).doesNotContain(".redirect-customizable a");
        assertThat(ClassicStyles.served(ClassicStyles.read(".legalText-customizable{font-size:11px}"))).doesNotContain("inherit");
        assertThat(ClassicStyles.served(ClassicStyles.read(".background-customizable{color:#eee}"))).contains(":where(.background-customizable) :where(a:not(.kp-button)");
    }

    @Test
    void everyRefusalSaysWhereAndWhy() {
        assertThatThrownBy(() -> written("""
                @import "//evil";
                .label-customizable { color: red;
                  position: fixed; colour: red }
                body { margin: 0 }
                .logo-customizable { width: 10px }
                """))
                .isInstanceOf(RefusedException.class)
                .hasMessage("""
                        Line 1, column 1: At-rules such as "@import" are not taken.
                        Line 3, column 13: "fixed" is not taken in position.
                        Line 3, column 20: There is no property "colour" for classic style sheets; the README of this package lists those there are.
                        Line 4, column 1: "body" begins no selector that is taken: only Cognito's class names are, such as .label-customizable.""");
    }

    @Test
    void manySentencesAreCounted() {
        assertThatThrownBy(() -> written("a{}".repeat(100)))
                .satisfies(e -> assertThat(((RefusedException) e).refusals()).hasSize(21))
                .hasMessageEndingWith("And 80 more.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u202E", "\u2066", "\\202e ", "\\0 a\\1 ", "\\e0041 ", "\\200f "})
    void textThatTurnsWhatFollowsIsNotTaken(String text) {
        assertThatThrownBy(() -> written(".label-customizable:before{content:'a" + text + "b'}")).hasMessageContaining("invisible");
    }

    @Test
    void whatIsWrittenCannotEndAnElementOfHtml() throws RefusedException {
        assertThat(written(".label-customizable:before{content:'</style><script>alert(1)</script>\\a\uD83D\uDE00'}".replace("\\a", "")))
                .doesNotContain("<", ">").contains("\\3c /style\\3e ", "\\1f600 ").matches("\\p{ASCII}*");
    }

    @Test
    void theLimitIsCognitos() throws RefusedException {
        String rule = ".label-customizable{color:red}";
        assertThat(written(rule + " ".repeat(ClassicStyles.MAX_BYTES - rule.length()))).isEqualTo(rule + "\n");
        assertThatThrownBy(() -> written(rule + " ".repeat(ClassicStyles.MAX_BYTES))).hasMessageContaining("larger than 131072 bytes");
        assertThatThrownBy(() -> written("ü".repeat(70_000))).hasMessageContaining("larger than 131072 bytes");
    }
}

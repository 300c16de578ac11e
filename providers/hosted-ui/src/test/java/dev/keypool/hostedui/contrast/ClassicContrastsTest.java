package dev.keypool.hostedui.contrast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.hostedui.RefusedException;
import dev.keypool.hostedui.css.ClassicSheet;
import dev.keypool.hostedui.css.ClassicStyles;
import dev.keypool.hostedui.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassicContrastsTest {

    private static final Path CLASSIC = Path.of("../../themes/theme/keypool-classic/login/resources/css");
    private static final Pattern COLOR = Pattern.compile("(--kp-[a-z-]+|color|background): ?(#[0-9a-f]{3,6}|lightgray)");

    private static List<ContrastWarning> check(String css) throws RefusedException {
        return ClassicContrasts.check(ClassicStyles.read(css), true);
    }

    private static List<String> sentences(String css) throws RefusedException {
        return check(css).stream().map(ContrastWarning::sentence).toList();
    }

    @Test
    void theThemesOwnColorsCanBeRead() throws RefusedException {
        assertThat(sentences("")).isEmpty();
        assertThat(sentences(".label-customizable:hover,.inputField-customizable:focus{font-weight:bold}")).isEmpty();
    }

    @Test
    void aColorThatCannotBeReadIsToldWithOneThatCan() throws RefusedException {
        List<ContrastWarning> warnings = check(".label-customizable{color:#ffdd00}");

        assertThat(warnings).singleElement().satisfies(warning -> {
            assertThat(warning.sentence()).startsWith("With the style sheet, the contrast of labels of fields (#ffdd00 on #ffffff) is 1.34, and text takes 4.5. The nearest color that would do is #");
            assertThat(warning.front()).isEqualTo("label-customizable");
            assertThat(sentences(".label-customizable{color:" + warning.suggestion().css() + "}")).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            .inputField-customizable{color:#aaa}                                                            | the text in fields (#aaaaaa on #ffffff)
            .inputField-customizable:focus{background:#222}                                                 | the text in fields with the focus (#000716 on #222222)
            .submitButton-customizable{background-color:gold}                                               | the text of the submit button (#ffffff on #ffd700)
            .submitButton-customizable:hover{color:hsl(210,100%,90%);background:linen}                      | the text of the submit button under the pointer (#cce6ff on #faf0e6)
            .idpButton-customizable{color:rgb(255,255,255)}                                                 | the text of identity providers' buttons (#ffffff on #5bc0de)
            .socialButton-customizable{background:rgba(0,0,0,.8)}                                           | the text of social providers' buttons (#424650 on #333333)
            .banner-customizable{background:#000}                                                           | the text of the banner (#000716 on #000000)
            .errorMessage-customizable{color:salmon}                                                        | error messages (#fa8072 on #f5f5f5)
            .legalText-customizable{color:silver}                                                           | the links to terms and privacy policy, below the card, (#c0c0c0 on #ffffff)
            .redirect-customizable{color:#bbb}                                                              | the text beside links (#bbbbbb on #ffffff)
            .passwordCheck-valid-customizable{color:lime}                                                   | rules of a password that are met (#00ff00 on #ffffff)
            .background-customizable{background:#123}.label-customizable{color:white}                       | links in the card, which have no class, (#0972d3 on #112233)
            .background-customizable{color:white}                                                           | the text of the card (#ffffff on #ffffff)
            .background-customizable{color:#eee}.label-customizable{color:inherit}                          | labels of fields (#eeeeee on #ffffff)
            .label-customizable{opacity:.3}                                                                 | labels of fields (#b3b5b9 on #ffffff)
            .label-customizable{-webkit-text-fill-color:#ddd;color:black}                                   | labels of fields (#dddddd on #ffffff)
            .label-customizable{color:#ddd!important}.label-customizable{color:black}                       | labels of fields (#dddddd on #ffffff)
            .label-customizable{font-size:0}.label-customizable:before{content:'Name';font-size:14px;color:#ccc} | the text of ::before with labels of fields (#cccccc on #ffffff)
            .background-customizable{background:linear-gradient(red,blue)}.banner-customizable{background:white;color:white} | the text of the banner (#ffffff on #ffffff)
            """)
    void whateverASheetColorsIsMeasuredAsItIsSeen(String css, String words) throws RefusedException {
        assertThat(sentences(css)).anySatisfy(sentence -> assertThat(sentence).contains("the contrast of " + words));
    }

    @Test
    void aDarkCardWithAColorIsReadable() throws RefusedException {
        assertThat(sentences(".background-customizable{background:#1b2430;color:#eee}.passwordCheck-valid-customizable{color:#7d7}.passwordCheck-notValid-customizable{color:#f99}")).isEmpty();
    }

    /** Also what stays of one state in another is told once. */
    @Test
    void nothingIsToldTwice() throws RefusedException {
        assertThat(sentences(".submitButton-customizable{background:gold;color:white}.submitButton-customizable:hover{font-weight:bold}")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        ".background-customizable{background:linear-gradient(red,blue)}.label-customizable{color:white}",
        ".submitButton-customizable{background:white linear-gradient(#000,#111)}",
        ".submitButton-customizable{background-image:linear-gradient(#000,#111);color:black}",
        ".label-customizable{display:none;color:white}", ".label-customizable{visibility:hidden;color:white}", ".label-customizable{font-size:0;color:white}",
        ".label-customizable{opacity:0}", ".label-customizable{background-clip:text;color:transparent;background-color:red}",
        ".label-customizable::before{color:white}", ".label-customizable::before{content:'';color:white}",
        ".banner-customizable{font-size:24px;color:#767676;background:#fff}", ".banner-customizable{font:bold 14pt serif;color:#949494;background:#fff}",
        ".submitButton-customizable{background:gold;color:black}", ".background-customizable{background:transparent}", ".label-customizable{color:currentcolor}"})
    void whatIsNotSeenOrCannotBeToldOrCanBeReadIsNotToldOf(String css) throws RefusedException {
        assertThat(sentences(css)).isEmpty();
    }

    @Test
    void aPictureInTheBannerIsNoText() throws RefusedException {
        ClassicSheet sheet = ClassicStyles.read(".banner-customizable{background:#000}");
        assertThat(ClassicContrasts.check(sheet, true)).isNotEmpty();
        assertThat(ClassicContrasts.check(sheet, false)).isEmpty();
    }

    /** They are said in the theme's sheets, and here once more. */
    @Test
    void theColorsOfTheThemeAreThoseOfItsSheets() throws IOException {
        Map<String, String> said = new TreeMap<>();
        Settings.defaults().light().forEach((name, color) -> said.put(name, color.css()));
        String sheet = sheet();
        Matcher ours = COLOR.matcher(sheet.substring(0, sheet.indexOf("@media")));
        while (ours.find()) {
            said.put(ours.group(1), ours.group(2).replace("#fff", "#ffffff").replace("lightgray", "#d3d3d3"));
        }
        assertThat(ClassicPart.CARD.text().css()).isEqualTo(said.get("--kp-page-text-body"));
        assertThat(ClassicPart.PAGE.css()).isEqualTo(said.get("--kp-page-background")).isEqualTo(said.get("--kp-form-background"));
        assertThat(ClassicPart.BANNER.behind().css()).isEqualTo(said.get("--kp-classic-banner"));
        Map<String, List<String>> properties = Map.ofEntries(
                Map.entry("label", List.of("--kp-input-label-text")), Map.entry("textDescription", List.of("--kp-page-text-heading")),
                Map.entry("idpDescription", List.of("--kp-page-text-description")), Map.entry("inputField", List.of("--kp-input-label-text", "--kp-input-background")),
                Map.entry("submitButton", List.of("--kp-primary-button-text", "--kp-primary-button-background", "--kp-primary-button-hover-text", "--kp-primary-button-hover-background")),
                Map.entry("socialButton", List.of("--kp-idp-button-standard-text", "--kp-idp-button-standard-background", "--kp-idp-button-standard-hover-text",
                        "--kp-idp-button-standard-hover-background")),
                Map.entry("redirect", List.of("--kp-page-text-body")), Map.entry("errorMessage", List.of("--kp-page-text-heading", "--kp-classic-error")),
                Map.entry("passwordCheck-valid", List.of("--kp-classic-met")), Map.entry("passwordCheck-notValid", List.of("--kp-classic-not-met")),
                Map.entry("legalText", List.of("--kp-link-text")));
        properties.forEach((name, wanted) -> assertThat(colors(part(name))).as(name).isEqualTo(wanted.stream().map(said::get).toList()));
        assertThat(sheet).contains(".idpButton-customizable { min-height: 40px; background: #5bc0de; border-color: #46b8da; color: #00323f; }",
                ".idpButton-customizable:hover { background: #31b0d5; border-color: #269abc; color: #00232c; }");
        assertThat(colors(part("idpButton"))).containsExactly("#00323f", "#5bc0de", "#00232c", "#31b0d5");
        assertThat(ClassicPart.ALL.stream().filter(part -> part.name().isEmpty()).map(part -> part.text().css()))
                .containsExactly(said.get("--kp-page-text-heading"), said.get("--kp-input-description-text"), said.get("--kp-link-text"));
    }

    private static ClassicPart part(String name) {
        return ClassicPart.ALL.stream().filter(part -> part.name().equals(name)).findFirst().orElseThrow();
    }

    private static List<String> colors(ClassicPart part) {
        Stream<ClassicPart> parts = part.hover() == null ? Stream.of(part) : Stream.of(part, part.hover());
        return parts.flatMap(one -> one.behind() == null ? Stream.of(one.text()) : Stream.of(one.text(), one.behind())).map(color -> color.css()).toList();
    }

    private static String sheet() throws IOException {
        try (Stream<Path> sheets = Files.list(CLASSIC)) {
            return Files.readString(sheets.findFirst().orElseThrow());
        }
    }
}

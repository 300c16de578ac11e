package dev.keypool.hostedui.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.keypool.hostedui.Refusal;
import dev.keypool.hostedui.RefusedException;
import dev.keypool.hostedui.settings.Layout.ColorScheme;
import dev.keypool.hostedui.settings.Layout.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @Test
    void cognitosSampleIsTheDefault() throws RefusedException {
        Settings sample = Settings.parse(Json.write(Json.defaults()));
        assertThat(sample.merged()).isEqualTo(Settings.defaults().merged());
        assertThat(sample.notes()).isEmpty();
        assertThat(sample.light()).hasSameSizeAs(sample.dark()).containsEntry("--kp-primary-button-background", new Color(9, 0x72, 0xD3, 255))
                .doesNotContainKey("--kp-status-indicator-pending-indicator")
                .containsKeys("--kp-primary-button-hover-text", "--kp-page-background", "--kp-page-header-background", "--kp-focus-state-border", "--kp-page-text-heading");
        assertThat(sample.radii()).containsExactly(Map.entry("--kp-buttons-border-radius", 8.0), Map.entry("--kp-drop-down-border-radius", 8.0),
                Map.entry("--kp-input-border-radius", 8.0), Map.entry("--kp-alert-border-radius", 12.0), Map.entry("--kp-form-border-radius", 8.0));
    }

    /** Three characters are an object of many more bytes in memory. */
    @Test
    void moreMembersThanAnybodyNeedsAreRefused() {
        assertThatThrownBy(() -> Settings.parse("{\"x\":[" + "{},".repeat(10_000) + "{}]}")).isInstanceOf(RefusedException.class);
    }

    @Test
    void eachOfThe169IsSomethingOnThePageOrSaysWhyNotAndIsInTheReadme() throws IOException {
        String readme = Files.readString(Path.of("src/main/java/dev/keypool/hostedui/settings/README.md"));
        Map<String, String> variables = new TreeMap<>();
        int[] count = {0};
        Leaves.walk(Json.defaults(), (path, value) -> {
            count[0]++;
            String plain = path.replace(".lightMode.", ".").replace(".darkMode.", ".");
            String variable = Leaves.variable(path);
            int meanings = (variable == null ? 0 : 1) + (Leaves.LAYOUT.containsKey(path) ? 1 : 0) + (Leaves.IGNORED.containsKey(path) ? 1 : 0);
            assertThat(meanings).as(path).isEqualTo(1);
            String row = "| `" + plain + "` | ";
            assertThat(readme).contains(variable != null ? row + "`" + variable + "` |" : Leaves.LAYOUT.containsKey(path) ? row : row + "ignored: " + Leaves.IGNORED.get(path) + " |");
            assertThat(Leaves.LAYOUT.containsKey(path) && readme.contains(row + "ignored")).as(path).isFalse();
            if (variable != null) {
                assertThat(variables.merge(variable, plain, (one, other) -> one)).as(variable + " has one meaning").isEqualTo(plain);
            }
        });
        assertThat(count[0]).isEqualTo(169);
    }

    @Test
    void givenStandsOverDefaultAndUnknownKeysStay() throws RefusedException {
        Settings settings = Settings.parse("""
                {"componentClasses": {"buttons": {"borderRadius": 2.5, "shine": true}, "link": {"lightMode": {"defaults": {"textColor": "FF000080", "glow": "</style>"}}}},
                 "components": {"future": {"lightMode": {"textColor": "whatever"}}}, "other": [null]}
                """);
        assertThat(settings.light()).containsEntry("--kp-link-text", new Color(255, 0, 0, 128)).containsEntry("--kp-link-hover-text", new Color(3, 0x31, 0x60, 255));
        assertThat(settings.radii()).containsEntry("--kp-buttons-border-radius", 2.5);
        assertThat(settings.given()).contains("\"shine\":true", "\"future\"", "\"other\":[null]").doesNotContain("primaryButton");
        assertThat(settings.sheet()).contains("--kp-link-text:#ff000080;", "--kp-buttons-border-radius:2.5px").doesNotContain("future", "whatever", "glow", "<");
        Settings changed = settings.with(Settings.parse("{\"componentClasses\":{\"buttons\":{\"borderRadius\":3}}}"));
        assertThat(changed.radii()).containsEntry("--kp-buttons-border-radius", 3.0);
        assertThat(changed.given()).contains("\"shine\":true", "FF000080");
        assertThat(settings.radii()).containsEntry("--kp-buttons-border-radius", 2.5);
    }

    @Test
    void theSheetFollowsTheColorScheme() throws RefusedException {
        Settings settings = Settings.parse("{\"categories\":{\"global\":{\"colorSchemeMode\":\"DYNAMIC\"}}}");
        assertThat(settings.sheet()).startsWith(":root{color-scheme:light dark;--kp-buttons-border-radius:8px;")
                .contains("--kp-page-background:#ffffff", "}\n@media (prefers-color-scheme:dark){:root{--kp-").endsWith("}}\n");
        assertThat(settings.sheet(ColorScheme.DARK)).startsWith(":root{color-scheme:dark;").contains("--kp-page-background:#0f1b2a").doesNotContain("@media");
        assertThat(Settings.defaults().sheet()).startsWith(":root{color-scheme:light;").contains("--kp-page-background:#ffffff").doesNotContain("@media", "#0f1b2a")
                .matches("[-:;{}#().a-z0-9 \\n]*");
    }

    @Test
    void theLayoutIsRead() throws RefusedException {
        assertThat(Settings.defaults().layout()).isEqualTo(new Layout(ColorScheme.LIGHT, Layout.Density.REGULAR, Side.CENTER, Side.CENTER, true, true, List.of(), true,
                new Layout.FormLogo(false, true, Side.CENTER, true), new Layout.Bar(false, false, false, Side.START), new Layout.Bar(false, false, false, Side.START), false, true,
                List.of("ICO", "SVG")));
        Layout layout = Settings.parse("""
                {"categories": {"auth": {"authMethodOrder": [[], [{"display": "INPUT", "type": "USERNAME_PASSWORD"}]], "federation": {"order": ["Google", "saml"]}},
                  "form": {"location": {"horizontal": "END", "vertical": "START"}, "displayGraphics": false},
                  "global": {"pageHeader": {"enabled": true}, "spacingDensity": "COMPACT"}},
                 "components": {"form": {"logo": {"enabled": true, "formInclusion": "OUT", "position": "BOTTOM", "location": "END"}, "backgroundImage": {"enabled": true}},
                  "pageHeader": {"logo": {"enabled": true, "location": "CENTER"}}, "favicon": {"enabledTypes": []}}}
                """).layout();
        assertThat(layout).isEqualTo(new Layout(ColorScheme.LIGHT, Layout.Density.COMPACT, Side.END, Side.START, false, false, List.of("Google", "saml"), true,
                new Layout.FormLogo(true, false, Side.END, false), new Layout.Bar(true, false, true, Side.CENTER), new Layout.Bar(false, false, false, Side.START), true, true, List.of()));
    }

    @Test
    void wordsThatAreNotPublishedAreKeptAndTold() throws RefusedException {
        Settings settings = Settings.parse("{\"categories\":{\"global\":{\"spacingDensity\":\"AIRY\"}}}");
        assertThat(settings.layout().density()).isEqualTo(Layout.Density.REGULAR);
        assertThat(settings.given()).contains("AIRY");
        assertThat(settings.notes()).extracting(Refusal::sentence)
                .containsExactly("$.categories.global.spacingDensity: \"AIRY\" is not known here; it is kept, and the pages are as with REGULAR.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"components":{"primaryButon":{"lightMode":{"defaults":{"x":1}}}}} | $.components."primaryButon": This is not known here and has no effect. Did you mean "primaryButton"?
            {"categories":{"global":{"pageheader":{"enabled":true}}}}          | $.categories.global."pageheader": This is not known here and has no effect. Did you mean "pageHeader"?
            {"Components":{}}                                                  | $."Components": This is not known here and has no effect. Did you mean "components"?
            {"components":{"form":{"a\u202eb":null}}}                              | $.components.form."a?b": This is not known here and has no effect.
            {"components":{"primaryButton":{"defaults":{}}}}                   | $.components.primaryButton."defaults": This is not known here and has no effect. It stands in "lightMode" and in "darkMode".
            {"categories":{"form":{"languageSelector":{"enabled":true}}}}      | $.categories.form.languageSelector.enabled: This has no effect: Keycloak shows its own where the realm has several languages.
            {"components":{"idpButton":{"custom":{"Google":{"a":1}}}}}         | $.components.idpButton.custom: This has no effect: its form is not published; a provider's icon is the asset IDP_BUTTON_ICON.
            {"categories":{"signUp":{"acceptanceElements":[{"a":1}]}}}         | $.categories.signUp.acceptanceElements: This has no effect: Keycloak has terms as a required action.
            """)
    void whatHasNoEffectIsKeptAndTold(String json, String sentence) throws RefusedException {
        Settings settings = Settings.parse(json);
        assertThat(settings.notes()).extracting(Refusal::sentence).containsExactly(sentence);
        assertThat(settings.given()).isEqualTo(json);
    }

    @Test
    void whatIsAsInCognitosSampleIsNotTold() throws RefusedException {
        assertThat(Settings.parse("{\"categories\":{\"form\":{\"sessionTimerDisplay\":\"NONE\"},\"signUp\":{\"acceptanceElements\":[]}},\"components\":{\"idpButton\":{\"custom\":{}}},"
                + "\"componentClasses\":{\"statusIndicator\":{\"lightMode\":{\"pending\":{\"indicatorColor\":\"aaaaaaaa\"}}}}}").notes()).isEmpty();
    }

    @Test
    void ofVeryManyUnknownKeysTwentyAreTold() throws RefusedException {
        StringBuilder json = new StringBuilder("{\"k0\":1");
        for (int i = 1; i < 500; i++) {
            json.append(",\"k").append(i).append("\":1");
        }
        assertThat(Settings.parse(json.append('}').toString()).notes()).extracting(Refusal::sentence).hasSize(21).last().isEqualTo("And 480 more.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"components":[]}                                                               | $.components: Here an object is expected, not a list.
            {"components":null}                                                             | $.components: Here an object is expected, not null.
            {"components":{"form":{"borderRadius":"8px"}}}                                  | $.components.form.borderRadius: Here a number is expected, not a string.
            {"components":{"form":{"borderRadius":-1}}}                                     | $.components.form.borderRadius: Here a number from 0 to 100 is expected.
            {"components":{"form":{"borderRadius":1e300}}}                                  | $.components.form.borderRadius: Here a number from 0 to 100 is expected.
            {"components":{"form":{"lightMode":{"backgroundColor":"#ffffff"}}}}             | $.components.form.lightMode.backgroundColor: "#ffffff" is no color: 8 hexadecimal digits are expected
            {"components":{"form":{"lightMode":{"backgroundColor":"red;}*{x"}}}}            | $.components.form.lightMode.backgroundColor: "red;}*{x" is no color
            {"components":{"form":{"lightMode":{"backgroundColor":"٠٠٠٠٠٠٠٠"}}}}            | is no color
            {"components":{"pageHeader":{"darkMode":{"background":{"color":"fff"}}}}}       | $.components.pageHeader.darkMode.background.color: "fff" is no color
            {"components":{"form":{"logo":{"enabled":"true"}}}}                             | $.components.form.logo.enabled: Here true or false is expected, not a string.
            {"categories":{"auth":{"federation":{"order":[1]}}}}                            | $.categories.auth.federation.order[0]: Here a string is expected, not a number.
            {"categories":{"auth":{"authMethodOrder":[{}]}}}                                | $.categories.auth.authMethodOrder[0]: Here a list is expected, not an object.
            {"categories":{"auth":{"authMethodOrder":[[{}]]}}}                              | $.categories.auth.authMethodOrder[0][0].type: Here a string is expected.
            {"categories":{"global":{"colorSchemeMode":1}}}                                 | $.categories.global.colorSchemeMode: Here a string is expected, not a number.
            {"a":1,"a":2}                                                                   | Here a name stands for the second time
            """)
    void whatIsOfTheWrongKindIsToldWithItsPath(String json, String sentence) {
        assertThatThrownBy(() -> Settings.parse(json)).isInstanceOf(RefusedException.class).hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "1", "\"a\"", "{", "{} {}", "{}x", "{'a':1}", "{\"a\":NaN}", "\uFEFF", "<a/>"})
    void otherTextIsNoSettings(String text) {
        assertThatThrownBy(() -> Settings.parse(text)).isInstanceOf(RefusedException.class);
    }

    @Test
    void sizeAndDepthAreBounded() {
        for (String text : List.of("[".repeat(200_000), "{\"a\":".repeat(80_000), "{\"a\":\"" + "x".repeat(100_000) + "\"}", "{\"a\":" + "9".repeat(100_000) + "}", " ".repeat(600_000),
                "{\"" + "k".repeat(10_000) + "\":1}", "{\"categories\":{\"auth\":{\"federation\":{\"order\":[" + "\"a\",".repeat(300) + "\"a\"]}}}}")) {
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertThatThrownBy(() -> Settings.parse(text)).isInstanceOf(RefusedException.class));
        }
    }

    @Test
    void updatesDoNotGrowWithoutEnd() throws RefusedException {
        Settings settings = Settings.defaults();
        String piece = "x".repeat(60_000);
        for (int i = 0; i < 8; i++) {
            settings = settings.with(Settings.parse("{\"k" + i + "\":\"" + piece + "\"}"));
        }
        Settings full = settings;
        assertThatThrownBy(() -> full.with(Settings.parse("{\"k8\":\"" + piece + "\"}"))).hasMessageContaining("longer than");
    }

    /** Whatever was taken: the sheet holds nothing but names, colors and pixels. */
    @Test
    void anySettingsAreRefusedOrSafe() {
        String sample = Json.write(Json.defaults());
        String[] pieces = {"\"", "}", "{", "</style>", "url(//x)", "null", "true", "[]", "{}", "1", ":", ",", "\\u0000", "ffffffff", "#", ";", "Color", "\u00fc", "e", "-"};
        Random random = new Random(20260104);
        int taken = 0;
        for (int round = 0; round < 10_000; round++) {
            StringBuilder json = new StringBuilder(sample);
            for (int i = random.nextInt(3); i >= 0; i--) {
                int at = random.nextInt(json.length());
                json.replace(at, Math.min(json.length(), at + random.nextInt(10)), pieces[random.nextInt(pieces.length)]);
            }
            try {
                Settings settings = Settings.parse(json.toString());
                taken++;
                assertThat(settings.sheet(ColorScheme.DYNAMIC)).matches("[-:;{}#()@.a-z0-9 \\n]*");
            } catch (RefusedException e) {
                assertThat(e.refusals()).isNotEmpty();
            }
        }
        assertThat(taken).isGreaterThan(100);
    }
}

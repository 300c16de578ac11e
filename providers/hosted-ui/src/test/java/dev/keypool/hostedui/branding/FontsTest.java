package dev.keypool.hostedui.branding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.hostedui.RefusedException;
import dev.keypool.hostedui.fonts.TestFonts;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FontsTest {

    @Test
    void withoutFontsTheSheetIsTheSettingsAlone() throws RefusedException {
        assertThat(sheet(Branding.empty())).startsWith(":root{color-scheme:").doesNotContain("font");
    }

    @Test
    void aFamilyOfTheSystemIsWrittenOut() throws RefusedException {
        assertThat(sheet(given("{'text':{'family':'humanist'}}"))).startsWith(":root{--kp-font-family:Seravek,\"Gill Sans Nova\",")
                .contains(";--kp-heading-font-family:var(--kp-font-family)}\n:root{color-scheme:").doesNotContain("@font-face");
        assertThat(sheet(given("{'headings':{'family':'didone'}}"))).startsWith(":root{--kp-heading-font-family:Didot,").doesNotContain("--kp-font-family");
    }

    @Test
    void anUploadedFontIsNamedBesideTheSheetWithItsFallback() throws RefusedException {
        Upload regular = upload("FONT_TEXT", TestFonts.REGULAR);
        Upload bold = upload("FONT_TEXT_BOLD", TestFonts.VARIABLE);
        Branding branding = given("{'text':{'family':'uploaded','fallback':'old-style'},'headings':{'family':'uploaded'}}").with(regular.reference());

        assertThat(sheet(branding)).startsWith("@font-face{font-family:kp-font;src:url(" + regular.file().name() + ")format(\"woff2\");font-weight:400;font-display:optional}\n:root{")
                .contains("{--kp-font-family:kp-font,\"Iowan Old Style\",", ";--kp-heading-font-family:kp-font,system-ui,sans-serif}");
        assertThat(sheet(branding.with(bold.reference()))).contains("font-weight:400", "url(" + bold.file().name() + ")format(\"woff2\");font-weight:700");
        assertThat(sheet(branding.with(upload("FONT_HEADING", TestFonts.VARIABLE).reference())))
                .contains("@font-face{font-family:kp-heading-font;", ";--kp-heading-font-family:kp-heading-font,system-ui,sans-serif}");
    }

    @Test
    void aFontOfAllWeightsIsKnownByItsTables() throws RefusedException {
        Upload variable = upload("FONT_TEXT", TestFonts.VARIABLE);
        Branding branding = given("{'text':{'family':'uploaded'}}").with(variable.reference());

        assertThat(sheet(branding)).contains("font-weight:100 900");
        assertThat(sheet(Branding.kept(branding.json().toString()))).isEqualTo(sheet(branding));
        BrandingExport taken = BrandingExport.read(StrictJson.object(StrictJson.bytes(BrandingExport.write(branding, hash -> variable.file()))));
        assertThat(taken.branding().json()).isEqualTo(branding.json());
        assertThat(variable.file().contentType()).isEqualTo("font/woff2");
        assertThat(variable.file().name()).endsWith(".woff2");
        assertThat(variable.file().isCompressible()).isFalse();
    }

    @Test
    void whatFontsWeighAndWhatIsMissingIsTold() throws RefusedException {
        Branding branding = given("{'text':{'family':'uploaded'},'headings':{'family':'antique'}}");
        assertThat(branding.warnings()).anyMatch(sentence -> sentence.startsWith("$.fonts.text: No font is uploaded"));

        Branding whole = branding.with(upload("FONT_TEXT", TestFonts.REGULAR).reference()).with(upload("FONT_HEADING", TestFonts.VARIABLE).reference());

        assertThat(whole.warnings()).noneMatch(sentence -> sentence.contains("No font is uploaded")).anyMatch(sentence -> sentence.startsWith("Fonts add 1 KB"))
                .anyMatch(sentence -> sentence.startsWith("The font FONT_HEADING is uploaded and not used"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{'text':{'family':'Comic Sans'}}", "{'text':{'family':'x;}body{display:none'}}", "{'text':{'family':'https://evil.example/x.woff2'}}", "{'text':{}}", "{'text':'humanist'}",
        "{'text':{'family':'humanist','url':'x'}}", "{'text':{'family':'uploaded','fallback':'uploaded'}}", "{'text':{'family':5}}", "{'text':null}", "{'buttons':{'family':'humanist'}}", "[]", "'humanist'"
    })
    void otherFontsAreRefusedInASentence(String fonts) {
        assertThatThrownBy(() -> given(fonts)).isInstanceOf(RefusedException.class).hasMessageContaining("$.fonts").message().endsWith(".");
    }

    @Test
    void anUploadedFontIsForAllPages() {
        for (String wrong : List.of("'colorMode':'LIGHT'", "'resourceId':'a'", "'extension':'PNG'", "'bytes':'*'", "'name':'../x.woff2'")) {
            assertThatThrownBy(() -> Upload.read((ObjectNode) json("{'category':'FONT_TEXT'," + wrong + "}"), "$")).isInstanceOf(RefusedException.class)
                    .message().containsAnyOf("$", "A font is for light and dark pages");
        }
        assertThatThrownBy(() -> upload("FORM_LOGO", TestFonts.REGULAR)).isInstanceOf(RefusedException.class).hasMessageContaining("no picture");
        assertThatThrownBy(() -> upload("FONT_TEXT", "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8))).hasMessageContaining("no font in WOFF2");
    }

    private static String sheet(Branding branding) {
        return new String(branding.managedSheet().bytes(), StandardCharsets.UTF_8);
    }

    private static Upload upload(String category, byte[] bytes) throws RefusedException {
        return Upload.read(StrictJson.newObject().put("category", category).put("colorMode", "DYNAMIC").put("bytes", Base64.getEncoder().encodeToString(bytes)), "$");
    }

    private static Branding given(String fonts) throws RefusedException {
        return Branding.given(json("{'fonts':" + fonts + "}"), List.of());
    }

    private static ObjectNode json(String text) throws RefusedException {
        return StrictJson.object(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}

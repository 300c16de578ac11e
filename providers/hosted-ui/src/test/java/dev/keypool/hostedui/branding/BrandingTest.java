package dev.keypool.hostedui.branding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.hostedui.RefusedException;
import dev.keypool.hostedui.images.AssetCategory;
import dev.keypool.hostedui.images.ColorMode;
import dev.keypool.hostedui.images.ImageType;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BrandingTest {

    private static final String SVG = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"><circle cx=\"4\" cy=\"4\" r=\"4\" fill=\"red\"/></svg>";

    @Test
    void whatIsWrittenIsReadAsTheSame() throws RefusedException {
        Branding given = given("""
                {"settings":{"later":[1,2]},"css":".label-customizable{color:red}",
                 "texts":{"pt-BR":{"doLogIn":"Olá, {0}"},"de":{"a.b":"Zeile\\nZeile"}},
                 "links":{"privacy-policy":{"default":"https://example.org/p","fr":"https://example.org/fr"}}}""")
                .with(reference("logo", 10));

        Branding kept = Branding.kept(given.json().toString());

        assertThat(kept.json()).isEqualTo(given.json());
        assertThat(kept.json().at("/settings/later/1").intValue()).isEqualTo(2);
        assertThat(kept.assets()).isEqualTo(given.assets());
        assertThat(kept.sheets()).extracting(StoredFile::name).isEqualTo(given.sheets().stream().map(StoredFile::name).toList()).hasSize(2);
    }

    @Test
    void whatIsServedIsNamedByItsContent() throws RefusedException {
        StoredFile one = given("{\"css\":\".label-customizable{color:red}\"}").classicSheet();
        StoredFile spaced = given("{\"css\":\" .label-customizable { color : red }\"}").classicSheet();
        StoredFile other = given("{\"css\":\".label-customizable{color:blue}\"}").classicSheet();

        assertThat(one.name()).matches("[0-9a-f]{64}\\.css").isEqualTo(spaced.name()).isNotEqualTo(other.name());
        assertThat(Branding.empty().classicSheet()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"texts\":{\"en\":{\"k\":\"a<b\"}}}", "{\"texts\":{\"en\":{\"k\":\"${env.SECRET}\"}}}", "{\"texts\":{\"en\":{\"k\":\"{0,date}\"}}}",
        "{\"texts\":{\"en\":{\"k\":\"{\"}}}", "{\"texts\":{\"en\":{\"k\":\"a\\u0007\"}}}", "{\"texts\":{\"en\":{\"k/../x\":\"a\"}}}",
        "{\"texts\":{\"en\":{\"k\":5}}}", "{\"texts\":{\"english language\":{\"k\":\"a\"}}}", "{\"texts\":{\"en\":\"a\"}}", "{\"texts\":[]}",
        "{\"texts\":{\"en\":{\"k\":\"&lt;b>\"}}}", "{\"texts\":{\"en\":{\"k\":\"&LTa\"}}}", "{\"texts\":{\"en\":{\"k\":\"&amplt;a\"}}}",
        "{\"texts\":{\"en\":{\"k\":\"&#x3c;a\"}}}", "{\"texts\":{\"en\":{\"k\":\"&'#'60;a\"}}}", "{\"texts\":{\"en\":{\"k\":\"&'l't;a\"}}}",
        "{\"texts\":{\"en\":{\"k\":\"&nvlt;a\"}}}", "{\"texts\":{\"en\":{\"k\":\"$'{'env.SECRET'}'\"}}}",
        "{\"links\":{\"imprint\":{\"default\":\"https://example.org\"}}}", "{\"links\":{\"terms-of-use\":{\"default\":\"http://example.org\"}}}",
        "{\"links\":{\"terms-of-use\":{\"default\":\"https://user:secret@example.org\"}}}", "{\"links\":{\"terms-of-use\":{\"default\":\"https:\\\"onclick\"}}}",
        "{\"links\":{\"terms-of-use\":{\"x y\":\"https://example.org\"}}}", "{\"links\":{\"terms-of-use\":{\"default\":null}}}",
        "{\"texts\":{\"en\":{\"k\":\"\\ud800\"}}}", "{\"css\":\"/*\\udc00*/\"}", "{\"settings\":{\"x\":[{\"y\":\"\\ud83da\"}]}}", "{\"\\ud800\":1}",
        "{\"settings\":5}", "{\"css\":\"body{display:none}\"}", "{\"unknown\":1}"
    })
    void whatIsNotTakenIsToldInASentence(String json) {
        assertThatThrownBy(() -> given(json)).isInstanceOf(RefusedException.class).message().endsWith(".");
    }

    @Test
    void anApostropheAloneIsTold() throws RefusedException {
        assertThat(given("{\"texts\":{\"fr\":{\"k\":\"l'accès\"}}}").warnings()).anySatisfy(warning -> assertThat(warning).contains("$.texts.\"fr\".\"k\"", "apostrophe"));
        assertThat(given("{\"css\":\".label-customizable{color:#eee}\"}").warnings()).anySatisfy(warning -> assertThat(warning).contains("contrast of labels"));
        assertThat(given("{\"texts\":{\"fr\":{\"k\":\"l''accès, R&D\"}}}").warnings()).isEqualTo(Branding.empty().warnings());
    }

    @ParameterizedTest
    @ValueSource(strings = {"harbour", "lichen", "voltage"})
    void theExamplesHaveNothingToBeWarnedOf(String name) throws RefusedException, IOException {
        Branding branding = BrandingExport.read(StrictJson.object(Files.readAllBytes(Path.of("examples/" + name + ".json")))).branding();

        assertThat(branding.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'terms-of-use':{'default':'https://a.example'}}                                                            | only "terms-of-use" is there for all languages; give "privacy-policy" too.
            {'privacy-policy':{'de':'https://a.example','fr':'https://a.example'}}                                      | only "privacy-policy" is there for de, fr; give "terms-of-use" too.
            {'terms-of-use':{'de':'https://a.example','default':'https://a.example'},'privacy-policy':{'de-AT':'https://a.example'}} | only "terms-of-use" is there for de, all other languages; give "privacy-policy" too.
            {'terms-of-use':{'default':'https://a.example'},'privacy-policy':{'de':'https://a.example'}}                | only "terms-of-use" is there for all other languages; give "privacy-policy" too.
            """)
    void aLinkWithoutTheOtherIsTold(String links, String end) throws RefusedException {
        assertThat(given("{\"links\":" + links.replace('\'', '"') + "}").warnings()).filteredOn(warning -> warning.startsWith("$.links: "))
                .singleElement().asString().endsWith(end);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{}", "{'terms-of-use':{}}", "{'terms-of-use':{'default':'https://a.example','de':'https://b.example'},'privacy-policy':{'default':'https://a.example'}}",
        "{'terms-of-use':{'pt_BR':'https://a.example'},'privacy-policy':{'pt-br':'https://a.example'}}"
    })
    void linksThatAreShownAreNotTold(String links) throws RefusedException {
        assertThat(given("{\"links\":" + links.replace('\'', '"') + "}").warnings()).noneMatch(warning -> warning.startsWith("$.links"));
    }

    @Test
    void aPictureThatIsAskedForAndMissingIsTold() throws RefusedException {
        Branding without = given("{\"settings\":{\"components\":{\"pageBackground\":{\"image\":{\"enabled\":true}},\"form\":{\"logo\":{\"enabled\":true}},"
                + "\"pageHeader\":{\"logo\":{\"enabled\":false}}}}}");
        Branding dark = without.with(picture(AssetCategory.PAGE_BACKGROUND, ColorMode.DARK)).with(picture(AssetCategory.FORM_LOGO, ColorMode.DARK));

        assertThat(without.warnings()).filteredOn(warning -> warning.contains("picture")).containsExactly(
                "$.components.form.logo.enabled: This shows nothing as long as there is no picture FORM_LOGO.",
                "$.components.pageBackground.image.enabled: This shows nothing as long as there is no picture PAGE_BACKGROUND.");
        assertThat(dark.warnings()).filteredOn(warning -> warning.contains("picture")).containsExactly(
                "$.components.pageBackground.image.enabled: This shows nothing as long as there is no picture PAGE_BACKGROUND for LIGHT pages.");
        assertThat(dark.with(picture(AssetCategory.PAGE_BACKGROUND, ColorMode.DYNAMIC)).warnings()).noneMatch(warning -> warning.contains("picture"));
        assertThat(Branding.empty().warnings()).noneMatch(warning -> warning.contains("picture"));
    }

    @Test
    void aPictureInABarThatIsNotThereIsTold() throws RefusedException {
        String logo = "\"components\":{\"pageFooter\":{\"logo\":{\"enabled\":true}}}";
        Branding off = given("{\"settings\":{" + logo + "}}").with(picture(AssetCategory.PAGE_FOOTER_LOGO, ColorMode.LIGHT));
        Branding on = given("{\"settings\":{" + logo + ",\"categories\":{\"global\":{\"pageFooter\":{\"enabled\":true}}}}}").with(picture(AssetCategory.PAGE_FOOTER_LOGO, ColorMode.LIGHT));

        assertThat(off.warnings()).contains("$.components.pageFooter.logo.enabled: This shows nothing as long as categories.global.pageFooter.enabled is not true.");
        assertThat(on.warnings()).noneMatch(warning -> warning.contains("shows nothing"));
    }

    @Test
    void textsOfALanguageStandOverThoseOfAWiderOne() throws RefusedException {
        Branding branding = given("{\"texts\":{\"pt\":{\"a\":\"pt\",\"b\":\"pt\"},\"PT_br\":{\"a\":\"br\"},\"de\":{\"a\":\"de\",\"c\":\"de\"}}}");

        assertThat(branding.texts("pt-BR")).isEqualTo(Map.of("a", "br", "b", "pt"));
        assertThat(branding.texts("pt-PT")).isEqualTo(Map.of("a", "pt", "b", "pt"));
        assertThat(branding.texts("en")).isEmpty();
    }

    @Test
    void whatIsPublishedKeepsTheNamesOfItsSheets() throws RefusedException {
        Publication published = Publication.of(given("{\"css\":\".label-customizable{color:red}\",\"texts\":{\"de\":{\"k\":\"a\"}}}"));
        String byAnotherVersion = published.json().replace(published.sheets().managed(), "other.css");

        assertThat(Publication.kept(published.json()).json()).isEqualTo(published.json());
        assertThat(Publication.kept(byAnotherVersion).sheets().managed()).isEqualTo("other.css");
        assertThat(published.sheets().names()).isEqualTo(published.branding().sheets().stream().map(StoredFile::name).toList());
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceAndWhere() {
        assertThatThrownBy(() -> given("{\"css\":\"body{color:red}\",\"texts\":{\"en\":{\"k\":\"<\"}},\"links\":{\"terms-of-use\":{\"default\":\"x\"}}}"))
                .isInstanceOf(RefusedException.class).message().contains("css Line 1", "$.texts.\"en\".\"k\"", "$.links.\"terms-of-use\".\"default\"");
    }

    @Test
    void aPictureTakesThePlaceOfTheOneThatWasThere() throws RefusedException {
        Branding branding = Branding.empty().with(reference("a", 1)).with(reference("b", 2)).with(reference("a", 3));

        assertThat(branding.assets()).extracting(AssetReference::size).containsExactly(2, 3);
        assertThat(branding.without(AssetCategory.IDP_BUTTON_ICON, ColorMode.LIGHT, "a").assets()).extracting(AssetReference::size).containsExactly(2);
        assertThat(branding.without(AssetCategory.IDP_BUTTON_ICON, ColorMode.DARK, "a").assets()).hasSize(2);
    }

    /** As an import of forty pictures does, one after the other. */
    @Test
    void whatWasReadIsNotReadAgainForAPicture() throws RefusedException, IllegalAccessException {
        Branding branding = given("{\"css\":\".label-customizable{color:red}\",\"texts\":{\"de\":{\"k\":\"a\"}},\"settings\":{\"a\":1}}");
        Branding with = branding.with(reference("a", 1));
        Branding without = with.without(AssetCategory.IDP_BUTTON_ICON, ColorMode.LIGHT, "a");

        for (Field part : Branding.class.getDeclaredFields()) {
            if (!Modifier.isStatic(part.getModifiers()) && part.getType() != List.class) {
                part.setAccessible(true);
                assertThat(part.get(with)).as(part.getName()).isSameAs(part.get(branding));
                assertThat(part.get(without)).as(part.getName()).isSameAs(part.get(branding));
            }
        }
        assertThat(without.json()).isEqualTo(branding.json());
    }

    @Test
    void picturesAreFortyAndSixMegabytesAtMost() throws RefusedException {
        Branding branding = Branding.empty();
        for (int i = 0; i < 40; i++) {
            branding = branding.with(reference("p" + i, 1));
        }
        Branding full = branding;

        assertThat(full.with(reference("p3", 1)).assets()).hasSize(40);
        assertThatThrownBy(() -> full.with(reference("one-more", 1))).isInstanceOf(RefusedException.class).hasMessageContaining("40");
        assertThatThrownBy(() -> full.with(reference("p3", Branding.MAX_ASSET_BYTES))).isInstanceOf(RefusedException.class).hasMessageContaining("bytes together");
    }

    @Test
    void picturesInADraftStandAsTheyAre() throws RefusedException {
        List<AssetReference> there = List.of(reference("a", 1));
        ObjectNode same = Branding.empty().with(there.get(0)).json();
        ObjectNode others = Branding.empty().with(reference("a", 2)).json();

        assertThat(Branding.given(same, there).assets()).isEqualTo(there);
        assertThat(Branding.given(StrictJson.newObject(), there).assets()).isEqualTo(there);
        assertThatThrownBy(() -> Branding.given(others, there)).isInstanceOf(RefusedException.class).hasMessageContaining("$.assets");
    }

    @Test
    void anExportIsTakenInAsWhatItWas() throws RefusedException {
        Upload upload = Upload.read(upload(SVG), "$");
        Branding branding = given("{\"css\":\".label-customizable{color:red}\"}").with(upload.reference());

        BrandingExport taken = BrandingExport.read(StrictJson.object(StrictJson.bytes(BrandingExport.write(branding, hash -> upload.file()))));

        assertThat(taken.branding().json()).isEqualTo(branding.json());
        assertThat(taken.files()).singleElement().satisfies(file -> assertThat(file.hash()).isEqualTo(upload.file().hash()));
    }

    @Test
    void aPictureThatIsDeletedMeanwhileLeavesNoExport() throws RefusedException {
        assertThat(BrandingExport.write(Branding.empty().with(reference("a", 1)), hash -> null)).isNull();
    }

    /** 16 MB of pixels each. */
    @Test
    void thePicturesOfAnImportAreCountedTogether() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(4096, 4096, BufferedImage.TYPE_BYTE_GRAY), "png", png);
        String base64 = Base64.getEncoder().encodeToString(png.toByteArray());
        ObjectNode export = StrictJson.newObject();
        ArrayNode assets = export.putArray("assets");
        ObjectNode cognitos = StrictJson.newObject();
        ArrayNode theirs = cognitos.putArray("Assets");
        for (int i = 0; i < 17; i++) {
            assets.addObject().put("category", "FORM_LOGO").put("colorMode", "DARK").put("resourceId", "p" + i).put("bytes", base64);
            theirs.addObject().put("Category", "FORM_LOGO").put("ColorMode", "DARK").put("ResourceId", "p" + i).put("Bytes", base64);
        }

        assertThatThrownBy(() -> BrandingExport.read(export)).message().contains("$.assets[16]", "all pictures together");
        assertThatThrownBy(() -> CognitoFile.read(cognitos, Branding.empty())).message().contains("$.Assets[16]", "all pictures together");
    }

    @Test
    void anExportThatSomebodyChangedIsCheckedAnew() {
        ObjectNode export = StrictJson.newObject();
        export.putArray("assets").add(upload(SVG)).add(upload("<svg xmlns=\"http://www.w3.org/2000/svg\"><foreignObject/>"));
        ObjectNode twice = StrictJson.newObject();
        twice.putArray("assets").add(upload(SVG)).add(upload(SVG));

        assertThatThrownBy(() -> BrandingExport.read(export)).isInstanceOf(RefusedException.class).hasMessageContaining("$.assets[1]");
        assertThatThrownBy(() -> BrandingExport.read(twice)).isInstanceOf(RefusedException.class).hasMessageContaining("$.assets[1]");
    }

    private static ObjectNode upload(String svg) {
        return StrictJson.newObject().put("category", "FORM_LOGO").put("colorMode", "DARK").put("bytes", Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static AssetReference reference(String resourceId, int size) {
        return new AssetReference(AssetCategory.IDP_BUTTON_ICON, ColorMode.LIGHT, resourceId, ImageType.SVG, "ab".repeat(32), size);
    }

    private static AssetReference picture(AssetCategory category, ColorMode mode) {
        return new AssetReference(category, mode, null, ImageType.PNG, "ab".repeat(32), 1);
    }

    private static Branding given(String json) throws RefusedException {
        return Branding.given(StrictJson.object(json.getBytes(StandardCharsets.UTF_8)), List.of());
    }
}

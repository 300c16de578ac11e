package dev.keypool.hostedui.branding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.hostedui.RefusedException;
import dev.keypool.hostedui.fonts.TestFonts;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CognitoFileTest {

    private static final String SVG = Base64.getEncoder().encodeToString("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8));

    private static final String MANAGED = """
            {"ManagedLoginBranding":{"ManagedLoginBrandingId":"id","UserPoolId":"pool","UseCognitoProvidedValues":false,"CreationDate":"2025-01-01T00:00:00+00:00",
             "LastModifiedDate":1.7e9,"Settings":{"categories":{"global":{"spacingDensity":"COMPACT"}}},
             "Assets":[{"Category":"FORM_LOGO","ColorMode":"LIGHT","Extension":"SVG","Bytes":"%s","ResourceId":"a b"},{"Category":"FAVICON_ICO","ColorMode":"DYNAMIC","Extension":"ICO"}]}}""".formatted(SVG);
    private static final String CLASSIC = """
            {"UICustomization":{"UserPoolId":"pool","ClientId":"ALL","ImageUrl":"https://d.cloudfront.net/logo.png","CSS":".label-customizable{color:red}","CSSVersion":"1",
             "CreationDate":1,"LastModifiedDate":1,"Tomorrow":1}}""";

    @Test
    void managedLoginsBrandingReplacesSettingsAndPicturesAlone() throws RefusedException {
        Branding before = Branding.given(json("{\"settings\":{\"old\":1},\"css\":\".logo-customizable{width:9px}\",\"texts\":{\"de\":{\"a\":\"b\"}}}"), List.of())
                .with(upload("PAGE_HEADER_LOGO", SVG).reference()).with(upload("FONT_TEXT", Base64.getEncoder().encodeToString(TestFonts.REGULAR)).reference());

        CognitoFile file = read(MANAGED, before);

        assertThat(file.branding().json().get("settings")).isEqualTo(json(MANAGED).at("/ManagedLoginBranding/Settings"));
        assertThat(file.branding().json().get("css")).isEqualTo(before.json().get("css"));
        assertThat(file.branding().json().get("texts")).isEqualTo(before.json().get("texts"));
        assertThat(file.branding().assets()).extracting(asset -> asset.category().name()).containsExactly("FONT_TEXT", "FORM_LOGO");
        assertThat(file.branding().assets().get(1).resourceId()).isEqualTo("a b");
        assertThat(file.files()).singleElement().satisfies(one -> assertThat(one.hash()).isEqualTo(file.branding().assets().get(1).hash()));
        assertThat(file.notices()).singleElement().asString().startsWith("$.ManagedLoginBranding.Assets[1]: It has no bytes");
    }

    @Test
    void theClassicPagesBrandingReplacesTheStyleSheetAlone() throws RefusedException {
        CognitoFile file = read(CLASSIC, read(MANAGED, Branding.empty()).branding());

        assertThat(file.branding().json().get("css").textValue()).isEqualTo(".label-customizable{color:red}");
        assertThat(file.branding().json().at("/settings/categories/global/spacingDensity").textValue()).isEqualTo("COMPACT");
        assertThat(file.branding().assets()).hasSize(1);
        assertThat(file.files()).isEmpty();
        assertThat(file.notices()).hasSize(2).anyMatch(notice -> notice.startsWith("$.UICustomization.ImageUrl: The logo is an address")).contains("\"Tomorrow\" has no effect here.");
    }

    @Test
    void whatSetsABrandingInCognitoIsTakenToo() throws RefusedException {
        CognitoFile file = read("{\"UserPoolId\":\"p\",\"ClientId\":\"c\",\"CSS\":\".label-customizable{color:red}\",\"ImageFile\":\"" + png() + "\"}", Branding.empty());
        CognitoFile both = read("{\"UserPoolId\":\"p\",\"UseCognitoProvidedValues\":true,\"Settings\":null,\"Assets\":[]}", file.branding());

        assertThat(file.notices()).isEmpty();
        assertThat(both.branding().classicLogo().hash()).isEqualTo(file.files().get(0).hash());
        assertThat(both.branding().json()).isEqualTo(file.branding().json());
    }

    @Test
    void anUpdateInSeveralFilesIsLaidOverWhatIsThere() throws RefusedException {
        Branding first = read("{\"Settings\":{\"a\":{\"b\":1,\"c\":2}},\"Assets\":[{\"Category\":\"FORM_LOGO\",\"ColorMode\":\"LIGHT\",\"Bytes\":\"" + SVG + "\"}]}", Branding.empty()).branding();

        Branding second = read("{\"Settings\":{\"a\":{\"c\":3}},\"Assets\":[{\"Category\":\"FORM_LOGO\",\"ColorMode\":\"DARK\",\"Bytes\":\"" + SVG + "\"}]}", first).branding();
        Branding again = read("{\"Assets\":[{\"Category\":\"FORM_LOGO\",\"ColorMode\":\"DARK\",\"Bytes\":\"" + SVG + "\"}]}", second).branding();

        assertThat(second.json().get("settings")).isEqualTo(json("{\"a\":{\"b\":1,\"c\":3}}"));
        assertThat(second.assets()).extracting(asset -> asset.colorMode().name()).containsExactly("LIGHT", "DARK");
        assertThat(again.json()).isEqualTo(second.json());
        assertThat(read("{\"UseCognitoProvidedValues\":true,\"Settings\":{}}", again).branding().json()).isEqualTo(Branding.empty().json());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{'ManagedLoginBranding':5}", "{'ManagedLoginBranding':{'Settings':5}}", "{'ManagedLoginBranding':{'Assets':{}}}", "{'ManagedLoginBranding':{'Assets':[5]}}",
        "{'ManagedLoginBranding':{'Assets':[{'Category':'EVIL','ColorMode':'LIGHT','Bytes':'AA=='}]}}", "{'ManagedLoginBranding':{'Assets':[{'Category':'FORM_LOGO','ColorMode':'LIGHT','Bytes':'AA=='}]}}",
        "{'ManagedLoginBranding':{'Assets':[{'Category':'FORM_LOGO','ColorMode':'LIGHT','Bytes':'AA==','Path':'../x'}]}}",
        "{'ManagedLoginBranding':{'Settings':{'components':{'form':{'borderRadius':'x'}}}}}", "{'UICustomization':{'CSS':'@import url(//evil.example);'}}", "{'UICustomization':{'CSS':5}}",
        "{'UICustomization':{'CSS':'','ImageFile':'AA=='}}", "{'UICustomization':{},'texts':{}}", "{'Assets':[{'Category':'FORM_LOGO','ColorMode':'LIGHT','ResourceId':'../x','Bytes':'AA=='}]}"
    })
    void allOfItIsCheckedAnew(String given) {
        assertThatThrownBy(() -> read(given.replace('\'', '"'), Branding.empty())).isInstanceOf(RefusedException.class).message().endsWith(".").containsAnyOf("$", "css");
    }

    @Test
    void picturesOfTheSamePlaceAreNotPassedOver() {
        String asset = "{\"Category\":\"FORM_LOGO\",\"ColorMode\":\"LIGHT\",\"Bytes\":\"" + SVG + "\"}";
        assertThatThrownBy(() -> read("{\"Assets\":[" + asset + "," + asset + "]}", Branding.empty())).hasMessageContaining("$.Assets[1]: Another picture has this place already.");
    }

    @Test
    void theClassicLogoIsTheFormsWhereThereIsNoOtherAndItIsSmall() throws RefusedException {
        Branding logo = Branding.empty().with(upload("FORM_LOGO", png()).reference());

        assertThat(logo.classicLogo()).isEqualTo(logo.assets().get(0));
        assertThat(Branding.empty().with(upload("FORM_LOGO", SVG).reference()).classicLogo()).isNull();
        assertThat(logo.with(upload("CLASSIC_LOGO", png()).reference()).classicLogo().category().name()).isEqualTo("CLASSIC_LOGO");
    }

    private static String png() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), "png", out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }

    private static Upload upload(String category, String base64) throws RefusedException {
        return Upload.read(StrictJson.newObject().put("category", category).put("colorMode", "DYNAMIC").put("bytes", base64), "$");
    }

    private static CognitoFile read(String json, Branding before) throws RefusedException {
        ObjectNode given = json(json);
        assertThat(CognitoFile.isOne(given)).isTrue();
        return CognitoFile.read(given, before);
    }

    private static ObjectNode json(String json) throws RefusedException {
        return StrictJson.object(json.getBytes(StandardCharsets.UTF_8));
    }
}

package dev.keypool.hostedui.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.hostedui.RefusedException;
import dev.keypool.hostedui.branding.AssetReference;
import dev.keypool.hostedui.branding.Branding;
import dev.keypool.hostedui.images.AssetCategory;
import dev.keypool.hostedui.images.ColorMode;
import dev.keypool.hostedui.images.ImageType;
import freemarker.template.Configuration;
import freemarker.template.Template;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.forms.login.freemarker.model.IdentityProviderBean.IdentityProvider;

final class PageBrandingTest {

    private static final String FILES = "/auth/realms/game/hosted-ui/files/";

    @Test
    void withNothingPublishedPagesAreAsCognitosInTheSystemsColorScheme() {
        PageBranding page = PageBranding.standard(where(Look.MANAGED, "en", true));

        assertThat(page.getSheets()).isEmpty();
        assertThat(page.getScheme()).isEqualTo("dynamic");
        assertThat(List.of(page.getDensity(), page.getFormHorizontal(), page.getFormVertical())).containsExactly("regular", "center", "center");
        assertThat(page.getFormLogo()).isNull();
        assertThat(page.getHeader()).isNull();
        assertThat(page.getGraphics()).isEmpty();
        assertThat(page.getFavicons()).isEmpty();
        assertThat(page.getTerms()).isNull();
        assertThat(PageBranding.standard(where(Look.MANAGED, "en", false)).getScheme()).isEqualTo("light");
    }

    @Test
    void theLayoutIsTheSettings() throws RefusedException {
        PageBranding page = managed("""
                {"categories":{"global":{"colorSchemeMode":"DARK","spacingDensity":"COMPACT","pageHeader":{"enabled":true}},
                  "form":{"location":{"horizontal":"START","vertical":"END"}},"auth":{"authMethodOrder":[[{"display":"INPUT","type":"USERNAME_PASSWORD"}]]}},
                 "components":{"form":{"logo":{"enabled":true,"formInclusion":"OUT","location":"END","position":"BOTTOM"}},
                  "pageHeader":{"logo":{"enabled":true,"location":"CENTER"}}},
                 "componentClasses":{"idpButtons":{"icons":{"enabled":false}}}}""",
                asset(AssetCategory.FORM_LOGO, ColorMode.LIGHT, ImageType.SVG, "a"), asset(AssetCategory.PAGE_HEADER_LOGO, ColorMode.DYNAMIC, ImageType.PNG, "b"));

        assertThat(List.of(page.getScheme(), page.getDensity(), page.getFormHorizontal(), page.getFormVertical())).containsExactly("dark", "compact", "start", "end");
        assertThat(page.getFormLogo().getImage().getLight()).isEqualTo(FILES + "a.svg");
        assertThat(page.getFormLogo().getImage().isBoth()).isFalse();
        assertThat(page.getFormLogo().isInside()).isFalse();
        assertThat(page.getFormLogo().isOnTop()).isFalse();
        assertThat(page.getFormLogo().getLocation()).isEqualTo("end");
        assertThat(page.getHeader().getLogo().getDark()).isEqualTo(FILES + "b.png");
        assertThat(page.getHeader().getLocation()).isEqualTo("center");
        assertThat(page.getFooter()).isNull();
        assertThat(page.isProvidersFirst()).isFalse();
        assertThat(page.isProviderIcons()).isFalse();
    }

    @Test
    void aLogoThatIsDisabledOrMissingIsNone() throws RefusedException {
        String enabled = "{\"components\":{\"form\":{\"logo\":{\"enabled\":true}}},\"categories\":{\"global\":{\"pageFooter\":{\"enabled\":true}}}}";

        assertThat(managed(enabled).getFormLogo()).isNull();
        assertThat(managed("{}", asset(AssetCategory.FORM_LOGO, ColorMode.LIGHT, ImageType.SVG, "a")).getFormLogo()).isNull();
        assertThat(managed(enabled, asset(AssetCategory.PAGE_FOOTER_LOGO, ColorMode.LIGHT, ImageType.SVG, "a")).getFooter().getLogo()).isNull();
    }

    @Test
    void lightAndDarkPagesHaveTheirOwnPictures() throws RefusedException {
        PageBranding page = managed("{}", asset(AssetCategory.EMAIL_GRAPHIC, ColorMode.LIGHT, ImageType.SVG, "l"),
                asset(AssetCategory.EMAIL_GRAPHIC, ColorMode.DARK, ImageType.SVG, "d"), asset(AssetCategory.PASSKEY_GRAPHIC, ColorMode.DYNAMIC, ImageType.WEBP, "both"));

        assertThat(page.getGraphics()).containsOnlyKeys("email-graphic", "passkey-graphic");
        assertThat(page.getGraphics().get("email-graphic")).satisfies(picture -> {
            assertThat(picture.getLight()).isEqualTo(FILES + "l.svg");
            assertThat(picture.getDark()).isEqualTo(FILES + "d.svg");
            assertThat(picture.isBoth()).isTrue();
        });
        assertThat(page.getGraphics().get("passkey-graphic").isBoth()).isFalse();
        assertThat(managed("{\"categories\":{\"form\":{\"displayGraphics\":false}}}", asset(AssetCategory.EMAIL_GRAPHIC, ColorMode.LIGHT, ImageType.SVG, "l"))
                .getGraphics()).isEmpty();
    }

    @Test
    void providersStandInTheBrandingsOrderAndTheRestInKeycloaks() throws RefusedException {
        PageBranding page = managed("{\"categories\":{\"auth\":{\"federation\":{\"order\":[\"google\",\"gone\",\"corp\"]}}}}",
                new AssetReference(AssetCategory.IDP_BUTTON_ICON, ColorMode.LIGHT, "corp", ImageType.SVG, "icon", 1));

        assertThat(page.ordered(List.of(provider("x"), provider("corp"), provider("y"), provider("google"))))
                .extracting(IdentityProvider::getAlias).containsExactly("google", "corp", "x", "y");
        assertThat(page.icon("corp").getLight()).isEqualTo(FILES + "icon.svg");
        assertThat(page.icon("google")).isNull();
    }

    @Test
    void classicPagesHaveTheClassicSheetAndALogoThatCognitoTakes() throws RefusedException {
        Branding branding = branding("{\"categories\":{\"global\":{\"colorSchemeMode\":\"DARK\",\"pageHeader\":{\"enabled\":true}}}}", ".label-customizable{color:red}")
                .with(asset(AssetCategory.FORM_LOGO, ColorMode.DARK, ImageType.PNG, "dark"))
                .with(asset(AssetCategory.FORM_LOGO, ColorMode.LIGHT, ImageType.JPEG, "light"));
        PageBranding page = PageBranding.of(branding, where(Look.CLASSIC, "en", true));

        assertThat(page.getSheets()).containsExactly(FILES + branding.classicSheet().name());
        assertThat(page.isProvidersFirst()).isFalse();
        assertThat(page.getScheme()).isEqualTo("light");
        assertThat(page.getHeader()).isNull();
        assertThat(page.getClassicLogo().getDark()).isEqualTo(FILES + "light.jpg");
        assertThat(managed("{}", asset(AssetCategory.FORM_LOGO, ColorMode.LIGHT, ImageType.SVG, "a")).getClassicLogo()).isNull();
        assertThat(managed("{}", new AssetReference(AssetCategory.FORM_LOGO, ColorMode.LIGHT, null, ImageType.PNG, "a", 102_401)).getClassicLogo()).isNull();
        PageBranding plain = PageBranding.of(branding("{}", null), where(Look.CLASSIC, "en", true));
        assertThat(plain.getSheets()).isEmpty();
        assertThat(plain.getScheme()).isEqualTo("dynamic");
    }

    @Test
    void theRoomOfAPictureIsKeptWhereItsSizeIsKnown() {
        AssetReference light = new AssetReference(AssetCategory.CLASSIC_LOGO, ColorMode.DYNAMIC, null, ImageType.PNG, "a", 1, false, 600, 160);
        Picture picture = new Picture(FILES, light, asset(AssetCategory.CLASSIC_LOGO, ColorMode.DYNAMIC, ImageType.PNG, "b"));

        assertThat(picture.lightSize(80)).extracting(PictureSize::getWidth, PictureSize::getHeight).containsExactly(300, 80);
        assertThat(picture.lightSize(200)).extracting(PictureSize::getWidth, PictureSize::getHeight).containsExactly(600, 160);
        assertThat(picture.darkSize(80)).isNull();
    }

    @Test
    void aRealmWithoutDarkPagesHasTheLightSheet() throws RefusedException {
        Branding branding = branding("{\"categories\":{\"global\":{\"colorSchemeMode\":\"DYNAMIC\"}}}", null);

        PageBranding dynamic = PageBranding.of(branding, where(Look.MANAGED, "en", true));
        PageBranding light = PageBranding.of(branding, where(Look.MANAGED, "en", false));

        assertThat(dynamic.getScheme()).isEqualTo("dynamic");
        assertThat(dynamic.getSheets()).containsExactly(FILES + branding.managedSheet().name());
        assertThat(light.getScheme()).isEqualTo("light");
        assertThat(light.getSheets()).doesNotContainAnyElementsOf(dynamic.getSheets()).hasSize(1);
        assertThat(branding.sheets()).extracting(sheet -> FILES + sheet.name()).containsAll(light.getSheets()).containsAll(dynamic.getSheets());
    }

    @Test
    void faviconsAreThoseThatAreEnabledAndThere() throws RefusedException {
        AssetReference ico = asset(AssetCategory.FAVICON_ICO, ColorMode.LIGHT, ImageType.ICO, "i");
        AssetReference svg = asset(AssetCategory.FAVICON_SVG, ColorMode.DARK, ImageType.SVG, "s");

        assertThat(managed("{}", svg, ico).getFavicons()).extracting(Favicon::getHref).containsExactly(FILES + "i.ico", FILES + "s.svg");
        assertThat(managed("{\"components\":{\"favicon\":{\"enabledTypes\":[\"SVG\"]}}}", svg, ico).getFavicons()).extracting(Favicon::getType).containsExactly("image/svg+xml");
    }

    @Test
    void linksAreInThePagesLanguageAndBothOrNone() throws RefusedException {
        String terms = "\"terms-of-use\":{\"default\":\"https://e.org/t\",\"pt\":\"https://e.org/pt\",\"pt_br\":\"https://e.org/br\"}";
        Branding both = json("{\"links\":{" + terms + ",\"privacy-policy\":{\"default\":\"https://e.org/p\"}}}");

        assertThat(PageBranding.of(both, where(Look.MANAGED, "pt-BR", true)).getTerms()).isEqualTo("https://e.org/br");
        assertThat(PageBranding.of(both, where(Look.MANAGED, "pt-PT", true)).getTerms()).isEqualTo("https://e.org/pt");
        assertThat(PageBranding.of(both, where(Look.MANAGED, "ptx", true)).getTerms()).isEqualTo("https://e.org/t");
        assertThat(PageBranding.of(both, where(Look.MANAGED, "pt", true)).getPrivacy()).isEqualTo("https://e.org/p");
        assertThat(PageBranding.of(json("{\"links\":{" + terms + "}}"), where(Look.MANAGED, "pt", true)).getTerms()).isNull();
    }

    @Test
    void templatesReadIt() throws Exception {
        PageBranding page = managed("{\"components\":{\"form\":{\"logo\":{\"enabled\":true}}},\"categories\":{\"auth\":{\"federation\":{\"order\":[\"b\"]}}}}",
                asset(AssetCategory.FORM_LOGO, ColorMode.LIGHT, ImageType.SVG, "a"), asset(AssetCategory.SMS_GRAPHIC, ColorMode.DARK, ImageType.SVG, "s"),
                asset(AssetCategory.FAVICON_SVG, ColorMode.DARK, ImageType.SVG, "f"));
        String template = """
                ${branding.scheme} ${branding.sheets?size} <#if branding.formLogo.inside && !branding.formLogo.image.both>${branding.formLogo.image.light}</#if>\
                <#list branding.favicons as icon> ${icon.type}</#list> ${branding.graphics["sms-graphic"].dark} ${branding.providersFirst?c}\
                <#list branding.ordered(providers) as provider> ${provider.alias}</#list><#if !branding.header?? && !branding.terms?? && !branding.icon("b")??> none</#if>""";
        StringWriter out = new StringWriter();

        new Template("page.ftl", template, new Configuration(Configuration.VERSION_2_3_32))
                .process(Map.of("branding", page, "providers", List.of(provider("a"), provider("b"))), out);

        assertThat(out).hasToString("light 1 " + FILES + "a.svg image/svg+xml " + FILES + "s.svg true b a none");
    }

    private static PageBranding managed(String settings, AssetReference... assets) throws RefusedException {
        Branding branding = branding(settings, null);
        for (AssetReference asset : assets) {
            branding = branding.with(asset);
        }
        return PageBranding.of(branding, where(Look.MANAGED, "en", true));
    }

    private static Branding branding(String settings, String css) throws RefusedException {
        return json("{\"settings\":" + settings + (css == null ? "}" : ",\"css\":\"" + css + "\"}"));
    }

    private static Branding json(String json) throws RefusedException {
        return Branding.kept(json);
    }

    private static Surroundings where(Look look, String language, boolean dark) {
        return new Surroundings(FILES, language, look, dark);
    }

    private static AssetReference asset(AssetCategory category, ColorMode mode, ImageType type, String hash) {
        return new AssetReference(category, mode, null, type, hash, 1);
    }

    private static IdentityProvider provider(String alias) {
        return new IdentityProvider(alias, alias, "oidc", "/login", "");
    }
}

package dev.keypool.hostedui.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.hostedui.RefusedException;
import dev.keypool.hostedui.branding.Branding;
import dev.keypool.hostedui.branding.StrictJson;
import dev.keypool.hostedui.settings.Layout.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.theme.FolderTheme;
import org.keycloak.theme.FreeMarkerException;
import org.keycloak.theme.KeycloakSanitizerMethod;
import org.keycloak.theme.Theme;
import org.keycloak.theme.beans.MessageFormatterMethod;
import org.keycloak.theme.freemarker.DefaultFreeMarkerProvider;

/** The e-mail theme's own templates, filled as Keycloak fills them. */
final class EmailLayoutTest {

    private static final Path THEME = Path.of("../../themes/theme/keypool/email");
    private static final String LINK = "https://id.example.org/realms/demo/login-actions/action-token?key=ey.J.x&client_id=app&tab_id=1";
    private static final String BODY = """
            <#import "template.ftl" as layout>
            <@layout.emailLayout>
            ${kcSanitize(msg("body", link, realmName))?no_esc}
            </@layout.emailLayout>
            """;

    @TempDir
    private Path folder;
    private final Properties messages = new Properties();
    private final Map<String, Object> data = new HashMap<>();
    private boolean leftToRight = true;
    private String realmName = "Demo";

    EmailLayoutTest() throws IOException {
        try (InputStream own = Files.newInputStream(THEME.resolve("messages/messages_en.properties"))) {
            messages.load(own);
        }
        body("<p>Confirm your address at {1}.</p><p><a href=\"{0}\">Confirm</a></p><p>This is valid for 5 minutes.</p>");
        brand("{}", ColorScheme.DYNAMIC, null);
    }

    private void body(String html) {
        messages.setProperty("body", html);
    }

    private void brand(String json, ColorScheme scheme, MailLogo logo) {
        try {
            data.put("branding", new MailBranding(Branding.given(StrictJson.object(json.getBytes(StandardCharsets.UTF_8)), List.of()), scheme, logo));
        } catch (RefusedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String render(String template) throws IOException, FreeMarkerException {
        Files.createDirectories(folder.resolve("html"));
        Files.createDirectories(folder.resolve("text"));
        for (String own : List.of("html/template.ftl", "text/keypool-layout.ftl")) {
            Files.copy(THEME.resolve(own), folder.resolve(own), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(folder.resolve("html/body.ftl"), BODY);
        data.putAll(Map.of("msg", new MessageFormatterMethod(Locale.ENGLISH, messages), "link", LINK, "realmName", realmName, "locale", Locale.ENGLISH,
                "ltr", leftToRight, "subject", "Confirm <it>"));
        return new DefaultFreeMarkerProvider(null, new KeycloakSanitizerMethod()).processTemplate(data, template, new FolderTheme(folder.toFile(), "keypool", Theme.Type.EMAIL));
    }

    private static MailPicture picture(String name) {
        return MailPicture.of("https://id.example.org/" + name + ".png", 480, 96);
    }

    private String html() throws IOException, FreeMarkerException {
        return render("html/body.ftl");
    }

    @Test
    void aParagraphThatIsALinkIsAButtonWithItsAddress() throws Exception {
        String html = html();

        assertThat(html).containsPattern("<td class=\"kp-button\"[^>]*><a class=\"kp-button\" style=\"[^\"]*\" href=\"" + Pattern.quote(LINK) + "\">Confirm</a></td>")
                .contains(">This is valid for 5 minutes.</p>").containsOnlyOnce(LINK);
    }

    /** Somebody's name at an identity provider is in Keycloak's message as it is. */
    @Test
    void aLinkThatIsNotTheMailsOwnIsNoButton() throws Exception {
        body("<p><a href=\"https://evil.example/\">Confirm</a></p><p><a href=\"{0}\">Confirm</a></p>");

        assertThat(html()).containsOnlyOnce("<td class=\"kp-button\"").containsPattern("<a class=\"kp-button\" style=\"[^\"]*\" href=\"" + Pattern.quote(LINK))
                .containsPattern("<a class=\"kp-link\" style=\"[^\"]*\" href=\"https://evil.example/");
    }

    @Test
    void anotherLinkStaysOneWithinItsWords() throws Exception {
        body("<p>Please <a href=\"{0}\">confirm</a> now, or:</p><p><a href=\"{0}\">{0}</a></p>");

        assertThat(html()).doesNotContain("<td class=\"kp-button\"").containsPattern("Please <a class=\"kp-link\" style=\"[^\"]*\" href=\"https:[^\"]*\" rel=\"nofollow\">confirm</a> now");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageOfKeycloakHasItsLinkOnceAndStyled(String language) throws Exception {
        Properties keycloaks = new Properties();
        try (InputStream file = Theme.class.getResourceAsStream("/theme/base/email/messages/messages_" + language + ".properties")) {
            keycloaks.load(file);
        }
        body(keycloaks.getProperty("executeActionsBodyHtml"));

        assertThat(html()).containsOnlyOnce("href=\"" + LINK + "\"").containsPattern("<a class=\"kp-(button|link)\" style=\"[^\"]*\" href=\"https:");
    }

    static List<String> languages() {
        return List.of("ar", "ca", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr", "hu", "it", "ja", "nl", "no", "pl", "pt_BR", "ru", "sk", "sv", "th", "tr", "uk", "zh_Hans");
    }

    @Test
    void aBrandingsColorsAreThoseOfTheMail() throws Exception {
        brand("""
                {"settings": {"components": {"primaryButton": {"lightMode": {"defaults": {"backgroundColor": "004400ff", "textColor": "fffefdff"}},
                 "darkMode": {"defaults": {"backgroundColor": "88ff88ff"}}}, "form": {"borderRadius": 3.0}}, "componentClasses": {"buttons": {"borderRadius": 21.0}}}}
                """, ColorScheme.DYNAMIC, null);

        String html = html();

        assertThat(html).contains("bgcolor=\"#004400\"", "color:#fffefd;", "border-radius:21px", "border-radius:3px")
                .contains("<meta name=\"color-scheme\" content=\"light dark\">", "prefers-color-scheme: dark", ".kp-button { background-color: #88ff88 !important;");
    }

    @Test
    void aBrandingOfOneColorSchemeHasNoOther() throws Exception {
        brand("{}", ColorScheme.LIGHT, null);
        assertThat(html()).contains("<meta name=\"color-scheme\" content=\"light\">").doesNotContain("prefers-color-scheme");
    }

    @Test
    void aDarkBrandingIsDarkWithoutAStyleSheetToo() throws Exception {
        brand("{\"settings\": {\"components\": {\"pageBackground\": {\"darkMode\": {\"color\": \"010203ff\"}}}}}", ColorScheme.DARK, null);
        assertThat(html()).contains("<meta name=\"color-scheme\" content=\"dark\">", "<body class=\"kp-page\" style=\"margin:0;padding:0;background-color:#010203;\">")
                .doesNotContain("prefers-color-scheme");
    }

    @Test
    void theHeaderIsTheRealmsNameOrALogoThatSaysIt() throws Exception {
        realmName = "Demo \"& Co\"";
        assertThat(html()).contains("<div>Demo &quot;&amp; Co&quot;</div>").doesNotContain("<img");

        brand("{}", ColorScheme.DYNAMIC, new MailLogo(picture("a"), null));
        assertThat(render("html/body.ftl")).contains("src=\"https://id.example.org/a.png\" width=\"240\" alt=\"Demo &quot;&amp; Co&quot;\"").doesNotContain("<div>Demo", "kp-dark-logo");
    }

    @Test
    void aLogoForTheDarkShowsThereOnly() throws Exception {
        brand("{}", ColorScheme.DYNAMIC, new MailLogo(picture("a"), picture("b")));

        assertThat(html()).contains(".kp-logo { display: none !important; }").containsPattern("<img class=\"kp-dark-logo\" src=\"https://id.example.org/b.png\"[^>]*style=\"display:none;");
    }

    @Test
    void headerAndFooterAreTextsAndNoMarkup() throws Exception {
        messages.setProperty("keypoolEmailHeader", "ACME <script>alert(1)</script>");
        messages.setProperty("keypoolEmailFooter", "ACME Inc.\n1 \"Main\" Street & Co");

        assertThat(html()).contains("ACME &lt;script&gt;alert(1)&lt;/script&gt;", "ACME Inc.<br>1 &quot;Main&quot; Street &amp; Co").doesNotContain("<script");
    }

    @Test
    void namesOfRealmsRunNothing() throws Exception {
        realmName = "\"><script>alert(1)</script><img src=x onerror=alert(1)>${link}";

        assertThat(html()).doesNotContain("<script").doesNotContainPattern("<[^>]*onerror").contains("<title>Confirm &lt;it&gt;</title>");
    }

    @Test
    void whatIsReadFromTheRightStandsThere() throws Exception {
        leftToRight = false;

        assertThat(html()).contains("dir=\"rtl\"").contains("text-align:right").doesNotContain("text-align:left");
    }

    @Test
    void withoutOurProviderOfMailsItIsKeycloaksLayout() throws Exception {
        data.remove("branding");

        assertThat(html()).contains("<a href=\"" + LINK + "\" rel=\"nofollow\">Confirm</a>").doesNotContain("kp-");
    }

    @Test
    void plainTextHasTheBrandingsHeaderAndFooter() throws Exception {
        data.put("keypoolText", "\nOpen https://id.example.org/?a=1&b=2\n\n");
        assertThat(render("text/keypool-layout.ftl")).isEqualTo("Open https://id.example.org/?a=1&b=2\n");

        messages.setProperty("keypoolEmailHeader", "ACME & {0}");
        messages.setProperty("keypoolEmailFooter", "ACME Inc.");
        assertThat(render("text/keypool-layout.ftl")).isEqualTo("ACME & Demo\n\nOpen https://id.example.org/?a=1&b=2\n\nACME Inc.\n");
    }
}

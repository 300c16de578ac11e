package dev.keypool.it.hostedui;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import dev.keypool.it.tools.RequiresBrowser;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Makes the pictures of the guide for designers, in {@code target/guide}, of real pages with what the guide gives. It is no test of every
 * build: providers/hosted-ui/examples/README.md has the command that runs it.
 */
@WithKeycloak
@RequiresBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GuidePictures {

    private static final String LOGO = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 136 40" width="136" height="40"><rect width="40" height="40" rx="10" fill="#344054"/>
            <path d="M11 28 L20 11 L29 28 Z" fill="#fff"/><path d="M54 12 V28 H64 M78 12 A8 8 0 1 0 78 28 A8 8 0 1 0 78 12 M106 15 A8 8 0 1 0 107 26 V20 H101 M123 12 A8 8 0 1 0 123 28 A8 8 0 1 0 123 12"
            fill="none" stroke="#344054" stroke-width="4"/></svg>""";

    private final Studio studio;
    private final KeycloakServer server;

    GuidePictures(KeycloakServer server) {
        this.server = server;
        studio = new Studio(server, Studio.providers(), "harbour", "lichen", "voltage", "sample", "classic", "variant");
        studio.realm().person("alice", alice -> {
            alice.setFirstName("Alice");
            alice.setLastName("Archer");
        });
        for (String brand : List.of("harbour", "lichen", "voltage")) {
            studio.brands().take(brand, Studio.file(brand + ".json"));
        }
        studio.brands().take("classic", Studio.classic().toString());
    }

    @AfterAll
    void close() {
        studio.close();
    }

    @AfterEach
    void nothingIsWrongOnAnyPage() {
        studio.realm().check().requireNothingWrong();
    }

    @Test
    void brandsBesideEachOther() throws IOException {
        studio.brands().take("sample", Studio.sample().toString());
        studio.write("brands.webp", new PictureSheet("1fr 1fr 1fr")
                .with("harbour, a bank", studio.signIn("harbour"))
                .with("lichen, an outdoor shop", studio.signIn("lichen"))
                .with("voltage, a game", studio.signIn("voltage"))
                .with("managed login’s sample of settings", studio.signIn("sample"))
                .with("Cognito’s classic style sheet", studio.signIn("classic"))
                .with("lichen, where the system is dark", studio.signIn("lichen", ColorScheme.DARK, "")));
    }

    @Test
    void theQuickStart() throws IOException {
        try (Studio fresh = new Studio(server, List.of(), "web")) {
            byte[] before = fresh.signIn("web");
            studio.write("step-1-before.webp", new PictureSheet("1fr 1fr").with("As it comes", before).with("Where the system is dark", fresh.signIn("web", ColorScheme.DARK, "")));

            ObjectNode branding = Studio.branding("quick-start/colors.json");
            fresh.brands().take("web", branding.toString());
            byte[] unreadable = fresh.signIn("web");
            branding.withObject("/settings/components/primaryButton/lightMode/defaults").put("textColor", "431407ff");
            fresh.brands().take("web", branding.toString());
            studio.write("step-2-colors.webp", new PictureSheet("1fr 1fr").with("White on orange, of which the answer warns", unreadable).with("Brown on orange", fresh.signIn("web")));

            Studio.picture(branding, "FORM_LOGO", Studio.file("quick-start/logo.svg").getBytes(StandardCharsets.UTF_8));
            fresh.brands().take("web", branding.toString());
            byte[] logo = fresh.signIn("web");
            Studio.picture(branding, "PAGE_BACKGROUND", Studio.file("quick-start/background.svg").getBytes(StandardCharsets.UTF_8));
            fresh.brands().take("web", branding.toString());
            byte[] published = fresh.signIn("web");
            studio.write("step-3-pictures.webp", new PictureSheet("1fr 1fr").with("The logo", logo).with("The background", published));
            studio.write("step-4-preview.webp", new PictureSheet("1fr 1fr").with("Every page and state", preview(fresh, "login", "every-option", "desktop"))
                    .with("A new password, on a phone", preview(fresh, "login-update-password", "rules", "phone")));
            studio.write("step-5-published.webp", new PictureSheet("1302fr 462fr").with("What people see now", published).with("On a phone", fresh.signInOnAPhone("web")));
        }
    }

    private byte[] preview(Studio of, String page, String state, String width) {
        Page preview = previewed(of, "web", 1200, 1000);
        preview.locator("#page").selectOption(page);
        preview.locator("#state").selectOption(state);
        preview.locator("[name=width][value=" + width + "]").check();
        preview.waitForCondition(() -> preview.frames().stream().anyMatch(frame -> frame.url().contains("page=" + page + "&state=" + state)));
        preview.frameLocator("#frame").locator("#kc-page-title").waitFor();
        byte[] picture = Studio.shot(preview);
        preview.context().close();
        return picture;
    }

    /** In a page that nobody watches: scripts of the shown page are blocked, and browsers tell that as an error. */
    private static Page previewed(Studio of, String client, int width, int height) {
        Page preview = of.visitor(ColorScheme.LIGHT, width, height).page().context().newPage();
        preview.navigate(of.brands().preview(client));
        preview.frameLocator("#frame").locator("#kc-page-title").waitFor();
        return preview;
    }

    @Test
    void whatEachSettingChanges() throws IOException {
        ObjectNode branding = Studio.sample();
        branding.set("links", Studio.json("""
                {"terms-of-use": {"default": "https://example.org/terms"}, "privacy-policy": {"default": "https://example.org/privacy"}}"""));
        ObjectNode components = branding.withObject("/settings/components");
        components.withObject("/pageBackground/lightMode").put("color", "e4eaf2ff");
        branding.withObject("/settings/categories/global").putObject("pageHeader").put("enabled", true);
        branding.withObject("/settings/categories/global").putObject("pageFooter").put("enabled", true);
        for (String place : List.of("pageHeader", "pageFooter", "form")) {
            components.withObject("/" + place + "/logo").put("enabled", true);
        }
        for (String category : List.of("PAGE_HEADER_LOGO", "PAGE_FOOTER_LOGO", "FORM_LOGO")) {
            Studio.picture(branding, category, LOGO.getBytes(StandardCharsets.UTF_8));
        }
        studio.brands().take("variant", branding.toString());
        Guest guest = studio.visitor(ColorScheme.LIGHT, 1000, 1000).at("variant").waitsFor("#kc-form-login");
        guest.page().locator("#rememberMe").check();
        Studio.rest(guest.page());
        numbered("settings.webp", guest, 1000, 1, ".kp-page", ".kp-page-header", ".kp-card", ".kp-card img", "#kc-page-title", "#kc-social-providers a", ".kp-line", ".kp-label", "#username",
                ".kp-check", "#kc-form-login a", "#kc-login", "#kc-registration", ".kp-legal", ".kp-languages", ".kp-page-footer");
        guest.leaves();

        Guest alice = studio.visitor(ColorScheme.LIGHT, 1000, 900);
        alice.open(URI.create(alice.flow("variant").authorizationUri() + "&kc_action=UPDATE_PASSWORD")).signsIn("alice").types("password-new", "abcd").types("password-confirm", "abce");
        alice.clicks("#kc-submit").waitsFor("#input-error-password-confirm").types("password-new", "Abcd");
        numbered("settings-2.webp", alice, 900, 17, "#password-new", ".kp-rules p", ".kp-rule:nth-child(2)", "#password-confirm", "#input-error-password-confirm", "#kc-cancel");
        alice.leaves();
    }

    private void numbered(String name, Guest guest, int height, int first, String... selectors) throws IOException {
        studio.write(name, new PictureSheet("1fr").with("", guest.page().screenshot(), 1000, height, Callout.on(guest.page(), first, List.of(selectors))));
    }

    @Test
    void layouts() throws IOException {
        PictureSheet sheet = new PictureSheet("1fr 1fr 1fr");
        layout(sheet, "categories.form.location: START, START", "/settings/categories/form/location", "{\"horizontal\": \"START\", \"vertical\": \"START\"}");
        layout(sheet, "CENTER, CENTER", "/settings/categories/form/location", "{\"horizontal\": \"CENTER\", \"vertical\": \"CENTER\"}");
        layout(sheet, "END, END", "/settings/categories/form/location", "{\"horizontal\": \"END\", \"vertical\": \"END\"}");
        layout(sheet, "pageHeader, pageFooter: enabled", "/settings", """
                {"categories": {"global": {"pageHeader": {"enabled": true}, "pageFooter": {"enabled": true}}},
                 "components": {"form": {"logo": {"enabled": false}}, "pageHeader": {"logo": {"enabled": true}}}}""");
        layout(sheet, "form.logo: IN, START", "/settings/components/form/logo", "{\"formInclusion\": \"IN\", \"location\": \"START\"}");
        layout(sheet, "authMethodOrder: providers first", "/settings/categories/auth", "{\"authMethodOrder\": [[{\"display\": \"BUTTON\", \"type\": \"FEDERATED\"}, {\"display\": \"INPUT\", \"type\": \"USERNAME_PASSWORD\"}]]}");
        layout(sheet, "spacingDensity: COMPACT", "/settings/categories/global", "{\"spacingDensity\": \"COMPACT\"}");
        layout(sheet, "spacingDensity: SPACIOUS", "/settings/categories/global", "{\"spacingDensity\": \"SPACIOUS\"}");
        layout(sheet, "colorSchemeMode: DARK", "/settings/categories/global", "{\"colorSchemeMode\": \"DARK\"}");
        studio.write("layouts.webp", sheet);
    }

    /** The example lichen with one choice made otherwise. */
    private void layout(PictureSheet sheet, String caption, String place, String choice) {
        ObjectNode branding = Studio.branding("lichen.json");
        branding.withObject("/settings/categories/global").put("spacingDensity", "REGULAR");
        merge(branding.withObject(place), Studio.json(choice));
        for (String category : List.of("PAGE_HEADER_LOGO", "PAGE_FOOTER_LOGO")) {
            ObjectNode logo = branding.withArray("assets").get(0).deepCopy();
            branding.withArray("assets").add(logo.put("category", category));
        }
        studio.brands().take("variant", branding.toString());
        sheet.with(caption, studio.signIn("variant"));
    }

    private static void merge(ObjectNode into, ObjectNode choice) {
        choice.properties().forEach(each -> {
            if (each.getValue() instanceof ObjectNode inner && into.get(each.getKey()) instanceof ObjectNode outer) {
                merge(outer, inner);
            } else {
                into.set(each.getKey(), each.getValue());
            }
        });
    }

    @Test
    void classNamesOfTheClassicLook() throws IOException {
        Guest guest = studio.visitor(ColorScheme.LIGHT, 1000, 900).at("classic").waitsFor("#kc-form-login");
        Studio.rest(guest.page());
        numbered("classic.webp", guest, 900, 1, ".background-customizable", ".banner-customizable", ".textDescription-customizable", ".socialButton-customizable",
                ".label-customizable", ".inputField-customizable", ".submitButton-customizable", ".redirect-customizable");
        guest.leaves();
    }

    @Test
    void texts() throws IOException {
        studio.write("texts.webp", new PictureSheet("1fr 1fr").with("English", studio.signIn("lichen"))
                .with("Deutsch", studio.signIn("lichen", ColorScheme.LIGHT, "&ui_locales=de"))
                .with("العربية, right to left", studio.signIn("lichen", ColorScheme.LIGHT, "&ui_locales=ar"))
                .with("Keys of the texts, in the preview", keys("lichen")));
    }

    private byte[] keys(String client) {
        Page preview = previewed(studio, client, 1120, 860);
        preview.navigate(preview.url().replaceFirst("#.*", "") + "page?page=login&state=every-option&lang=zxx");
        byte[] picture = Studio.shot(preview);
        preview.context().close();
        return picture;
    }

    @Test
    void mails() throws IOException {
        studio.realm().guest().at("harbour").clicks("#kc-form-login a").types("username", "alice").clicks("[type=submit]").waitsFor(".kp-card").leaves();
        String harbour = studio.realm().mailbox().next().html();
        studio.realm().guest().at("lichen").clicks("#kc-form-login a").types("username", "alice").clicks("[type=submit]").waitsFor(".kp-card").leaves();
        String lichen = studio.realm().mailbox().next().html();
        studio.write("mails.webp", new PictureSheet("1fr 1fr 1fr").with("harbour", mail(harbour, ColorScheme.LIGHT)).with("lichen", mail(lichen, ColorScheme.LIGHT))
                .with("lichen, in a program that is dark", mail(lichen, ColorScheme.DARK)));
    }

    private byte[] mail(String html, ColorScheme scheme) {
        Guest reader = studio.visitor(scheme, 700, 520);
        reader.page().setContent(html);
        byte[] picture = Studio.shot(reader.page());
        reader.leaves();
        return picture;
    }

    @Test
    void theAccountConsole() throws IOException {
        studio.brands().takeAsDefault(Studio.file("harbour.json"));
        Guest guest = studio.visitor(ColorScheme.LIGHT, 1280, 720).open("/account/").signsIn("alice").waitsFor(".pf-v5-c-masthead").waitsFor("[data-testid=firstName]");
        guest.page().waitForFunction("() => getComputedStyle(document.querySelector('.pf-v5-c-masthead')).backgroundColor == 'rgb(18, 53, 91)'");
        studio.write("account.webp", new PictureSheet("1fr").with("", Studio.shot(guest.page())));
        guest.leaves();
    }
}

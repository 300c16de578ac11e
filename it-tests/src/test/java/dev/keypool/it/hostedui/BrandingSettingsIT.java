package dev.keypool.it.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.logins.Providers;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import dev.keypool.it.tools.RequiresBrowser;
import dev.keypool.it.tools.RequiresJavaScript;
import dev.keypool.it.userpools.PhoneRealm;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.representations.idm.RequiredActionProviderSimpleRepresentation;

/** What settings and pictures of a branding do to the pages, as a browser has laid them out. */
@WithKeycloak
@RequiresBrowser
@RequiresJavaScript
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BrandingSettingsIT {

    private static final int WIDTH = 1280;
    /** Higher than any of the cards, so that there is room above and below. */
    private static final int HEIGHT = 1600;
    private static final String WIDTH_OF_BACKGROUND = """
            async at => {
                const image = new Image();
                image.src = getComputedStyle(at).backgroundImage.match(/^url\\("(.*)"\\)$/)[1];
                await image.decode();
                return image.naturalWidth;
            }""";
    private static final String ICON = """
            async at => {
                const image = new Image();
                image.src = at.href;
                await image.decode();
                return (await fetch(at.href)).headers.get('content-type') + ' as ' + at.type + ' of ' + image.naturalWidth;
            }""";

    private final HostedRealm realm;
    private final Brands brands;

    BrandingSettingsIT(KeycloakServer server) {
        realm = new HostedRealm(server, "keypool", made -> {
            made.setClients(Stream.of("compact", "app", "spacious").map(name -> ThrowawayRealm.publicClient(name, HostedRealm.CALLBACK.toString())).toList());
            made.setIdentityProviders(List.of(Providers.oidc("another", "https://another.example"), Providers.oidc("corp", "https://corp.example")));
        });
        realm.person("alice");
        RequiredActionProviderSimpleRepresentation phone = new RequiredActionProviderSimpleRepresentation();
        phone.setProviderId(PhoneRealm.UPDATE);
        phone.setName("Update phone number");
        realm.realm().resource().flows().registerRequiredAction(phone);
        realm.enable(PhoneRealm.UPDATE);
        brands = new Brands(server, realm.realm());
        brands.take("compact", new FullBranding("COMPACT", "START", false, "corp").toString());
        brands.take("app", new FullBranding("REGULAR", "CENTER", true, "corp").toString());
        brands.take("spacious", new FullBranding("SPACIOUS", "END", true, "another").toString());
    }

    @AfterAll
    void close() {
        brands.close();
        realm.close();
    }

    @AfterEach
    void nothingIsWrongOnAnyPage() {
        realm.check().requireNothingWrong();
    }

    private Page at(String client) {
        Guest guest = realm.guest();
        guest.page().setViewportSize(WIDTH, HEIGHT);
        return guest.at(client).waitsFor("#kc-form-login").page();
    }

    /** In pixels: how high a field is, what lies between things, and the room about the form. */
    private record Places(double field, double gap, double left, double right, double above, double below) {

        static Places on(Page page) {
            Map<?, ?> found = (Map<?, ?>) page.evaluate("""
                    () => {
                        const form = document.querySelector('.kp-column').getBoundingClientRect();
                        const room = document.querySelector('main').getBoundingClientRect();
                        return {field: document.getElementById('username').getBoundingClientRect().height,
                            gap: parseFloat(getComputedStyle(document.querySelector('.kp-card')).rowGap),
                            left: form.left - room.left, right: room.right - form.right, above: form.top - room.top, below: room.bottom - form.bottom};
                    }""");
            return new Places(number(found, "field"), number(found, "gap"), number(found, "left"), number(found, "right"), number(found, "above"), number(found, "below"));
        }

        private static double number(Map<?, ?> found, String name) {
            return ((Number) found.get(name)).doubleValue();
        }
    }

    @Test
    void densityAndThePlaceOfTheForm() {
        Places start = Places.on(at("compact"));
        Places center = Places.on(at("app"));
        Places end = Places.on(at("spacious"));

        assertThat(start.field()).as("a field").isLessThan(center.field() - 4);
        assertThat(center.field()).as("a field").isLessThan(end.field() - 4);
        assertThat(List.of(start.gap(), center.gap(), end.gap())).as("gaps").containsExactly(10.0, 16.0, 22.0);
        assertThat(start.left()).isLessThan(100).isLessThan(start.right() - 100);
        assertThat(center.left()).isCloseTo(center.right(), nearly());
        assertThat(end.right()).isLessThan(100).isLessThan(end.left() - 100);
        assertThat(start.above()).isLessThan(100).isLessThan(start.below() - 100);
        assertThat(center.above()).isCloseTo(center.below(), nearly());
        assertThat(end.below()).isLessThan(100).isLessThan(end.above() - 100);
    }

    private static Offset<Double> nearly() {
        return Offset.offset(1.5);
    }

    @Test
    void barsLogosBackgroundsAndFavicons() {
        Page page = at("app");

        assertThat(shown(page.locator("header img"))).isEqualTo(FullBranding.HEADER_LOGO);
        assertThat(shown(page.locator("footer img"))).isEqualTo(FullBranding.FOOTER_LOGO);
        assertThat(shown(page.locator(".kp-card #kc-header img"))).isEqualTo(FullBranding.FORM_LOGO);
        assertThat(page.locator("header img").boundingBox().x).as("in the middle").isBetween(400.0, 700.0);
        assertThat(page.locator("footer img").boundingBox().x).as("at the end").isGreaterThan(1000);
        assertThat(page.locator("header").boundingBox().y).isZero();
        assertThat(page.locator("footer").boundingBox().y + page.locator("footer").boundingBox().height).isCloseTo(HEIGHT, nearly());
        assertThat(background(page, "header")).isEqualTo(FullBranding.HEADER_BACKGROUND);
        assertThat(background(page, "footer")).isEqualTo(FullBranding.FOOTER_BACKGROUND);
        assertThat(background(page, ".kp-card")).isEqualTo(FullBranding.FORM_BACKGROUND);
        assertThat(page.locator("link[rel=icon]").all().stream().map(icon -> icon.evaluate(ICON).toString()).toList())
                .satisfiesExactlyInAnyOrder(icon -> assertThat(icon).isEqualTo("image/svg+xml as image/svg+xml of " + FullBranding.FAVICON),
                        icon -> assertThat(icon).startsWith("image/vnd.microsoft.icon as image/vnd.microsoft.icon of "));
    }

    @Test
    void cornersAndFonts() {
        Page page = at("app");

        assertThat(style(page, "#kc-login", "borderRadius")).isEqualTo("3px");
        assertThat(style(page, "#social-corp", "borderRadius")).isEqualTo("3px");
        assertThat(style(page, "#username", "borderRadius")).isEqualTo("5px");
        assertThat(style(page, ".kp-card", "borderRadius")).isEqualTo("7px");
        assertThat(style(page, "#username", "fontFamily")).startsWith("kp-font, Seravek");
        assertThat(style(page, "h1", "fontFamily")).startsWith("Rockwell");
        assertThat(page.evaluate("() => document.fonts.ready.then(() => Array.from(document.fonts).map(font => font.family + ' ' + font.status))"))
                .as("without anything but the page asking for it").isEqualTo(List.of("kp-font loaded"));
    }

    @Test
    void whatComesFirstAmongWaysOfSigningIn() {
        Page first = at("app");
        assertThat(top(first, "#kc-social-providers")).isLessThan(top(first, "#username"));
        assertThat(top(first, "#social-corp")).isLessThan(top(first, "#social-another"));
        assertThat(shown(first.locator("#social-corp img"))).isEqualTo(FullBranding.PROVIDER_ICON);
        assertThat(first.locator("#social-another img").count()).as("an icon that is another's").isZero();

        Page last = at("compact");
        assertThat(top(last, "#kc-social-providers")).isGreaterThan(top(last, "#kc-login"));

        Page other = at("spacious");
        assertThat(top(other, "#social-another")).isLessThan(top(other, "#social-corp"));
    }

    @Test
    void darkColorsAndPictures() {
        Page page = at("app");
        assertThat(style(page, "#kc-login", "backgroundColor")).isEqualTo("rgb(0, 85, 0)");
        assertThat(background(page, "body")).isEqualTo(FullBranding.PAGE_BACKGROUND);

        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));

        assertThat(style(page, "#kc-login", "backgroundColor")).isEqualTo("rgb(153, 255, 153)");
        assertThat(style(page, "#kc-login", "color")).isEqualTo("rgb(0, 0, 0)");
        assertThat(style(page, "body", "backgroundColor")).isEqualTo("rgb(16, 16, 16)");
        assertThat(background(page, "body")).isEqualTo(FullBranding.PAGE_BACKGROUND_IN_DARK);
    }

    @Test
    void wordsAndLinksAreInThePagesLanguage() {
        Guest english = realm.guest().at("app").waitsFor("#kc-form-login");
        assertThat(english.text("h1")).isEqualTo("Welcome to the whole of it");
        assertThat(links(english)).containsExactly("https://example.org/terms", "https://example.org/privacy");

        Guest german = realm.guest().with("ui_locales", "de").waitsFor("#kc-form-login");
        assertThat(german.text("h1")).isEqualTo("Willkommen beim Ganzen");
        assertThat(links(german)).containsExactly("https://example.org/agb", "https://example.org/privacy");
    }

    private static List<String> links(Guest guest) {
        return guest.page().locator(".kp-legal a").all().stream().map(link -> link.getAttribute("href")).toList();
    }

    @Test
    void eachGraphicIsOnItsPages() {
        Guest alice = realm.guest().at("app").waitsFor("#kc-form-login");
        assertThat(alice.page().locator(".kp-graphic").count()).as("of the sign-in page").isZero();
        alice.signsIn("alice").arrives();
        assertThat(graphic(alice.with("kc_action", "UPDATE_PASSWORD"), "#password-new")).isEqualTo(FullBranding.GRAPHICS.get("PASSWORD_GRAPHIC"));
        assertThat(graphic(alice.with("kc_action", "CONFIGURE_TOTP"), "#totp")).isEqualTo(FullBranding.GRAPHICS.get("AUTH_APP_GRAPHIC"));
        assertThat(graphic(alice.with("kc_action", "webauthn-register-passwordless"), "#registerWebAuthn")).isEqualTo(FullBranding.GRAPHICS.get("PASSKEY_GRAPHIC"));
        assertThat(graphic(alice.with("kc_action", PhoneRealm.UPDATE), "#phoneNumber")).isEqualTo(FullBranding.GRAPHICS.get("SMS_GRAPHIC"));

        realm.person("bea", person -> {
            person.setEmail("bea@example.org");
            person.setEmailVerified(false);
            person.setRequiredActions(List.of("VERIFY_EMAIL"));
        });
        assertThat(graphic(realm.guest().at("app").signsIn("bea"), "[data-page-id=login-login-verify-email]")).isEqualTo(FullBranding.GRAPHICS.get("EMAIL_GRAPHIC"));
    }

    private static int graphic(Guest guest, String page) {
        return shown(guest.waitsFor(page).page().locator(".kp-graphic img"));
    }

    /** The width that the picture's file has, if it is to be seen. */
    private static int shown(Locator picture) {
        assertThat(picture.evaluate("at => at.decode().then(() => at.checkVisibility() && at.getBoundingClientRect().width > 0)")).isEqualTo(true);
        return (int) picture.evaluate("at => at.naturalWidth");
    }

    private static int background(Page page, String selector) {
        return (int) page.locator(selector).evaluate(WIDTH_OF_BACKGROUND);
    }

    private static String style(Page page, String selector, String property) {
        return page.locator(selector).evaluate("(at, name) => getComputedStyle(at)[name]", property).toString();
    }

    private static double top(Page page, String selector) {
        return page.locator(selector).boundingBox().y;
    }
}

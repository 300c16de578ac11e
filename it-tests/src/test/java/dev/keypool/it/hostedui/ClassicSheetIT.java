package dev.keypool.it.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.logins.Providers;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import dev.keypool.it.tools.RequiresBrowser;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.representations.userprofile.config.UPConfig;

/** What a style sheet of Cognito's classic hosted UI reaches, and what it does not. */
@WithKeycloak
@RequiresBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ClassicSheetIT {

    private static final String ORANGE = "rgb(255, 165, 0)";

    private final HostedRealm realm;
    private final Brands brands;

    ClassicSheetIT(KeycloakServer server) {
        realm = new HostedRealm(server, "keypool-classic", made -> {
            made.setPasswordPolicy("length(8) and digits(1)");
            made.setClients(Stream.of("classes", "reached", "dark", "covered", "ticked").map(name -> ThrowawayRealm.publicClient(name, HostedRealm.CALLBACK.toString())).toList());
            made.setIdentityProviders(List.of(Providers.of("google", "google", Map.of("clientId", "shop", "clientSecret", "a secret")),
                    Providers.oidc("partner", "https://id.example.org")));
        });
        UPConfig profile = realm.realm().resource().users().userProfile().getConfiguration();
        ProfileFields.addTo(profile);
        realm.realm().resource().users().userProfile().update(profile);
        brands = new Brands(server, realm.realm());
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

    private Guest dressed(String client, String css) {
        ObjectNode draft = JsonNodeFactory.instance.objectNode().put("css", css);
        draft.putObject("links").set("terms-of-use", JsonNodeFactory.instance.objectNode().put("default", "https://example.org/terms"));
        draft.withObject("/links").set("privacy-policy", JsonNodeFactory.instance.objectNode().put("default", "https://example.org/privacy"));
        draft.putArray("assets").add(HostileBrandings.asset("CLASSIC_LOGO", "DYNAMIC", HostileFiles.picture("png")));
        brands.take(client, draft.toString());
        return realm.guest().at(client).waitsFor("#kc-form-login");
    }

    /** All that Cognito lists, each where it has it. */
    @Test
    void cognitosClassesAreWhereCognitoHasThem() {
        Guest guest = dressed("classes", ".background-customizable{background-color:white}");
        assertShown(guest, "main .background-customizable", ".background-customizable > .banner-customizable", ".banner-customizable img.logo-customizable", "h1.textDescription-customizable",
                ".idpDescription-customizable", "a#social-partner.idpButton-customizable", "a#social-google.socialButton-customizable", "label[for=username].label-customizable",
                "label[for=password].label-customizable", "input#username.inputField-customizable", "input#password.inputField-customizable", "#kc-login.submitButton-customizable",
                ".redirect-customizable a[href*=reset-credentials]", ".redirect-customizable a[href*=registration]", ".legalText-customizable a");
        assertShown(guest.signsIn("nobody"), ".errorMessage-customizable");

        guest.clicks("#kc-registration a").waitsFor("#kc-register-form").page().waitForLoadState();
        guest.page().locator("#password").pressSequentially("1");
        assertShown(guest, "[data-rule=length].passwordCheck-notValid-customizable", "[data-rule=digits].passwordCheck-valid-customizable", "#kc-register-form .submitButton-customizable");
    }

    private static void assertShown(Guest guest, String... selectors) {
        Stream.of(selectors).forEach(guest::waitsFor);
    }

    @Test
    void aSheetReachesFieldsOfEveryKind() {
        Guest guest = dressed("reached", ".inputField-customizable{border-color:orange} .label-customizable{color:orange;display:none} .label-customizable::before{content:'Entry'} .legalText-customizable,.redirect-customizable{color:orange}");
        assertThat(color(guest, ".redirect-customizable a")).isEqualTo(ORANGE);
        assertThat(color(guest, ".legalText-customizable a")).isEqualTo(ORANGE);
        guest.clicks("#kc-registration a").waitsFor("#kc-register-form");

        for (String field : List.of("#username", "#password", "#bio", "#size", "#languages", "#number", "#tel", "#date", "#nicknames")) {
            assertThat(guest.page().locator(field).evaluate("each => getComputedStyle(each).borderTopColor")).as(field).isEqualTo(ORANGE);
        }
        for (String box : List.of("#plan-free", "#topics-News", "#range", "#color")) {
            assertThat(guest.page().locator(box).getAttribute("class")).as(box).isNotEqualTo("inputField-customizable");
        }
        // A sheet that hides labels hides no answers.
        assertThat(guest.page().locator("label[for=bio]").isVisible()).isFalse();
        assertThat(guest.page().locator("label[for=topics-News]").isVisible()).isTrue();
        assertThat(guest.page().locator("label[for=topics-News]").evaluate("each => getComputedStyle(each, '::before').content")).isEqualTo("none");
        assertThat(color(guest, "label[for=topics-News]")).isEqualTo(ORANGE);
    }

    private static Object color(Guest guest, String selector) {
        return guest.page().locator(selector).first().evaluate("each => getComputedStyle(each).color");
    }

    /** Pages with a sheet are light, native controls too; a card can be dark all the same, and axe finds all that is on it readable. */
    @Test
    void whoPrefersTheDarkGetsTheSamePage() {
        String css = ".background-customizable{background:#1b2430;color:#eee} .inputField-customizable{background:#222;color:#eee;border-color:#999} .errorMessage-customizable{background:#fff0f0}"
                + ".passwordCheck-valid-customizable{color:#7d7} .passwordCheck-notValid-customizable{color:#f99}";
        Guest light = dressed("dark", css);
        Guest dark = realm.guest(new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK)).at("dark").waitsFor("#kc-form-login");
        String seen = """
                () => ['html', 'body', '.background-customizable', '.banner-customizable', 'h1', '#username', '#kc-login', '.legalText-customizable a', 'summary'].map(name => {
                    const style = getComputedStyle(document.querySelector(name));
                    return [name, style.colorScheme, style.color, style.backgroundColor, style.borderTopColor].join(' ');
                })""";
        assertThat(dark.page().evaluate("() => matchMedia('(prefers-color-scheme: dark)').matches")).isEqualTo(true);
        assertThat((List<?>) dark.page().evaluate(seen)).isEqualTo(light.page().evaluate(seen)).allMatch(one -> one.toString().contains(" light "));
        assertThat(dark.page().locator("meta[name=color-scheme]").getAttribute("content")).isEqualTo("light");

        light.clicks("#kc-registration a").sees("#kc-register-form", "dark-card");
        light.clicks("#kc-register-form [type=submit]").sees("#input-error-username", "dark-card-errors");
    }

    /** Neither seen nor pressed: with opacity a card would keep its fields below what is after it. */
    @Test
    void nothingOutsideOfTheCardIsPaintedOverItsFields() throws IOException {
        Guest guest = dressed("covered", ".background-customizable{opacity:.9999;padding:0} .submitButton-customizable,.redirect-customizable{display:none}"
                + ".legalText-customizable{display:block;position:relative;margin:-12px;font-size:100px;line-height:0;box-shadow:0 -64px 0 64px #f00}");
        Page page = guest.open("/login-actions/reset-credentials?client_id=covered").waitsFor("#kc-reset-password-form").page();

        assertThat(page.evaluate("() => getComputedStyle(document.querySelector('.background-customizable')).opacity")).isEqualTo("0.9999");
        assertThat(red(page.screenshot())).as("the shadow is there").isPositive();
        assertThat(red(page.locator("#username").screenshot())).isZero();
        assertThat(page.locator("#username").evaluate("field => { const box = field.getBoundingClientRect(); return document.elementFromPoint(box.left + 9, box.bottom - 3) == field; }"))
                .isEqualTo(true);
    }

    /** Which have no class of Cognito's, while their labels have. */
    @Test
    void noLabelIsPaintedOverAnAnswer() throws IOException {
        Guest guest = dressed("ticked", ".label-customizable{position:relative;box-shadow:0 0 0 64px #f00}").clicks("#kc-registration a").waitsFor("#kc-register-form");

        assertThat(red(guest.page().screenshot())).as("the shadow is there").isPositive();
        for (String field : List.of("#plan-free", "#topics-News", "#color", "#bio")) {
            BoundingBox box = guest.page().locator(field).boundingBox();
            byte[] middle = guest.page().screenshot(new Page.ScreenshotOptions().setFullPage(true).setClip(box.x + box.width / 2 - 4, box.y + box.height / 2 - 4, 8, 8));
            assertThat(red(middle)).as(field).isZero();
        }
    }

    private static long red(byte[] png) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        return IntStream.range(0, picture.getWidth() * picture.getHeight())
                .filter(at -> (picture.getRGB(at % picture.getWidth(), at / picture.getWidth()) & 0xFFFFFF) == 0xFF0000).count();
    }
}

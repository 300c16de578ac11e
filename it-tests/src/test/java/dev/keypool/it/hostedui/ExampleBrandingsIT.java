package dev.keypool.it.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.microsoft.playwright.Page;
import dev.keypool.it.client.CodeFlow;
import dev.keypool.it.client.Http;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import dev.keypool.it.tools.RequiresBrowser;
import dev.keypool.it.tools.RequiresJavaScript;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the guide for designers shows, and what Cognito hands out, on the pages. */
@WithKeycloak
@RequiresBrowser
@RequiresJavaScript
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ExampleBrandingsIT {

    private static final Path HOSTED_UI = Path.of("../providers/hosted-ui");
    private static final String COLOR = "each => getComputedStyle(each).backgroundColor";

    private final KeycloakServer server;
    private final HostedRealm realm;
    private final Brands brands;

    ExampleBrandingsIT(KeycloakServer server) {
        this.server = server;
        realm = new HostedRealm(server, "keypool", made -> {
            made.setAccountTheme("keypool");
            made.setClients(Stream.of("harbour", "lichen", "voltage", "sample", "classic")
                    .map(name -> ThrowawayRealm.publicClient(name, HostedRealm.CALLBACK.toString())).toList());
            made.getClients().stream().filter(client -> client.getClientId().equals("classic"))
                    .forEach(client -> client.setAttributes(Map.of("login_theme", "keypool-classic")));
        });
        realm.person("alice");
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

    @ParameterizedTest
    @CsvSource({"harbour, Welcome aboard, 'rgb(18, 53, 91)'", "lichen, Good to see you again, 'rgb(47, 93, 58)'", "voltage, 'Player, identify yourself', 'rgb(198, 255, 0)'"})
    void threeBrandsThatLookNothingAlikeAreReadableInLightAndDark(String brand, String heading, String button) throws IOException {
        brands.take(brand, Files.readString(HOSTED_UI.resolve("examples/" + brand + ".json")));
        Guest guest = realm.guest().at(brand).waitsFor("#kc-form-login");

        assertThat(guest.page().locator("#kc-page-title").textContent()).contains(heading);
        assertThat(guest.page().locator("#kc-login").evaluate(COLOR)).isEqualTo(button);
        guest.sees("#kc-form-login", "example-" + brand);
        guest.clicks("#kc-registration a").sees("#kc-register-form", "example-" + brand + "-sign-up");
    }

    @Test
    void theCompleteSampleOfManagedLoginsSettingsIsShown() throws IOException {
        String sample = Files.readString(HOSTED_UI.resolve("src/main/resources/dev/keypool/hostedui/settings/managed-login-defaults.json"));
        brands.take("sample", "{\"settings\":" + sample + "}");
        Guest guest = realm.guest().at("sample").sees("#kc-form-login", "example-managed-login-sample");

        assertThat(guest.page().locator("#kc-login").evaluate(COLOR)).isEqualTo("rgb(9, 114, 211)");
        assertThat(guest.page().locator("#kc-login").evaluate("each => getComputedStyle(each).borderRadius")).isEqualTo("8px");
        assertThat(guest.page().locator("html").getAttribute("class")).contains("kp-light");
    }

    /** With what teams do beyond it: colors of their own, and other words by {@code :before}. */
    @Test
    void cognitosClassicStyleSheetHoldsAsItIs() throws IOException {
        String css = Files.readString(HOSTED_UI.resolve("examples/cognito-classic.css"))
                + ".label-customizable { font-size: 0 } .label-customizable:before { content: 'Ihr Eintrag'; font-size: 14px }"
                + ".submitButton-customizable { background-color: #116611 } .submitButton-customizable:hover { background-color: #0b440b }";
        brands.take("classic", JsonNodeFactory.instance.objectNode().put("css", css).toString());
        Page page = realm.guest().at("classic").sees("#kc-form-login", "example-classic").page();

        assertThat(page.locator(".banner-customizable").evaluate(COLOR)).isEqualTo("rgb(211, 211, 211)");
        assertThat(page.locator("#kc-login").evaluate(COLOR)).isEqualTo("rgb(17, 102, 17)");
        page.locator("#kc-login").hover();
        page.waitForFunction("() => getComputedStyle(document.getElementById('kc-login')).backgroundColor == 'rgb(11, 68, 11)'");
        assertThat(page.locator("label[for=username]").evaluate("each => getComputedStyle(each, '::before').content + getComputedStyle(each).fontSize"))
                .isEqualTo("\"Ihr Eintrag\"0px");
        assertThat(page.locator("#username").evaluate("each => getComputedStyle(each).borderColor")).isNotEqualTo("rgb(125, 137, 152)");
    }

    /** Nothing of a branding needs more than Keycloak's own pages are allowed. */
    @Test
    void thePoliciesOfAPageAreKeycloaks() throws IOException {
        brands.take("voltage", Files.readString(HOSTED_UI.resolve("examples/voltage.json")));
        Http http = new Http();
        HttpResponse<String> branded = http.get(realm.guest().flow("voltage").authorizationUri());
        try (ThrowawayRealm plain = ThrowawayRealm.on(server, made -> {
            made.setLoginTheme("keycloak.v2");
            made.setClients(List.of(ThrowawayRealm.publicClient("app", HostedRealm.CALLBACK.toString())));
        })) {
            HttpResponse<String> keycloaks = http.get(new CodeFlow(server, plain.name(), "app", HostedRealm.CALLBACK).authorizationUri());

            assertThat(branded.body()).contains("/hosted-ui/files/");
            for (String header : List.of("Content-Security-Policy", "X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy", "Strict-Transport-Security")) {
                assertThat(branded.headers().firstValue(header)).as(header).isNotEmpty().isEqualTo(keycloaks.headers().firstValue(header));
            }
        }
    }

    @Test
    void theAccountConsoleHasTheAccentsOfTheDefaultBranding() throws IOException {
        brands.takeAsDefault(Files.readString(HOSTED_UI.resolve("examples/harbour.json")));
        Guest guest = realm.guest().open("/account/").signsIn("alice").waitsFor(".pf-v5-c-masthead");
        Page page = guest.page();

        page.waitForFunction("() => getComputedStyle(document.querySelector('.pf-v5-c-masthead')).backgroundColor == 'rgb(18, 53, 91)'");
        // The branding's headings are as dark as its header.
        assertThat(page.locator(".pf-v5-c-masthead .pf-v5-c-menu-toggle").first().evaluate("each => getComputedStyle(each).color")).isIn("rgb(255, 255, 255)", "lch(100 0 0)");
        HttpResponse<String> logo = new Http().get(URI.create(server.realm(realm.realm().name()) + "/hosted-ui/default/logo"));
        assertThat(logo.statusCode()).isEqualTo(302);
        assertThat(logo.headers().firstValue("Location").orElseThrow()).matches(".*/hosted-ui/files/[0-9a-f]{64}\\.svg");
        assertThat(page.locator(".pf-v5-c-masthead__brand img").evaluate("each => getComputedStyle(each).content").toString()).contains("/hosted-ui/default/logo");
    }
}

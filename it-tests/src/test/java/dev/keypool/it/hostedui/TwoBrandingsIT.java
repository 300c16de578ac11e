package dev.keypool.it.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.keypool.it.client.CodeFlow;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import dev.keypool.it.tools.RequiresBrowser;
import dev.keypool.it.triggers.ProviderRealm;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** App clients of one realm that look nothing alike, one of them in the classic look, at the same time in one browser. */
@WithKeycloak
@RequiresBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TwoBrandingsIT {

    private static final String COLOR = "each => getComputedStyle(each).backgroundColor";

    private static final String AT_THE_PROVIDER = "body:not(.kp-body) #username";

    private final HostedRealm realm;
    private final ProviderRealm provider;

    TwoBrandingsIT(KeycloakServer server) {
        realm = new HostedRealm(server, "keypool", made -> {
            made.setClients(Stream.of("garden", "theatre", "museum").map(name -> ThrowawayRealm.publicClient(name, HostedRealm.CALLBACK.toString())).toList());
            made.getClients().get(2).setAttributes(Map.of("login_theme", "keypool-classic"));
        });
        realm.person("alice");
        provider = ProviderRealm.of(server, realm.realm());
        realm.configure("first broker login", "idp-review-profile", Map.of("update.profile.on.first.login", "on"));
        try (Brands brands = new Brands(server, realm.realm())) {
            brands.publish("garden", "005500ff");
            brands.publish("theatre", "550077ff");
            brands.take("museum", "{\"css\":\".submitButton-customizable { background-color: #773300; }\"}");
        }
    }

    @AfterAll
    void close() {
        provider.close();
        realm.close();
    }

    @AfterEach
    void nothingIsWrongOnAnyPage() {
        realm.check().requireNothingWrong();
    }

    /** Buttons and logo, the latter by what is in its file. */
    private static void requireBrand(Page page, String button, String color, String picture) {
        assertThat(page.locator(button).evaluate(COLOR)).as(page.url()).isEqualTo(color);
        assertThat(page.locator(".banner-customizable").count()).as(page.url()).isZero();
        requireLogo(page, picture);
    }

    private static void requireLogo(Page page, String picture) {
        assertThat(page.locator(".kp-form-logo").evaluate("async each => { await each.decode(); return (await fetch(each.currentSrc)).text(); }").toString()).contains(picture);
    }

    private static void requireGarden(Page page, String button) {
        requireBrand(page, button, "rgb(0, 85, 0)", "#005500");
    }

    private static void requireTheatre(Page page, String button) {
        requireBrand(page, button, "rgb(85, 0, 119)", "#550077");
    }

    /** Nothing of one look is in the other. */
    private static void requireMuseum(Page page, String button) {
        assertThat(page.locator(button).evaluate(COLOR)).as(page.url()).isEqualTo("rgb(119, 51, 0)");
        assertThat(page.locator(".banner-customizable").count()).as(page.url()).isEqualTo(1);
        assertThat(page.locator(".kp-form-logo").count()).as(page.url()).isZero();
    }

    private Guest inAnotherTab(Guest guest) {
        return realm.guest(guest.page().context().newPage());
    }

    @Test
    void eachTabKeepsItsOwnThroughAllPages() {
        Guest garden = realm.guest().at("garden").sees("#kc-form-login", "brand-garden");
        Guest theatre = inAnotherTab(garden).at("theatre").sees("#kc-form-login", "brand-theatre");
        requireGarden(garden.page(), "#kc-login");
        requireTheatre(theatre.page(), "#kc-login");

        garden.signsIn("alice", "not her password").waitsFor("#input-error-username, #input-error-password");
        theatre.clicks("a[href*='reset-credentials']").waitsFor("#kc-reset-password-form");
        requireGarden(garden.page(), "#kc-login");
        requireTheatre(theatre.page(), "#kc-reset-password-form [type=submit]");
        garden.clicks("#kc-registration a").waitsFor("#kc-register-form");
        requireGarden(garden.page(), "#kc-register-form [type=submit]");
    }

    /** On the way back from the provider too, while the other tab is on its way elsewhere. */
    @ParameterizedTest
    @ValueSource(strings = {ProviderRealm.OIDC, ProviderRealm.SAML})
    void whoComesBackFromAProviderComesBackToTheBrand(String alias) {
        String bea = "bea-" + alias.toLowerCase(Locale.ROOT);
        provider.person(bea);
        Guest garden = realm.guest();
        CodeFlow flow = garden.flow("garden");
        garden.open(flow.authorizationUri()).clicks("#social-" + alias).waitsFor(AT_THE_PROVIDER);
        Guest theatre = inAnotherTab(garden).at("theatre").waitsFor("#kc-form-login");

        garden.signsIn(bea, ProviderRealm.PASSWORD).waitsFor("#kc-idp-review-profile-form");
        requireGarden(garden.page(), "#kc-idp-review-profile-form [type=submit]");
        requireTheatre(theatre.page(), "#kc-login");

        Tokens tokens = garden.getsTokens(flow, () -> garden.clicks("#kc-idp-review-profile-form [type=submit]"));
        assertThat(Tokens.claims(tokens.idToken()).path("aud").asText()).isEqualTo("garden");
    }

    /** Somebody who says no there, after having seen another brand last. */
    @ParameterizedTest
    @ValueSource(strings = {ProviderRealm.OIDC, ProviderRealm.SAML})
    void whomAProviderRefusesComesBackToTheBrand(String alias) {
        String dan = "dan-" + alias.toLowerCase(Locale.ROOT);
        provider.person(dan);
        provider.asksForConsent(true);
        try {
            Guest garden = realm.guest().at("garden").clicks("#social-" + alias).waitsFor(AT_THE_PROVIDER);
            Guest theatre = inAnotherTab(garden).at("theatre").waitsFor("#kc-form-login");

            garden.signsIn(dan, ProviderRealm.PASSWORD).clicks("#kc-cancel").waitsFor(".kp-body [role=alert]");
            requireGarden(garden.page(), "#kc-login");
            requireTheatre(theatre.page(), "#kc-login");
            garden.signsIn("alice").arrives();
        } finally {
            provider.asksForConsent(false);
        }
    }

    /** After an error and a way back to a page that has expired too. */
    @Test
    void theClassicLookIsOneOfThem() {
        Guest garden = realm.guest().at("garden").waitsFor("#kc-form-login");
        Guest museum = inAnotherTab(garden).at("museum").sees("#kc-form-login", "brand-museum");
        requireMuseum(museum.page(), "#kc-login");
        requireGarden(garden.page(), "#kc-login");

        museum.signsIn("alice", "not her password").waitsFor("#input-error-username, #input-error-password");
        garden.signsIn("alice", "not her password").waitsFor("#input-error-username, #input-error-password");
        requireMuseum(museum.page(), "#kc-login");
        requireGarden(garden.page(), "#kc-login");

        museum.clicks("a[href*='reset-credentials']").waitsFor("#kc-reset-password-form");
        requireMuseum(museum.page(), "#kc-reset-password-form [type=submit]");
        museum.page().goBack();
        museum.signsIn("alice", "not her password").waitsFor("#input-error-username, #input-error-password");
        requireMuseum(museum.page(), "#kc-login");
        garden.signsIn("alice").arrives();
    }

    /** Keycloak's cookie for beginning anew (RestartLoginCookie) knows the tab that was opened last; the other is told that it cannot go on. */
    @Test
    void whoTookTooLongIsToldSoInTheBrand() {
        Guest garden = realm.guest().at("garden").waitsFor("#kc-form-login");
        Guest theatre = inAnotherTab(garden).at("theatre").waitsFor("#kc-form-login");
        // A second after it was loaded, Keycloak's authChecker.js looks once whether a page is of another sign-in, and would load it anew.
        garden.page().evaluate("() => new Promise(done => setTimeout(done, 1001))");
        garden.page().context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("AUTH_SESSION_ID"));

        theatre.signsIn("alice").waitsFor("[role=alert]");
        assertThat(theatre.text("main")).contains("Your login attempt timed out");
        requireTheatre(theatre.page(), "#kc-login");
        garden.signsIn("alice").waitsFor("#kc-error-message");
        assertThat(garden.text("main")).contains("please login again through your application");
        requireLogo(garden.page(), "#005500");
        theatre.signsIn("alice").arrives();
    }

    @Test
    void whoComesBackFromAProviderComesBackToTheClassicLook() {
        provider.person("cleo");
        Guest museum = realm.guest();
        CodeFlow flow = museum.flow("museum");
        museum.open(flow.authorizationUri()).clicks("#social-" + ProviderRealm.OIDC).waitsFor("#username");
        Guest garden = inAnotherTab(museum).at("garden").waitsFor("#kc-form-login");

        museum.signsIn("cleo", ProviderRealm.PASSWORD).waitsFor("#kc-idp-review-profile-form");
        requireMuseum(museum.page(), "#kc-idp-review-profile-form [type=submit]");
        requireGarden(garden.page(), "#kc-login");

        Tokens tokens = museum.getsTokens(flow, () -> museum.clicks("#kc-idp-review-profile-form [type=submit]"));
        assertThat(Tokens.claims(tokens.idToken()).path("aud").asText()).isEqualTo("museum");
    }
}

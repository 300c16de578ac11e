package dev.keypool.it.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import dev.keypool.it.client.CodeFlow;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.logins.Providers;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.triggers.OwnFlow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** Signing in with a password, with name and password together or one after the other, and what can go wrong with it. */
@PagesOfEachLook
final class SignInPagesIT extends HostedPages {

    private static final String DARKNESS = """
            () => {
                const color = [document.body, document.documentElement].map(each => getComputedStyle(each).backgroundColor).find(each => !each.endsWith(', 0)'));
                return color.match(/\\d+/g).slice(0, 3).reduce((sum, each) => sum + Number(each), 0) < 384;
            }""";

    /** Itself, or what it lies in. */
    private static final String BORDERED = """
            at => [at, at.parentElement].some(each => { const style = getComputedStyle(each); return style.borderTopStyle !== 'none' && parseFloat(style.borderTopWidth) > 0; })""";

    SignInPagesIT(KeycloakServer server) {
        super(server);
    }

    @Override
    void settings(RealmRepresentation made) {
        made.setIdentityProviders(providers());
    }

    @Override
    void prepare() {
        realm().person("alice");
        realm().person("dora", user -> user.setEnabled(false));
        OwnFlow.add(realm().realm(), "name-first", "browser", "REQUIRED", "auth-username-form", "auth-password-form");
    }

    private static List<IdentityProviderRepresentation> providers() {
        Map<String, String> saml = Map.of("singleSignOnServiceUrl", "https://idp.example.com/saml", "idpEntityId", "https://idp.example.com");
        Map<String, String> social = Map.of("clientId", "shop", "clientSecret", "a secret");
        IdentityProviderRepresentation apple = Providers.oidc("apple", "https://appleid.apple.com");
        apple.setDisplayName("Apple");
        IdentityProviderRepresentation partner = Providers.of("saml", "partner", new HashMap<>(saml));
        partner.setDisplayName("A partner company with a rather long name");
        return List.of(Providers.of("google", "google", social), Providers.of("facebook", "facebook", social), apple, partner);
    }

    @Test
    void nameAndPasswordTogether() {
        Guest alice = guest();
        CodeFlow flow = alice.flow("app");
        alice.open(flow.authorizationUri()).sees("#kc-form-login", "sign-in");
        assertThat(alice.page().locator("#kc-social-providers a").allInnerTexts()).extracting(String::strip)
                .containsExactlyInAnyOrder("Google", "Facebook", "Apple", "A partner company with a rather long name");

        alice.signsIn("alice", "not her password").sees("#input-error-username, #input-error-password", "sign-in-wrong-password");
        assertThat(alice.text("#input-error-username, #input-error-password")).isEqualTo("Invalid username or password.");
        assertThat(alice.value("#username")).isEqualTo("alice");

        Tokens tokens = alice.getsTokens(flow, () -> alice.signsIn("alice"));
        assertThat(Tokens.claims(tokens.idToken()).path("preferred_username").asText()).isEqualTo("alice");
    }

    @Test
    void aDisabledAccount() {
        Guest dora = guest().at("app").signsIn("dora").sees(".kc-feedback-text", "sign-in-disabled");

        assertThat(dora.text("[role=alert], .kc-feedback-text")).contains("Account is disabled");
    }

    /** The browser knows the name the next time, when the session is over. */
    @Test
    void whoWantsToBeRememberedIs() {
        Guest alice = guest().at("app");
        alice.page().locator("#rememberMe").check();
        alice.signsIn("alice").arrives();
        realm().realm().resource().logoutAll();

        alice.at("app").sees("#kc-form-login", "sign-in-remembered");

        assertThat(alice.value("#username")).isEqualTo("alice");
        assertThat(alice.page().locator("#rememberMe").isChecked()).isTrue();
    }

    @Test
    void firstTheNameThenThePassword() {
        Guest alice = guest().at("name-first").sees("#username", "username-first");
        assertThat(alice.page().locator("#password").count()).isZero();

        alice.types("username", "nobody").clicks("#kc-login").sees("#input-error-username", "username-first-unknown");
        alice.types("username", "alice").clicks("#kc-login").sees("#password", "password");
        assertThat(alice.value("#kc-attempted-username")).isEqualTo("alice");

        alice.types("password", "not her password").clicks("#kc-login").sees("#input-error-password", "password-wrong");
        alice.clicks("#reset-login").waitsFor("#username");
        alice.types("username", "alice").clicks("#kc-login").types("password", HostedRealm.PASSWORD).clicks("#kc-login").arrives();
    }

    @Test
    void whoIsSignedInAlreadyTellsThePasswordAgain() {
        Guest alice = guest().at("app");
        alice.signsIn("alice").arrives();

        alice.with("prompt", "login").sees("#password", "sign-in-again");

        assertThat(alice.value("#kc-attempted-username")).isEqualTo("alice");
        alice.types("password", HostedRealm.PASSWORD).clicks("#kc-login").arrives();
    }

    @Test
    void aStepThatIsOver() {
        Guest alice = guest().at("name-first").waitsFor("#username");
        String first = alice.page().locator("#kc-form-login").getAttribute("action");
        alice.types("username", "alice").clicks("#kc-login").waitsFor("#password");

        alice.page().navigate(first);

        alice.sees("#loginContinueLink", "expired");
        alice.clicks("#loginContinueLink").waitsFor("#password");
        alice.types("password", HostedRealm.PASSWORD).clicks("#kc-login").arrives();
    }

    @Test
    void anApplicationThatIsUnknown() {
        Guest guest = guest().open("/protocol/openid-connect/auth?client_id=unknown&response_type=code").sees("#kc-error-message", "error");

        assertThat(guest.text("#kc-error-message")).contains("Client not found.");
    }

    /** By the system's preference: pages are dark where people want them to be. */
    @Test
    void darkIsDark() {
        Guest guest = guest().at("app").waitsFor("#kc-form-login");

        for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            guest.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            assertThat(guest.page().evaluate(DARKNESS)).as("%s", scheme).isEqualTo(scheme == ColorScheme.DARK);
        }
    }

    /** Windows' high contrast has no backgrounds: fields and buttons are seen by their borders. */
    @Test
    void highContrast() {
        Guest guest = guest().at("app").waitsFor("#kc-form-login");
        guest.page().emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        realm().check().picture(guest.page(), "sign-in-high-contrast");

        for (String selector : List.of("#username", "#password", "#kc-login", "#social-google")) {
            assertThat(guest.page().locator(selector).evaluate(BORDERED)).as(selector).isEqualTo(true);
        }
    }
}

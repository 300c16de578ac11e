package dev.keypool.it.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.keypool.it.client.CodeFlow;
import dev.keypool.it.logins.Providers;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.triggers.OwnFlow;
import dev.keypool.it.triggers.ProviderRealm;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** Many providers, providers that refuse, and what goes by a form of SAML. */
@PagesOfEachLook
final class ProviderPagesIT extends HostedPages {

    private static final List<String> SOCIAL =
            List.of("google", "facebook", "github", "gitlab", "microsoft", "linkedin-openid-connect", "bitbucket", "paypal", "stackoverflow");

    private ProviderRealm provider;

    ProviderPagesIT(KeycloakServer server) {
        super(server);
    }

    @Override
    void settings(RealmRepresentation made) {
        List<IdentityProviderRepresentation> providers = new ArrayList<>();
        SOCIAL.forEach(each -> providers.add(Providers.of(each, each, Map.of("clientId", "shop", "clientSecret", "a secret"))));
        IdentityProviderRepresentation apple = Providers.oidc("apple", "https://appleid.apple.com");
        apple.setDisplayName("Apple");
        providers.add(apple);
        made.setIdentityProviders(providers);
        List<ClientRepresentation> clients = new ArrayList<>(made.getClients());
        clients.add(samlApplication());
        made.setClients(clients);
    }

    /** To which people come by a form, that of the tests' application. */
    private static ClientRepresentation samlApplication() {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId("saml-app");
        client.setProtocol("saml");
        client.setRedirectUris(List.of(HostedRealm.CALLBACK.toString()));
        client.setAttributes(Map.of("saml.client.signature", "false", "saml.force.post.binding", "true", "saml_assertion_consumer_url_post", HostedRealm.CALLBACK.toString(),
                "saml_idp_initiated_sso_url_name", "saml-app"));
        return client;
    }

    @Override
    void prepare() {
        provider = ProviderRealm.of(server(), realm().realm());
        realm().person("alice");
        OwnFlow.add(realm().realm(), "name-first", "browser", "REQUIRED", "auth-username-form", "auth-password-form");
    }

    @Override
    void finish() {
        provider.close();
    }

    @Test
    void twelveOfThem() {
        Guest guest = guest().at("app").sees("#kc-social-providers", "providers-twelve");
        List<Locator> buttons = guest.page().locator("#kc-social-providers a").all();
        assertThat(buttons).hasSize(12);
        for (Locator button : buttons) {
            assertThat(button.boundingBox().height).as(button.innerText()).isGreaterThanOrEqualTo(24);
            assertThat(button.evaluate("at => at.scrollWidth <= at.clientWidth")).as(button.innerText()).isEqualTo(true);
        }
    }

    @Test
    void besideTheName() {
        Guest alice = guest().at("name-first").sees("#kc-social-providers", "username-first-providers");
        alice.types("username", "alice").clicks("#kc-login").sees("#password", "password-providers");
        alice.types("password", HostedRealm.PASSWORD).clicks("#kc-login").arrives();
    }

    /** As when somebody says no there. */
    @Test
    void aProviderRefuses() {
        Guest alice = guest().at("app").clicks("#social-" + ProviderRealm.OIDC).waitsFor("#kc-form-login");
        String state = CodeFlow.query(URI.create(alice.page().url()).getRawQuery()).get("state");

        alice.open("/broker/" + ProviderRealm.OIDC + "/endpoint?error=access_denied&state=" + state).sees("#kc-social-providers", "provider-refuses");

        assertThat(alice.text("main")).contains("Access denied");
        alice.signsIn("alice").arrives();
    }

    /** By its name, though there is none of it. */
    @Test
    void aProviderThatIsUnknown() {
        guest().open("/broker/nobody/login?client_id=app&tab_id=x").sees("#kc-error-message", "provider-unknown");
    }

    /** A script sends it at once, so it is only seen while the application does not answer. */
    @Test
    void aFormIsSentToTheApplication() {
        Guest alice = guest();
        alice.page().route(url -> url.startsWith(HostedRealm.CALLBACK.toString()), route -> route.abort("aborted"), new Page.RouteOptions().setTimes(1));
        alice.open("/protocol/saml/clients/saml-app").signsIn("alice").sees("[data-page-id=login-saml-post-form]", "saml-form");

        alice.page().evaluate("() => document.forms[0].submit()");
        alice.arrives();
    }

    @Test
    void withoutScriptTheFormHasAButton() {
        Guest alice = realm().guest(new Browser.NewContextOptions().setJavaScriptEnabled(false)).open("/protocol/saml/clients/saml-app");
        alice.signsIn("alice").waitsFor("form[name=saml-post-binding] [type=submit]");
        realm().check().picture(alice.page(), "saml-form-without-script");
        alice.clicks("form[name=saml-post-binding] [type=submit]").arrives();
    }
}

package dev.keypool.it.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.it.client.Admin;
import dev.keypool.it.client.CodeFlow;
import dev.keypool.it.client.KeypoolAdmin;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.logins.Providers;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import dev.keypool.it.triggers.PlainBrowser;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;

/** Pages say what is published for their app client. */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BrandedPagesIT {

    private static final String PASSWORD = "pass-word-1";
    private static final String KEYCLOAKS = "Sign in to your account";

    private final KeycloakServer server;
    private final Keycloak keycloak;
    private final ThrowawayRealm realm;
    private final KeypoolAdmin admin;

    BrandedPagesIT(KeycloakServer server) {
        this.server = server;
        this.keycloak = Admin.of(server);
        this.realm = ThrowawayRealm.on(server, settings -> {
            settings.setInternationalizationEnabled(true);
            settings.setSupportedLocales(Set.of("en", "de"));
            settings.setDefaultLocale("en");
            settings.setLoginTheme("keypool");
            settings.setUsers(List.of(ThrowawayRealm.user("ada", PASSWORD)));
        });
        this.admin = KeypoolAdmin.as(keycloak, server, realm.name()).at("keypool-hosted-ui");
    }

    @AfterEach
    void removeTheDefault() {
        admin.delete("default");
    }

    @AfterAll
    void removeRealm() {
        realm.close();
        keycloak.close();
    }

    @Test
    void twoAppClientsInOneBrowserSayTheirOwn() {
        String one = newClient();
        String other = newClient();
        publish(one, texts("en", Map.of("loginAccountTitle", "Welcome to One", "invalidUserMessage", "One knows no such person", "loginTitle", "One of {0}")));
        publish(other, texts("en", Map.of("loginAccountTitle", "Welcome to the Other")));
        PlainBrowser browser = browser();

        PlainBrowser.Page tabOfOne = open(browser, one);
        PlainBrowser.Page tabOfOther = open(browser, other);
        PlainBrowser.Page refusedByOther = browser.submit(tabOfOther, Map.of("username", "ada", "password", "wrong"));
        PlainBrowser.Page refusedByOne = browser.submit(tabOfOne, Map.of("username", "ada", "password", "wrong"));

        assertThat(tabOfOne.body()).contains("Welcome to One", "<title>One of " + realm.name() + "</title>").doesNotContain("Other");
        assertThat(tabOfOther.body()).contains("Welcome to the Other").doesNotContain("One of");
        assertThat(refusedByOne.body()).contains("Welcome to One", "One knows no such person").doesNotContain("Invalid username");
        assertThat(refusedByOther.body()).contains("Welcome to the Other", "Invalid username").doesNotContain("One knows");
        assertThat(browser.submit(refusedByOne, Map.of("username", "ada", "password", PASSWORD)).isSignedIn()).isTrue();
    }

    @Test
    void withoutItsOwnAnAppClientSaysTheDefaultFromTheNextPageOn() {
        String client = newClient();
        PlainBrowser browser = browser();
        assertThat(open(browser, client).body()).contains(KEYCLOAKS);

        publishAt("default", texts("en", Map.of("loginAccountTitle", "Everybody''s words")));
        assertThat(open(browser, client).body()).contains("Everybody&#39;s words");

        String its = "clients/" + id(client);
        assertThat(admin.put(its, texts("en", Map.of("loginAccountTitle", "Its own words"))).statusCode()).isEqualTo(200);
        assertThat(open(browser, client).body()).as("a draft").contains("Everybody&#39;s words");
        assertThat(admin.post(its + "/publish", "").statusCode()).isEqualTo(200);
        assertThat(open(browser, client).body()).contains("Its own words");

        assertThat(admin.delete(its).statusCode()).isEqualTo(204);
        assertThat(open(browser, client).body()).contains("Everybody&#39;s words");
        assertThat(admin.delete("default").statusCode()).isEqualTo(204);
        assertThat(open(browser, client).body()).contains(KEYCLOAKS);
    }

    @Test
    void textsAreInThePagesLanguageAndAboveTheRealmsOwn() {
        String client = newClient();
        ObjectNode texts = JsonNodeFactory.instance.objectNode();
        texts.putObject("texts").putObject("de").put("loginAccountTitle", "Los geht''s").put("doLogIn", "Hinein");
        realm.resource().localization().saveRealmLocalizationText("de", "loginAccountTitle", "Des Reiches Worte");
        publish(client, texts.toString());
        PlainBrowser browser = browser();

        assertThat(open(browser, client).body()).contains(KEYCLOAKS).doesNotContain("Hinein");
        assertThat(open(browser, client, "&ui_locales=de").body()).contains("Los geht&#39;s", "Hinein").doesNotContain("Des Reiches");
        assertThat(open(browser(), newClient(), "&ui_locales=de").body()).contains("Des Reiches Worte");
    }

    @Test
    void anyThemeSaysThem() {
        String client = newClient(representation -> representation.setAttributes(Map.of("login_theme", "keycloak")));
        publish(client, texts("en", Map.of("loginAccountTitle", "In the old theme")));

        assertThat(open(browser(), client).body()).contains("In the old theme", "/login/keycloak/");
    }

    @Test
    void pagesBesidesTheSignInAreTheAppClientsOrTheDefaults() {
        String client = newClient();
        publish(client, texts("en", Map.of("logoutConfirmTitle", "Leave the client", "errorTitle", "The client is sorry")));
        publishAt("default", texts("en", Map.of("logoutConfirmTitle", "Leave the realm", "errorTitle", "The realm is sorry", "oauth2DeviceVerificationTitle", "Whose device")));
        PlainBrowser browser = browser();
        URI logout = URI.create(server.realm(realm.name()) + "/protocol/openid-connect/logout");

        assertThat(browser.get(URI.create(logout + "?client_id=" + client)).body()).contains("Leave the client");
        assertThat(browser.get(logout).body()).contains("Leave the realm");
        assertThat(browser.get(URI.create(browser.flow(client).authorizationUri().toString().replace("localhost%3A3000", "evil.example"))).body()).contains("The client is sorry");
        assertThat(browser.get(URI.create(browser.flow("nobody").authorizationUri().toString())).body()).contains("The realm is sorry");
        assertThat(browser.get(URI.create(server.realm(realm.name()) + "/device")).body()).contains("Whose device");
    }

    @Test
    void aTextIsATextWhateverItSays() {
        String client = newClient();
        String hostile = "\"; alert(1) //' onload=\"alert(1)\" {9} '{0}' a''b it's \\u003c & \u2028";
        publish(client, texts("en", Map.of("loginAccountTitle", hostile, "loginTitle", hostile, "invalidUserMessage", hostile, "doLogIn", hostile, "username", hostile,
                "usernameOrEmail", hostile, "password", hostile, "showPassword", hostile, "noAccount", hostile)));
        PlainBrowser browser = browser();
        PlainBrowser.Page page = open(browser, client);
        PlainBrowser.Page refused = browser.submit(page, Map.of("username", "ada", "password", "wrong"));

        for (PlainBrowser.Page each : List.of(page, refused)) {
            assertThat(each.status()).isEqualTo(200);
            assertThat(each.body()).contains("&quot;; alert(1) //", "{0}", "its ").doesNotContain("onload=\"alert").doesNotContain("\"; alert(1)");
        }
        assertThat(browser.submit(refused, Map.of("username", "ada", "password", PASSWORD)).isSignedIn()).isTrue();
    }

    @Test
    void whoComesBackFromAProviderIsAtTheAppClientsPages() {
        String client = newClient();
        publish(client, texts("en", Map.of("confirmLinkIdpTitle", "Somebody of the client", "federatedIdentityConfirmLinkMessage", "Are you {1}, {0}?")));
        publishAt("default", texts("en", Map.of("confirmLinkIdpTitle", "Somebody of the realm")));
        // Whom the provider vouches for is there already, and Keycloak asks.
        realm.resource().users().create(ThrowawayRealm.user("bea", PASSWORD)).close();
        try (ThrowawayRealm provider = ThrowawayRealm.on(server, settings -> {
            settings.setUsers(List.of(ThrowawayRealm.user("bea", PASSWORD)));
            ClientRepresentation broker = new ClientRepresentation();
            broker.setClientId("broker");
            broker.setSecret(PASSWORD);
            broker.setRedirectUris(List.of(server.realm(realm.name()) + "/broker/corp/endpoint"));
            settings.setClients(List.of(broker));
        })) {
            realm.resource().identityProviders().create(providerAt(provider)).close();
            PlainBrowser browser = browser();

            PlainBrowser.Page atTheProvider = open(browser, client, "&kc_idp_hint=corp");
            PlainBrowser.Page back = browser.submit(atTheProvider, Map.of("username", "bea", "password", PASSWORD));

            assertThat(back.uri().toString()).contains("/realms/" + realm.name() + "/");
            assertThat(back.body()).contains("Somebody of the client", "Are you bea").doesNotContain("Somebody of the realm");
            assertThat(atTheProvider.body()).as("another realm").contains(KEYCLOAKS);
        }
    }

    private IdentityProviderRepresentation providerAt(ThrowawayRealm provider) {
        String own = server.ownUrl() + "/realms/" + provider.name() + "/protocol/openid-connect";
        return Providers.of("oidc", "corp", Map.of("issuer", server.issuer(provider.name()).toString(), "clientId", "broker", "clientSecret", PASSWORD,
                "authorizationUrl", server.realm(provider.name()) + "/protocol/openid-connect/auth", "tokenUrl", own + "/token", "jwksUrl", own + "/certs",
                "useJwksUrl", "true", "validateSignature", "true", "defaultScope", "openid", "clientAuthMethod", "client_secret_post"));
    }

    private PlainBrowser browser() {
        return new PlainBrowser(server, realm.name());
    }

    private PlainBrowser.Page open(PlainBrowser browser, String client) {
        return open(browser, client, "");
    }

    private PlainBrowser.Page open(PlainBrowser browser, String client, String more) {
        CodeFlow flow = browser.flow(client);
        PlainBrowser.Page page = browser.get(URI.create(flow.authorizationUri() + more));
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        return page;
    }

    private String newClient() {
        return newClient(representation -> {});
    }

    private String newClient(Consumer<ClientRepresentation> settings) {
        ClientRepresentation client = ThrowawayRealm.publicClient("c-" + UUID.randomUUID(), PlainBrowser.CALLBACK.toString());
        settings.accept(client);
        try (var created = realm.resource().clients().create(client)) {
            assertThat(created.getStatus()).isEqualTo(201);
        }
        return client.getClientId();
    }

    private String id(String client) {
        return realm.resource().clients().findByClientId(client).get(0).getId();
    }

    private void publish(String client, String draft) {
        publishAt("clients/" + id(client), draft);
    }

    private void publishAt(String branding, String draft) {
        HttpResponse<String> kept = admin.put(branding, draft);
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
        assertThat(admin.post(branding + "/publish", "").statusCode()).isEqualTo(200);
    }

    private static String texts(String language, Map<String, String> texts) {
        ObjectNode draft = JsonNodeFactory.instance.objectNode();
        ObjectNode in = draft.putObject("texts").putObject(language);
        texts.forEach(in::put);
        return draft.toString();
    }
}

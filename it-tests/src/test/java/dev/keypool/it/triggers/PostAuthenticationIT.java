package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.it.client.CodeFlow;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import dev.keypool.it.triggers.SignInPages.Page;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** A function that is asked at the end of sign-ins of every kind, in Keycloak's own flows as they come. */
@WithStandIns
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostAuthenticationIT {

    private static final String PROVIDERS_SECRET = "the secret between the realms";

    private final KeycloakServer server;
    private FunctionRealm realm;
    private String trigger;

    PostAuthenticationIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void makeTheRealm() {
        realm = FunctionRealm.on(server);
        add(consentingClient());
        add(samlClient());
        RealmRepresentation settings = realm.realm().resource().toRepresentation();
        settings.setEventsEnabled(true);
        realm.realm().resource().update(settings);
    }

    @AfterAll
    void close() {
        realm.close();
    }

    @BeforeEach
    void assign() {
        if (trigger != null) {
            realm.realm().resource().components().component(trigger).remove();
        }
        trigger = realm.assign("PostAuthentication", Map.of());
        realm.answers(event -> event);
        realm.events().clear();
        realm.realm().resource().users().get(id("alice")).logout();
    }

    @Test
    void itIsAskedAfterThePasswordGrant() {
        Map<String, String> form = new HashMap<>(realm.passwordGrant("alice", FunctionRealm.PASSWORD));
        form.put("aws_client_metadata", "{\"device\":\"a phone\"}");

        assertThat(realm.ask(form).statusCode()).isEqualTo(200);

        assertThat(realm.events()).hasSize(1);
        ObjectNode event = realm.events().get(0);
        assertThat(event.path("version").asText()).isEqualTo("1");
        assertThat(event.path("triggerSource").asText()).isEqualTo("PostAuthentication_Authentication");
        assertThat(event.path("userName").asText()).isEqualTo("alice");
        assertThat(event.at("/callerContext/clientId").asText()).isEqualTo("app");
        assertThat(event.at("/request/userAttributes/email").asText()).isEqualTo("alice@example.org");
        assertThat(event.at("/request/newDeviceUsed").isBoolean()).isTrue();
        assertThat(event.at("/request/clientMetadata/device").asText()).isEqualTo("a phone");
        assertThat(event.toString()).doesNotContain(FunctionRealm.PASSWORD);
    }

    @Test
    void itRefusesThePasswordGrantAndNoSessionStays() {
        realm.throwsError("Suspended");

        HttpResponse<String> response = realm.ask(realm.passwordGrant("alice", FunctionRealm.PASSWORD));

        assertThat(response.statusCode()).isEqualTo(400);
        JsonNode body = FunctionRealm.json(response.body());
        assertThat(body.path("error").asText()).isEqualTo("invalid_grant");
        assertThat(body.path("error_description").asText()).isEqualTo("PostAuthentication failed with error Suspended.");
        assertThat(body.has("access_token")).isFalse();
        assertThat(sessions("alice")).isZero();
    }

    @Test
    void aFunctionThatIsDownLetsNobodyIn() {
        realm.isDown();

        HttpResponse<String> response = realm.ask(realm.passwordGrant("alice", FunctionRealm.PASSWORD));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(FunctionRealm.json(response.body()).path("error").asText()).isEqualTo("temporarily_unavailable");
        assertThat(sessions("alice")).isZero();
    }

    @Test
    void wrongPasswordsRefreshesAndServicesAreNoSignIns() {
        realm.ask(realm.passwordGrant("alice", "not her password"));
        Tokens.ofClient(server, realm.realm().name(), "service", FunctionRealm.SECRET);
        assertThat(realm.events()).isEmpty();

        String refreshToken = realm.alice().refreshToken();
        Tokens.request(server, realm.realm().name(), Map.of("grant_type", "refresh_token", "client_id", "app", "refresh_token", refreshToken));

        assertThat(realm.events()).hasSize(1);
    }

    @Test
    void nothingStandsAfterItRefusedInTheBrowser() {
        SignInPages browser = browser();
        realm.throwsError("Not <b>today</b> &lt;i&gt;");

        Page refused = browser.signIn(browser.open(), "alice", FunctionRealm.PASSWORD);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("Not \u2039b\u203atoday\u2039/b\u203a").doesNotContain("PostAuthentication failed");
        assertThat(refused.html()).doesNotContain("<b>today").doesNotContain("<i>");
        assertThat(browser.hasCookie("KEYCLOAK_IDENTITY")).isFalse();
        assertThat(sessions("alice")).isZero();

        realm.answers(event -> event);
        CodeFlow flow = browser.flow("app");
        Page signIn = browser.open(flow.authorizationUri());
        assertThat(signIn.asksFor("password")).isTrue();
        Page back = browser.signIn(signIn, "alice", FunctionRealm.PASSWORD);
        assertThat(Tokens.claims(flow.redeem(back.uri().toString()).idToken()).path("preferred_username").asText()).isEqualTo("alice");
    }

    @Test
    void aSessionThatGoesOnIsNoSignIn() {
        SignInPages browser = browser();
        assertThat(browser.signIn(browser.open(), "alice", FunctionRealm.PASSWORD).isCallback()).isTrue();
        realm.throwsError("Not asked");

        assertThat(browser.open().isCallback()).isTrue();
        assertThat(realm.events()).hasSize(1);
    }

    @Test
    void aRefusedRepetitionEndsTheSession() {
        SignInPages browser = browser();
        browser.signIn(browser.open(), "alice", FunctionRealm.PASSWORD);
        realm.throwsError("Suspended");

        Page again = browser.open(URI.create(browser.flow("app").authorizationUri() + "&prompt=login"));
        Page refused = browser.submit(again, Map.of("username", "alice", "password", FunctionRealm.PASSWORD));

        assertThat(refused.text()).contains("Suspended");
        assertThat(sessions("alice")).isZero();
        assertThat(browser.hasCookie("KEYCLOAK_IDENTITY")).isFalse();
        assertThat(browser.open().asksFor("password")).isTrue();
    }

    @Test
    void itIsAskedAfterRequiredActionsWhichStayDone() {
        UserRepresentation zoe = ThrowawayRealm.user("zoe", FunctionRealm.PASSWORD);
        zoe.setRequiredActions(List.of("UPDATE_PASSWORD"));
        realm.realm().resource().users().create(zoe).close();
        SignInPages browser = browser();
        realm.throwsError("Suspended");

        Page change = browser.signIn(browser.open(), "zoe", FunctionRealm.PASSWORD);
        assertThat(change.asksFor("password-new")).isTrue();
        assertThat(realm.events()).isEmpty();
        Page refused = browser.submit(change, Map.of("password-new", "another password", "password-confirm", "another password"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("Suspended");
        assertThat(refusalsRecorded("zoe")).isEqualTo(1);
        assertThat(sessions("zoe")).isZero();
        assertThat(browser.hasCookie("KEYCLOAK_IDENTITY")).isFalse();
        realm.answers(event -> event);
        assertThat(realm.ask(realm.passwordGrant("zoe", "another password")).statusCode()).isEqualTo(200);
    }

    @Test
    void itIsAskedAfterConsent() {
        SignInPages browser = browser();
        realm.throwsError("Suspended");

        Page consent = browser.signIn(browser.open(browser.flow("consenting").authorizationUri()), "alice", FunctionRealm.PASSWORD);
        assertThat(consent.asksFor("accept")).isTrue();
        assertThat(realm.events()).isEmpty();
        Page refused = browser.submit(consent, Map.of("accept", "Yes"));

        assertThat(refused.text()).contains("Suspended");
        assertThat(sessions("alice")).isZero();
        assertThat(browser.hasCookie("KEYCLOAK_IDENTITY")).isFalse();
    }

    @Test
    void itIsAskedForApplicationsOfSaml() {
        URI start = URI.create(server.realm(realm.realm().name()) + "/protocol/saml/clients/partner");
        SignInPages browser = browser();
        realm.throwsError("Suspended");

        Page refused = browser.signIn(browser.open(start), "alice", FunctionRealm.PASSWORD);
        assertThat(refused.text()).contains("Suspended");
        assertThat(refused.html()).doesNotContain("SAMLResponse");
        assertThat(sessions("alice")).isZero();

        realm.answers(event -> event);
        assertThat(browser.signIn(browser.open(start), "alice", FunctionRealm.PASSWORD).html()).contains("SAMLResponse");
    }

    @Test
    void itIsAskedForPeopleOfAnIdentityProvider() {
        try (ThrowawayRealm home = ThrowawayRealm.on(server, settings -> {
            ClientRepresentation broker = new ClientRepresentation();
            broker.setClientId("broker");
            broker.setSecret(PROVIDERS_SECRET);
            broker.setRedirectUris(List.of("*"));
            settings.setClients(List.of(broker));
            settings.setUsers(List.of(ThrowawayRealm.user("gina", FunctionRealm.PASSWORD)));
        })) {
            provide(home);
            SignInPages browser = browser();
            URI start = URI.create(browser.flow("app").authorizationUri() + "&kc_idp_hint=home");
            realm.throwsError("Suspended");

            Page refused = browser.signIn(browser.open(start), "gina", FunctionRealm.PASSWORD);

            assertThat(refused.text()).contains("Suspended");
            assertThat(realm.events().get(0).path("userName").asText()).isEqualTo("gina");
            assertThat(refusalsRecorded("gina")).isEqualTo(1);
            assertThat(sessions("gina")).isZero();
            realm.answers(event -> event);
            Page back = browser.open(start);
            assertThat(back.isCallback()).as(back.status() + " " + back.uri() + " " + back.text()).isTrue();
        }
    }

    @Test
    void itMayBeIgnoredWhenItFails() {
        realm.realm().resource().components().component(trigger).remove();
        trigger = realm.assign("PostAuthentication", Map.of("onFailure", "continue"));
        realm.isDown();

        assertThat(realm.ask(realm.passwordGrant("alice", FunctionRealm.PASSWORD)).statusCode()).isEqualTo(200);
        SignInPages browser = browser();
        assertThat(browser.signIn(browser.open(), "alice", FunctionRealm.PASSWORD).isCallback()).isTrue();
    }

    /** And no successful sign-in. */
    private long refusalsRecorded(String username) {
        List<EventRepresentation> events = realm.realm().resource()
                .getEvents(List.of("LOGIN", "LOGIN_ERROR"), null, id(username), null, null, null, null, null);
        assertThat(events).extracting(EventRepresentation::getType).doesNotContain("LOGIN");
        return events.stream().filter(event -> "access_denied".equals(event.getError())
                && "PostAuthentication".equals(event.getDetails().get("reason"))).count();
    }

    private SignInPages browser() {
        return new SignInPages(server, realm.realm().name());
    }

    private String id(String username) {
        return realm.realm().resource().users().searchByUsername(username, true).get(0).getId();
    }

    private int sessions(String username) {
        return realm.realm().resource().users().get(id(username)).getUserSessions().size();
    }

    private void add(ClientRepresentation client) {
        try (Response response = realm.realm().resource().clients().create(client)) {
            assertThat(response.getStatus()).isEqualTo(201);
        }
    }

    private static ClientRepresentation consentingClient() {
        ClientRepresentation client = ThrowawayRealm.publicClient("consenting", FunctionRealm.CALLBACK.toString());
        client.setConsentRequired(true);
        return client;
    }

    private static ClientRepresentation samlClient() {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId("partner");
        client.setProtocol("saml");
        client.setRedirectUris(List.of(FunctionRealm.CALLBACK.toString()));
        client.setAttributes(Map.of("saml_idp_initiated_sso_url_name", "partner",
                "saml_assertion_consumer_url_post", FunctionRealm.CALLBACK.toString(), "saml.client.signature", "false", "saml.force.post.binding", "true"));
        return client;
    }

    private void provide(ThrowawayRealm home) {
        String oidc = server.realm(home.name()) + "/protocol/openid-connect";
        String own = server.ownUrl() + "/realms/" + home.name() + "/protocol/openid-connect";
        IdentityProviderRepresentation provider = new IdentityProviderRepresentation();
        provider.setAlias("home");
        provider.setProviderId("oidc");
        provider.setEnabled(true);
        provider.setConfig(new HashMap<>(Map.of("authorizationUrl", oidc + "/auth", "tokenUrl", own + "/token", "jwksUrl", own + "/certs",
                "useJwksUrl", "true", "validateSignature", "true", "issuer", server.issuer(home.name()).toString(), "clientId", "broker",
                "clientSecret", PROVIDERS_SECRET, "clientAuthMethod", "client_secret_post", "defaultScope", "openid profile email")));
        realm.realm().resource().identityProviders().create(provider).close();
    }
}

package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import dev.keypool.it.client.CodeFlow;
import dev.keypool.it.client.Http;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import dev.keypool.it.tools.Chromium;
import dev.keypool.it.tools.RequiresBrowser;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.ClientRepresentation;

/** A function that is asked before passwords are checked, in Keycloak's own flows as they come. */
@WithStandIns
final class PreAuthenticationIT {

    private static final String TRIGGER = "PreAuthentication";

    private final KeycloakServer server;
    private FunctionRealm realm;

    PreAuthenticationIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeEach
    void makeTheRealm() {
        realm = FunctionRealm.on(server);
        realm.assign(TRIGGER, Map.of());
    }

    @AfterEach
    void close() {
        realm.close();
    }

    @Test
    void itIsCalledBeforeThePasswordIsChecked() {
        HttpResponse<String> response = realm.ask(realm.passwordGrant("alice", "not her password"));

        assertThat(response.statusCode()).isIn(400, 401);
        assertThat(FunctionRealm.json(response.body()).path("error").asText()).isEqualTo("invalid_grant");
        ObjectNode event = realm.events().get(0);
        assertThat(event.path("triggerSource").asText()).isEqualTo("PreAuthentication_Authentication");
        assertThat(event.path("userName").asText()).isEqualTo("alice");
        assertThat(event.at("/request/userNotFound").asBoolean()).isFalse();
        assertThat(event.at("/request/validationData").isNull()).isTrue();
        assertThat(event.toString()).doesNotContain("not her password");
    }

    @Test
    void itIsCalledForPeopleWhoDoNotExist() {
        realm.ask(realm.passwordGrant("nobody", "a password"));

        ObjectNode event = realm.events().get(0);
        assertThat(event.path("userName").asText()).isEqualTo("nobody");
        assertThat(event.at("/request/userNotFound").asBoolean()).isTrue();
        assertThat(event.at("/request/userAttributes")).isEmpty();
    }

    @Test
    void whatTheApplicationSendsIsValidationData() {
        Map<String, String> form = new HashMap<>(realm.passwordGrant("alice", FunctionRealm.PASSWORD));
        form.put("aws_client_metadata", "{\"device\":\"a phone\"}");

        realm.ask(form);

        assertThat(realm.events().get(0).at("/request/validationData/device").asText()).isEqualTo("a phone");
    }

    @Test
    void itRefusesThePasswordGrant() {
        realm.throwsError("Wrong clientId");

        HttpResponse<String> response = realm.ask(realm.passwordGrant("alice", FunctionRealm.PASSWORD));

        assertThat(response.statusCode()).isEqualTo(400);
        JsonNode body = FunctionRealm.json(response.body());
        assertThat(body.path("error").asText()).isEqualTo("invalid_grant");
        assertThat(body.path("error_description").asText()).isEqualTo("PreAuthentication failed with error Wrong clientId.");
    }

    @Test
    void itIsNotCalledWhenTokensAreRefreshed() {
        String refreshToken = realm.alice().refreshToken();
        int before = realm.events().size();

        Tokens.request(server, realm.realm().name(), Map.of("grant_type", "refresh_token", "client_id", "app", "refresh_token", refreshToken));

        assertThat(realm.events()).hasSize(before);
    }

    /** SAML ECP: the password is in a header. */
    @Test
    void itIsAskedBeforeAPasswordInAHeader() {
        ClientRepresentation partner = new ClientRepresentation();
        partner.setClientId("partner");
        partner.setProtocol("saml");
        partner.setRedirectUris(List.of("http://localhost:3000/*"));
        partner.setAttributes(Map.of("saml.allow.ecp.flow", "true", "saml.client.signature", "false"));
        realm.realm().resource().clients().create(partner).close();
        realm.throwsError("Closed");

        assertThat(withPasswordInAHeader(FunctionRealm.PASSWORD)).doesNotContain("Assertion ");
        assertThat(withPasswordInAHeader("not her password")).doesNotContain("Assertion ");

        assertThat(realm.events()).hasSize(2).allSatisfy(event -> assertThat(event.path("userName").asText()).isEqualTo("alice"));
        realm.answers(event -> event);
        assertThat(withPasswordInAHeader(FunctionRealm.PASSWORD)).contains("Assertion ");
    }

    private String withPasswordInAHeader(String password) {
        String request = """
                <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><p:AuthnRequest xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol" \
                ID="_%s" Version="2.0" IssueInstant="%s" AssertionConsumerServiceURL="http://localhost:3000/saml"><a:Issuer \
                xmlns:a="urn:oasis:names:tc:SAML:2.0:assertion">partner</a:Issuer></p:AuthnRequest></s:Body></s:Envelope>"""
                .formatted(UUID.randomUUID(), Instant.now().truncatedTo(ChronoUnit.SECONDS));
        return new Http().post(URI.create(server.realm(realm.realm().name()) + "/protocol/saml"), request, "Content-Type", "text/xml", "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(("alice:" + password).getBytes(StandardCharsets.UTF_8))).body();
    }

    /** As after a wrong password: who has been found already is not asked for again. */
    @Test
    void aRefusedRepetitionDoesNotAskForTheName() {
        SignInPages browser = new SignInPages(server, realm.realm().name());
        assertThat(browser.signIn(browser.open(), "alice", FunctionRealm.PASSWORD).isCallback()).isTrue();
        URI again = URI.create(browser.flow("app").authorizationUri() + "&prompt=login");
        SignInPages.Page asked = browser.open(again);
        realm.throwsError("Not now");

        SignInPages.Page refused = browser.submit(asked, Map.of("password", FunctionRealm.PASSWORD));

        assertThat(asked.asksFor("username")).isFalse();
        assertThat(refused.text()).contains("Not now");
        assertThat(refused.asksFor("password")).isTrue();
        assertThat(refused.asksFor("username")).isFalse();
    }

    @Test
    @RequiresBrowser
    void itsTextIsOnTheHostedPageWithoutThePrefix() {
        realm.throwsError("Not <b>today</b>");
        inTheBrowser((page, flow) -> {
            signIn(page);

            assertThat(page.locator("body").textContent()).contains("Not \u2039b\u203atoday\u2039/b\u203a").doesNotContain("PreAuthentication failed");
            assertThat(page.locator("#kc-login").isVisible()).isTrue();

            realm.answers(event -> event);
            Request back = page.waitForRequest(request -> flow.isBack(request.url()), () -> signIn(page));
            assertThat(Tokens.claims(flow.redeem(back.url()).idToken()).path("preferred_username").asText()).isEqualTo("alice");
        });
    }

    private interface InTheBrowser {
        void run(Page page, CodeFlow flow);
    }

    private void inTheBrowser(InTheBrowser test) {
        CodeFlow flow = new CodeFlow(server, realm.realm().name(), "app", FunctionRealm.CALLBACK);
        Chromium chromium = Chromium.launch();
        try {
            Page page = chromium.newPage();
            page.navigate(flow.authorizationUri().toString());
            test.run(page, flow);
        } finally {
            chromium.close();
        }
    }

    private static void signIn(Page page) {
        page.locator("#username").fill("alice");
        page.locator("#password").fill(FunctionRealm.PASSWORD);
        page.locator("#kc-login").click();
    }
}

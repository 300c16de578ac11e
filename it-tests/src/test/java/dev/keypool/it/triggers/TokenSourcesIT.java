package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keypool.it.client.CodeFlow;
import dev.keypool.it.client.Http;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import dev.keypool.it.tools.RequiresJavaScript;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;

/** Why a function that changes tokens is asked, and what applications send it, by the flows of a running server. */
@WithStandIns
final class TokenSourcesIT {

    private static final String TRIGGER = "PreTokenGeneration";
    private static final String METADATA = "{\"game\":\"chess\"}";
    private static final String NEW_PASSWORD = "another password";

    private final KeycloakServer server;
    private FunctionRealm realm;
    private PlainBrowser browser;

    TokenSourcesIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeEach
    void makeTheRealm() {
        realm = FunctionRealm.on(server);
        browser = new PlainBrowser(server, realm);
    }

    @AfterEach
    void close() {
        realm.close();
    }

    private List<String> sources() {
        return realm.events().stream().map(event -> event.path("triggerSource").asText().replace("TokenGeneration_", "")).toList();
    }

    private JsonNode metadata() {
        return realm.events().get(realm.events().size() - 1).at("/request/clientMetadata");
    }

    private Tokens signIn() {
        CodeFlow flow = browser.flow();
        return flow.redeem(browser.signIn(flow, "alice").uri().toString());
    }

    private HttpResponse<String> refresh(String refreshToken, String metadata) {
        return realm.ask(Map.of("grant_type", "refresh_token", "client_id", "app", "refresh_token", refreshToken, "aws_client_metadata", metadata));
    }

    /** As an administrator sets one that is to be changed. */
    private void temporaryPassword() {
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue(FunctionRealm.PASSWORD);
        password.setTemporary(true);
        alice().resetPassword(password);
    }

    private UserResource alice() {
        return realm.realm().resource().users().get(realm.realm().resource().users().searchByUsername("alice", true).get(0).getId());
    }

    private PlainBrowser.Page choosePassword(PlainBrowser.Page page) {
        assertThat(page.body()).contains("password-new");
        return browser.submit(page, Map.of("password-new", NEW_PASSWORD, "password-confirm", NEW_PASSWORD));
    }

    @Test
    void clientsObserveHostedAuthAndRefreshTokens() {
        realm.assign(TRIGGER, Map.of());

        refresh(signIn().refreshToken(), "{}");

        assertThat(sources()).containsExactly("HostedAuth", "RefreshTokens");
    }

    @Test
    void whereAwssDocumentsContradictEachOtherTheSettingDecides() {
        realm.assign(TRIGGER, Map.of("hostedSource", "TokenGeneration_Authentication", "refreshSource", "TokenGeneration_Authentication"));

        refresh(signIn().refreshToken(), "{}");

        assertThat(sources()).containsExactly("Authentication", "Authentication");
    }

    @Test
    @RequiresJavaScript
    void aTemporaryPasswordIsChangedOnTheWay() throws Exception {
        realm.assign(TRIGGER, Map.of());
        temporaryPassword();
        CodeFlow flow = browser.flow();

        PlainBrowser.Page end = choosePassword(browser.signIn(flow, "alice"));
        refresh(flow.redeem(end.uri().toString()).refreshToken(), "{}");
        CodeFlow again = browser.flow();
        again.redeem(browser.open(again).uri().toString());

        assertThat(sources()).as("and nothing of it stays with the session").containsExactly("NewPasswordChallenge", "RefreshTokens", "HostedAuth");
        EventSchemas.requireValid(realm.events());
    }

    @Test
    void whoeverWantsAnotherPasswordWasNotChallenged() {
        realm.assign(TRIGGER, Map.of());
        CodeFlow flow = browser.flow();
        PlainBrowser.Page login = browser.get(URI.create(flow.authorizationUri() + "&kc_action=UPDATE_PASSWORD"));

        PlainBrowser.Page end = choosePassword(browser.submit(login, Map.of("username", "alice", "password", FunctionRealm.PASSWORD)));
        flow.redeem(end.uri().toString());

        assertThat(sources()).containsExactly("HostedAuth");
    }

    @Test
    void aDeviceIsSignedIn() {
        realm.assign(TRIGGER, Map.of());
        ClientRepresentation app = realm.realm().resource().clients().findByClientId("app").get(0);
        app.getAttributes().put("oauth2.device.authorization.grant.enabled", "true");
        realm.realm().resource().clients().get(app.getId()).update(app);
        JsonNode device = FunctionRealm.json(new Http().postForm(URI.create(server.realm(realm.realm().name()) + "/protocol/openid-connect/auth/device"),
                Map.of("client_id", "app", "scope", "openid")).body());
        PlainBrowser.Page login = browser.get(URI.create(device.path("verification_uri_complete").asText()));

        PlainBrowser.Page consent = browser.submit(login, Map.of("username", "alice", "password", FunctionRealm.PASSWORD));
        browser.submit(consent, Map.of("accept", "Yes"));
        HttpResponse<String> response = realm.ask(Map.of("grant_type", "urn:ietf:params:oauth:grant-type:device_code", "client_id", "app",
                "device_code", device.path("device_code").asText(), "aws_client_metadata", METADATA));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(sources()).containsExactly("AuthenticateDevice");
        assertThat(metadata().isMissingNode()).isTrue();
    }

    @Test
    void whatComesWithARefreshIsPassedOnAndChangesTokens() {
        realm.assign(TRIGGER, Map.of("lambdaVersion", "V2_0"));
        String refreshToken = realm.alice().refreshToken();
        realm.answers(event -> {
            event.withObject("/response").putObject("claimsAndScopeOverrideDetails").putObject("accessTokenGeneration")
                    .putObject("claimsToAddOrOverride").set("game", event.at("/request/clientMetadata/game"));
            return event;
        });

        JsonNode body = FunctionRealm.json(refresh(refreshToken, METADATA).body());

        assertThat(Tokens.claims(body.path("access_token").asText()).path("game").asText()).isEqualTo("chess");
        HttpResponse<String> malformed = refresh(refreshToken, "[1]");
        assertThat(malformed.statusCode()).isEqualTo(400);
        assertThat(FunctionRealm.json(malformed.body()).path("error").asText()).isEqualTo("invalid_request");
    }

    @Test
    void whatComesWithAHostedSignInIsPassedOnForThatSignIn() {
        realm.assign(TRIGGER, Map.of());
        CodeFlow flow = browser.flow();
        URI request = URI.create(flow.authorizationUri() + "&" + Http.encode(Map.of("aws_client_metadata", METADATA)));
        PlainBrowser.Page end = browser.submit(browser.get(request), Map.of("username", "alice", "password", FunctionRealm.PASSWORD));
        String refreshToken = flow.redeem(end.uri().toString()).refreshToken();
        assertThat(metadata().path("game").asText()).isEqualTo("chess");

        refresh(refreshToken, "");
        assertThat(metadata().isMissingNode()).as("a refresh has its own").isTrue();
        CodeFlow again = browser.flow();
        again.redeem(browser.open(again).uri().toString());
        assertThat(metadata().isMissingNode()).as("the next sign-in of the session has its own").isTrue();
    }

    @Test
    void whatComesWithAUserNameAndAPasswordIsNotPassedOn() {
        realm.assign(TRIGGER, Map.of());
        Map<String, String> form = new HashMap<>(realm.passwordGrant("alice", FunctionRealm.PASSWORD));
        form.put("aws_client_metadata", METADATA);

        assertThat(realm.ask(form).statusCode()).isEqualTo(200);

        assertThat(metadata().isMissingNode()).isTrue();
    }

    @Test
    void pagesShowCognitosPrefixWhereThatIsWanted() {
        realm.assign("PreAuthentication", Map.of("prefixOnPages", "true"));
        realm.throwsError("Not on <b>Sundays</b>");

        PlainBrowser.Page page = browser.signIn(browser.flow(), "alice");

        assertThat(page.body()).contains("PreAuthentication failed with error Not on ").contains("Sundays").doesNotContain("<b>Sundays");
        assertThat(page.asksForPassword()).isTrue();
    }

    @Test
    void theErrorPageShowsItToo() {
        realm.assign("PostAuthentication", Map.of("prefixOnPages", "true"));
        realm.throwsError("Not on <a href='https://example.com'>Sundays</a>");

        PlainBrowser.Page page = browser.signIn(browser.flow(), "alice");

        assertThat(page.isSignedIn()).isFalse();
        assertThat(page.body()).contains("PostAuthentication failed with error Not on ").doesNotContain("<a href='https://example.com").doesNotContain(
                "<a href=\"https://example.com");
    }

    @Test
    void answersAreVerifiedUnderEitherName() {
        realm.assign("DefineAuthChallenge", Map.of());
        realm.assign("CreateAuthChallenge", Map.of());
        realm.assign("VerifyAuthChallengeResponse", Map.of("verifySource", "VerifyAuthChallenge_Authentication"));
        Quiz quiz = new Quiz();
        realm.answers(event -> {
            boolean verification = event.path("triggerSource").asText().equals("VerifyAuthChallenge_Authentication");
            return quiz.apply(verification ? event.put("triggerSource", "VerifyAuthChallengeResponse_Authentication") : event);
        });

        PlainBrowser.Page end = browser.answer(browser.signIn(browser.flow(), "alice"), Quiz.RIGHT);

        assertThat(end.isSignedIn()).isTrue();
        assertThat(realm.events()).extracting(event -> event.path("triggerSource").asText()).contains("VerifyAuthChallenge_Authentication")
                .doesNotContain("VerifyAuthChallengeResponse_Authentication");
    }
}

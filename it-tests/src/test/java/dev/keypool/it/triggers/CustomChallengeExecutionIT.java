package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.it.client.CodeFlow;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.logins.Providers;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.resource.AuthenticationManagementResource;
import org.keycloak.representations.idm.AuthenticationExecutionInfoRepresentation;
import org.keycloak.representations.idm.AuthenticationFlowRepresentation;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Flows that an administrator has made: with the execution of our own, and with others of Keycloak's that take passwords. */
@WithStandIns
final class CustomChallengeExecutionIT {

    private static final String CUSTOM = "keypool-custom-challenge";

    private final KeycloakServer server;
    private FunctionRealm realm;
    private PlainBrowser browser;

    CustomChallengeExecutionIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeEach
    void makeTheRealm() {
        realm = FunctionRealm.on(server);
        Quiz.assign(realm);
        browser = new PlainBrowser(server, realm);
    }

    @AfterEach
    void close() {
        realm.close();
    }

    /** The browser flow from now on: all of them are required. */
    private void flow(String... executions) {
        AuthenticationManagementResource flows = realm.realm().resource().flows();
        AuthenticationFlowRepresentation flow = new AuthenticationFlowRepresentation();
        flow.setAlias("own");
        flow.setProviderId("basic-flow");
        flow.setTopLevel(true);
        flow.setBuiltIn(false);
        try (Response response = flows.createFlow(flow)) {
            assertThat(response.getStatus()).isEqualTo(201);
        }
        for (String execution : executions) {
            flows.addExecution("own", Map.of("provider", execution));
        }
        for (AuthenticationExecutionInfoRepresentation execution : flows.getExecutions("own")) {
            execution.setRequirement("REQUIRED");
            flows.updateExecutions("own", execution);
        }
        RealmRepresentation settings = realm.realm().resource().toRepresentation();
        settings.setBrowserFlow("own");
        realm.realm().resource().update(settings);
    }

    private PlainBrowser.Page name(CodeFlow flow, String username) {
        return browser.submit(browser.open(flow), Map.of("username", username));
    }

    @Test
    void theChallengeAloneSignsIn() {
        flow(CUSTOM);
        realm.assign("PreAuthentication", Map.of());
        realm.answers(event -> event.path("triggerSource").asText().startsWith("Pre") ? event : new Quiz().apply(event));
        CodeFlow flow = browser.flow();

        PlainBrowser.Page asked = name(flow, "alice@example.org");
        assertThat(asked.body()).contains(Quiz.QUESTION).contains("alice@example.org");
        PlainBrowser.Page end = browser.answer(asked, Quiz.RIGHT);

        assertThat(Tokens.claims(flow.redeem(end.uri().toString()).idToken()).path("preferred_username").asText()).isEqualTo("alice");
        assertThat(realm.events().get(0).path("triggerSource").asText()).isEqualTo("PreAuthentication_Authentication");
        ObjectNode define = realm.events().get(1);
        assertThat(define.path("userName").asText()).isEqualTo("alice");
        assertThat(define.at("/request/session")).isEmpty();
    }

    @Test
    void whoeverDoesNotExistSeesTheSamePages() {
        flow(CUSTOM);
        UserRepresentation alice = realm.realm().resource().users().searchByUsername("alice", true).get(0);
        PlainBrowser.Page nobody = name(browser.flow(), "nobody");
        PlainBrowser other = new PlainBrowser(server, realm);
        PlainBrowser.Page hers = other.submit(other.open(other.flow()), Map.of("username", "alice"));
        assertThat(same(nobody, "nobody")).isEqualTo(same(hers, "alice"));
        ObjectNode define = realm.events().get(0);
        assertThat(define.path("userName").asText()).isEqualTo("nobody");
        assertThat(define.at("/request/userNotFound").asBoolean()).isTrue();
        assertThat(define.at("/request/userAttributes")).isEmpty();

        PlainBrowser.Page wrong = browser.answer(nobody, Quiz.WRONG);
        assertThat(same(wrong, "nobody")).isEqualTo(same(other.answer(hers, Quiz.WRONG), "alice"));
        // Whatever the function thinks.
        PlainBrowser.Page end = browser.answer(wrong, Quiz.RIGHT);
        assertThat(end.isSignedIn()).isFalse();
        assertThat(end.body()).contains("You could not be signed in.");

        alice.setEnabled(false);
        realm.realm().resource().users().get(alice.getId()).update(alice);
        PlainBrowser third = new PlainBrowser(server, realm);
        PlainBrowser.Page disabled = third.submit(third.open(third.flow()), Map.of("username", "alice"));
        assertThat(same(disabled, "alice")).isEqualTo(same(hers, "alice"));
        assertThat(third.answer(disabled, Quiz.RIGHT).isSignedIn()).isFalse();
    }

    /** But for what is different at each request. */
    private static String same(PlainBrowser.Page page, String username) {
        return page.body().replace(username, "…").replaceAll("(session_code|execution|tab_id|client_data|auth_hash|code)=[^&\"]*", "$1=…")
                .replaceAll("name=\"challenge\" value=\"[^\"]*\"", "").replaceAll("checkAuthSession\\([^)]*\\)", "").replaceAll("\\s+", " ");
    }

    @Test
    void afterTheLastWrongAnswerItStaysOverUntilItBeginsAnew() {
        flow(CUSTOM);
        PlainBrowser.Page page = name(browser.flow(), "alice");
        for (int attempt = 0; attempt < 3; attempt++) {
            page = browser.answer(page, Quiz.WRONG);
        }
        assertThat(page.asks()).isFalse();
        assertThat(page.body()).contains("You could not be signed in.");
        int calls = realm.events().size();

        PlainBrowser.Page login = browser.get(page.restart());

        assertThat(realm.events()).hasSize(calls);
        assertThat(browser.answer(browser.submit(login, Map.of("username", "alice")), Quiz.RIGHT).isSignedIn()).isTrue();
    }

    @Test
    void afterKeycloaksFormForTheNameItAsksThatPerson() {
        flow("auth-username-form", CUSTOM);
        CodeFlow flow = browser.flow();

        PlainBrowser.Page asked = name(flow, "alice");

        assertThat(asked.asks()).isTrue();
        assertThat(browser.answer(asked, Quiz.RIGHT).isSignedIn()).isTrue();
    }

    @Test
    void wrongAnswersCountAsFailedSignInsUntilOneSucceeds() throws Exception {
        flow(CUSTOM);
        RealmRepresentation settings = realm.realm().resource().toRepresentation();
        settings.setBruteForceProtected(true);
        settings.setFailureFactor(10);
        settings.setQuickLoginCheckMilliSeconds(0L);
        realm.realm().resource().update(settings);

        PlainBrowser.Page wrong = browser.answer(name(browser.flow(), "alice"), Quiz.WRONG);
        assertThat(failuresOnceThey(failures -> failures > 0)).isEqualTo(1);
        assertThat(browser.answer(wrong, Quiz.RIGHT).isSignedIn()).isTrue();
        assertThat(failuresOnceThey(failures -> failures == 0)).isZero();
    }

    /** Keycloak counts in the background. */
    private int failuresOnceThey(IntPredicate are) throws InterruptedException {
        String alice = realm.realm().resource().users().searchByUsername("alice", true).get(0).getId();
        int failures = -1;
        for (int i = 0; i < 100 && !are.test(failures); i++) {
            Thread.sleep(50);
            failures = (Integer) realm.realm().resource().attackDetection().bruteForceUserStatus(alice).get("numFailures");
        }
        return failures;
    }

    @Test
    void withoutAFunctionItSignsNobodyIn() {
        flow(CUSTOM);
        realm.realm().resource().components().query(null, "dev.keypool.triggers.Trigger")
                .forEach(trigger -> realm.realm().resource().components().component(trigger.getId()).remove());

        PlainBrowser.Page page = browser.open(browser.flow());

        assertThat(page.isSignedIn()).isFalse();
        assertThat(page.asks()).isFalse();
        assertThat(page.status()).isLessThan(500);
    }

    @Test
    void thePasswordOnAPageOfItsOwnIsFollowedByTheChallenge() {
        flow("auth-username-form", "auth-password-form");
        PlainBrowser.Page password = name(browser.flow(), "alice");

        PlainBrowser.Page asked = browser.submit(password, Map.of("password", FunctionRealm.PASSWORD));

        assertThat(asked.asks()).isTrue();
        assertThat(browser.answer(asked, Quiz.RIGHT).isSignedIn()).isTrue();
    }

    @Test
    void aPasswordInAHeaderIsNotEnoughWhereSomethingIsAsked() {
        flow("http-basic-authenticator");
        String header = "Basic " + Base64.getEncoder().encodeToString(("alice:" + FunctionRealm.PASSWORD).getBytes(StandardCharsets.UTF_8));

        PlainBrowser.Page asked = browser.get(browser.flow().authorizationUri(), "Authorization", header);
        assertThat(asked.isSignedIn()).isFalse();
        assertThat(asked.status()).isEqualTo(403);

        realm.answers(event -> {
            event.withObject("/response").put("issueTokens", true);
            return event;
        });
        assertThat(browser.get(browser.flow().authorizationUri(), "Authorization", header).isSignedIn()).isTrue();
    }

    @Test
    void aPasswordAloneLinksNoAccountOfAnIdentityProvider() {
        ClientRepresentation broker = new ClientRepresentation();
        broker.setClientId("broker");
        broker.setSecret(FunctionRealm.SECRET);
        broker.setRedirectUris(List.of("*"));
        try (ThrowawayRealm other = ThrowawayRealm.on(server, settings -> {
            settings.setClients(List.of(broker));
            settings.setUsers(List.of(ThrowawayRealm.user("alice", "a password of the other realm")));
        })) {
            String frontend = server.realm(other.name()) + "/protocol/openid-connect";
            String backend = server.ownUrl() + "/realms/" + other.name() + "/protocol/openid-connect";
            realm.realm().resource().identityProviders().create(Providers.of("oidc", "other", Map.of("issuer", server.issuer(other.name()).toString(),
                    "clientId", "broker", "clientSecret", FunctionRealm.SECRET, "clientAuthMethod", "client_secret_post", "defaultScope", "openid profile email",
                    "authorizationUrl", frontend + "/auth", "tokenUrl", backend + "/token", "validateSignature", "false"))).close();
            PlainBrowser.Page elsewhere = browser.get(URI.create(browser.flow().authorizationUri() + "&kc_idp_hint=other"));
            PlainBrowser.Page confirm = browser.submit(elsewhere, Map.of("username", "alice", "password", "a password of the other realm"));
            PlainBrowser.Page password = browser.submit(confirm, Map.of("submitAction", "linkAccount"));
            assertThat(password.asksForPassword()).isTrue();
            assertThat(realm.events()).isEmpty();

            PlainBrowser.Page asked = browser.submit(password, Map.of("username", "alice", "password", FunctionRealm.PASSWORD));

            assertThat(asked.asks()).isTrue();
            assertThat(links()).isEmpty();
            assertThat(browser.answer(asked, Quiz.RIGHT).isSignedIn()).isTrue();
            assertThat(links()).hasSize(1);
        }
    }

    private List<FederatedIdentityRepresentation> links() {
        String alice = realm.realm().resource().users().searchByUsername("alice", true).get(0).getId();
        return realm.realm().resource().users().get(alice).getFederatedIdentity();
    }
}

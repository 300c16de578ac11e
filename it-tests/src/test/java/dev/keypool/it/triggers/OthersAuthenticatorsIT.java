package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.it.client.CodeFlow;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import dev.keypool.it.triggers.PlainBrowser.Page;
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
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Flows made of {@code it-tests/authenticators}, which know nothing of functions: nobody gets in unasked. */
@WithStandIns
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OthersAuthenticatorsIT {

    private static final String EXECUTION = "keypool-pre-authentication";
    private static final String PIN = "4711";

    private final KeycloakServer server;
    private FunctionRealm realm;
    private PlainBrowser browser;

    OthersAuthenticatorsIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void makeTheRealm() {
        realm = FunctionRealm.on(server);
        realm.assign("PreAuthentication", Map.of());
        OwnFlow.add(realm, "others", "browser", "REQUIRED", "example-name", "example-pin");
        OwnFlow.add(realm, "by-hand", "browser", "REQUIRED", "example-name", EXECUTION, "example-pin");
        OwnFlow.add(realm, "twice", "browser", "REQUIRED", "example-name", EXECUTION, "example-pin", EXECUTION);
        OwnFlow.add(realm, "too-early", "browser", "REQUIRED", EXECUTION, "example-name", "example-pin");
        OwnFlow.add(realm, "gateway", "browser", "ALTERNATIVE", "auth-cookie", "example-gateway");
        OwnFlow.add(realm, "others-grant", "direct_grant", "REQUIRED", "example-name", "example-pin");
        OwnFlow.add(realm, "migrating-grant", "direct_grant", "REQUIRED", EXECUTION, "keypool-user-migration", "example-name", "example-pin");
        OwnFlow.add(realm, "by-hand-grant", "direct_grant", "REQUIRED", "example-name", EXECUTION, "example-pin");
        UserRepresentation zoe = ThrowawayRealm.user("zoe", FunctionRealm.PASSWORD);
        zoe.setRequiredActions(List.of("UPDATE_PASSWORD"));
        realm.realm().resource().users().create(zoe).close();
        RealmRepresentation settings = realm.realm().resource().toRepresentation();
        settings.setEventsEnabled(true);
        settings.setRegistrationAllowed(true);
        realm.realm().resource().update(settings);
    }

    @AfterAll
    void close() {
        realm.close();
    }

    @BeforeEach
    void beginAnew() {
        realm.answers(event -> event);
        realm.events().clear();
        realm.realm().resource().logoutAll();
        realm.realm().resource().clearEvents();
        browser = new PlainBrowser(server, realm);
    }

    @Test
    void whoHasComeToTheEndIsAskedAboutOnce() {
        Page back = pin(name("others", "alice"));

        assertThat(back.isSignedIn()).isTrue();
        assertThat(realm.events()).hasSize(1);
        ObjectNode event = realm.events().get(0);
        assertThat(event.path("triggerSource").asText()).isEqualTo("PreAuthentication_Authentication");
        assertThat(event.path("userName").asText()).isEqualTo("alice");
        assertThat(event.at("/callerContext/clientId").asText()).isEqualTo("others");
        assertThat(event.at("/request/userAttributes/email").asText()).isEqualTo("alice@example.org");
        assertThat(event.at("/request/userNotFound").asBoolean()).isFalse();
        assertThat(event.at("/request/validationData").isNull()).isTrue();
    }

    @Test
    void whoIsRefusedThereHasNoSessionAndReadsTheText() {
        realm.throwsError("Not <b>today</b>");

        Page refused = pin(name("others", "alice"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("Not \u2039b\u203atoday\u2039/b\u203a").doesNotContain("PreAuthentication failed").doesNotContain("<b>today");
        assertThat(sessions("alice")).isZero();
        List<EventRepresentation> events = realm.realm().resource().getEvents(List.of("LOGIN", "LOGIN_ERROR"), null, null, null, null, null, null, null);
        assertThat(events).extracting(EventRepresentation::getType).containsExactly("LOGIN_ERROR");
        assertThat(events.get(0).getDetails()).containsEntry("reason", "PreAuthentication");
    }

    @Test
    void aFunctionThatIsDownLetsNobodyIn() {
        realm.isDown();

        Page refused = pin(name("others", "alice"));

        assertThat(refused.status()).isEqualTo(503);
        assertThat(sessions("alice")).isZero();
    }

    @Test
    void whoIsRefusedDoesNotComeToRequiredActions() {
        realm.throwsError("Suspended");

        Page refused = pin(name("others", "zoe"));

        assertThat(refused.body()).contains("Suspended").doesNotContain("password-new");
        realm.answers(event -> event);
        browser = new PlainBrowser(server, realm);
        assertThat(pin(name("others", "zoe")).body()).contains("password-new");
    }

    @Test
    void byHandItIsAskedBeforeTheProof() {
        realm.throwsError("Suspended");

        Page refused = name("by-hand", "alice");

        assertThat(refused.body()).contains("Suspended").doesNotContain("name=\"pin\"");
        assertThat(realm.events()).hasSize(1);
        assertThat(browser.get(withoutAction(refused)).body()).as("after a reload").contains("Suspended");
        assertThat(realm.events()).as("after a reload").hasSize(1);
        realm.answers(event -> event);
        Page anew = browser.get(refused.restart());
        assertThat(pin(browser.submit(anew, Map.of("username", "alice"))).isSignedIn()).isTrue();
    }

    @Test
    void byHandItIsAskedOnceToo() {
        assertThat(pin(name("by-hand", "alice")).isSignedIn()).isTrue();
        assertThat(realm.events()).hasSize(1);
        browser = new PlainBrowser(server, realm);
        assertThat(pin(name("twice", "alice")).isSignedIn()).isTrue();
        assertThat(realm.events()).hasSize(2);
    }

    @Test
    void whereNobodyIsIdentifiedYetItLetsNobodyPass() {
        Page page = browser.open(flow("too-early"));

        assertThat(page.isSignedIn()).isFalse();
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).doesNotContain("name=\"username\"");
        assertThat(realm.events()).isEmpty();
    }

    @Test
    void whoIsSignedInByAGatewayIsAskedAbout() {
        realm.throwsError("Suspended");
        URI start = flow("gateway").authorizationUri();

        Page refused = browser.get(start, "X-Gateway-User", "alice");
        assertThat(refused.body()).contains("Suspended");
        Page silently = browser.get(URI.create(start + "&prompt=none"), "X-Gateway-User", "alice");
        assertThat(silently.uri().getQuery()).contains("error=login_required").doesNotContain("code=");
        assertThat(sessions("alice")).isZero();

        realm.answers(event -> event);
        realm.events().clear();
        assertThat(browser.get(URI.create(start + "&prompt=none"), "X-Gateway-User", "alice").isSignedIn()).isTrue();
        assertThat(realm.events()).hasSize(1);
        assertThat(browser.get(start).isSignedIn()).as("the session goes on").isTrue();
        assertThat(realm.events()).hasSize(1);
    }

    @Test
    void nothingShownIsNoWayPastPostAuthentication() {
        String trigger = realm.assign("PostAuthentication", Map.of());
        try {
            realm.answers(event -> event);
            URI start = URI.create(flow("gateway").authorizationUri() + "&prompt=none");
            refuseOnly("PostAuthentication_Authentication");

            assertThat(browser.get(start, "X-Gateway-User", "alice").uri().getQuery()).contains("error=login_required");
            assertThat(sessions("alice")).isZero();
        } finally {
            realm.realm().resource().components().component(trigger).remove();
        }
    }

    @Test
    void theGrantIsRefusedBeforeItsTokens() {
        realm.throwsError("Suspended");

        HttpResponse<String> refused = grant("others-grant", PIN);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(FunctionRealm.json(refused.body()).path("error").asText()).isEqualTo("invalid_grant");
        assertThat(FunctionRealm.json(refused.body()).path("error_description").asText()).isEqualTo("PreAuthentication failed with error Suspended.");
        assertThat(sessions("alice")).isZero();
        realm.isDown();
        assertThat(grant("others-grant", PIN).statusCode()).isEqualTo(503);
        assertThat(sessions("alice")).isZero();
    }

    @Test
    void theGrantSucceedsAndItWasAskedOnce() {
        assertThat(grant("others-grant", PIN).statusCode()).isEqualTo(200);

        assertThat(realm.events()).hasSize(1);
        assertThat(realm.events().get(0).path("userName").asText()).isEqualTo("alice");
        assertThat(realm.events().get(0).at("/request/validationData/device").asText()).isEqualTo("a phone");
    }

    @Test
    void byHandTheGrantIsRefusedBeforeTheProof() {
        realm.throwsError("Suspended");

        HttpResponse<String> refused = grant("by-hand-grant", "not the PIN");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(FunctionRealm.json(refused.body()).path("error_description").asText()).isEqualTo("PreAuthentication failed with error Suspended.");
        realm.answers(event -> event);
        realm.events().clear();
        assertThat(grant("by-hand-grant", PIN).statusCode()).isEqualTo(200);
        assertThat(realm.events()).hasSize(1);
        assertThat(realm.events().get(0).at("/request/validationData/device").asText()).isEqualTo("a phone");
    }

    @Test
    void whomOnlyTheFunctionKnowsExistsBeforeOthersLook() {
        String trigger = realm.assign("UserMigration", Map.of());
        try {
            realm.answers(event -> {
                if (event.path("triggerSource").asText().equals("UserMigration_Authentication")) {
                    event.withObject("/response/userAttributes").put("email", "moved@example.org").put("email_verified", "true")
                            .put("given_name", "Moved").put("family_name", "Example");
                    event.withObject("/response").put("finalUserStatus", "CONFIRMED");
                }
                return event;
            });
            Map<String, String> form = form("migrating-grant", PIN);
            form.put("username", "moved");
            form.put("password", "an old password");

            assertThat(realm.ask(form).statusCode()).isEqualTo(200);

            assertThat(realm.events()).extracting(event -> event.path("triggerSource").asText())
                    .containsExactly("PreAuthentication_Authentication", "UserMigration_Authentication");
            assertThat(realm.events().get(0).at("/request/userNotFound").asBoolean()).isTrue();
            assertThat(realm.events().get(1).at("/request/password").asText()).isEqualTo("an old password");
            form.remove("username");
            assertThat(realm.ask(form).statusCode()).as("nobody").isEqualTo(400);
        } finally {
            realm.realm().resource().components().component(trigger).remove();
        }
    }

    @Test
    void metadataThatIsNoneIsTheApplicationsMistake() {
        Map<String, String> form = form("by-hand-grant", PIN);
        form.put("aws_client_metadata", "no JSON");

        HttpResponse<String> response = realm.ask(form);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(FunctionRealm.json(response.body()).path("error").asText()).isEqualTo("invalid_request");
        assertThat(realm.events()).isEmpty();
    }

    @Test
    void aRegistrationIsNoWayInPastIt() {
        realm.throwsError("Wait for your approval");
        Page signIn = browser.open(flow("app"));
        Page form = browser.get(signIn.registration());

        Page refused = browser.submit(form, Map.of("username", "newcomer", "email", "newcomer@example.org", "firstName", "New", "lastName", "Comer",
                "password", FunctionRealm.PASSWORD, "password-confirm", FunctionRealm.PASSWORD));

        assertThat(refused.isSignedIn()).isFalse();
        assertThat(refused.body()).contains("Wait for your approval");
        assertThat(sessions("newcomer")).isZero();
        assertThat(realm.events()).hasSize(1);
    }

    @Test
    void keycloaksOwnFormsAskOnceAsBefore() {
        assertThat(browser.signIn(flow("app"), "alice").isSignedIn()).isTrue();
        assertThat(realm.alice().accessToken()).isNotNull();
        assertThat(realm.events()).hasSize(2);
    }

    private void refuseOnly(String source) {
        realm.answers(event -> {
            if (event.path("triggerSource").asText().equals(source)) {
                event.put("response", "none");
            }
            return event;
        });
    }

    /** Where Keycloak has real browsers go on from what they have posted. */
    private static URI withoutAction(Page page) {
        return URI.create(page.uri().toString().replaceAll("(session_code|execution)=[^&]*&", ""));
    }

    private CodeFlow flow(String client) {
        return new CodeFlow(server, realm.realm().name(), client, FunctionRealm.CALLBACK);
    }

    private Page name(String client, String username) {
        return browser.submit(browser.open(flow(client)), Map.of("username", username));
    }

    private Page pin(Page page) {
        return browser.submit(page, Map.of("pin", PIN));
    }

    private Map<String, String> form(String client, String pin) {
        return new HashMap<>(Map.of("grant_type", "password", "client_id", client, "username", "alice", "pin", pin, "scope", "openid",
                "aws_client_metadata", "{\"device\":\"a phone\"}"));
    }

    private HttpResponse<String> grant(String client, String pin) {
        return realm.ask(form(client, pin));
    }

    private int sessions(String username) {
        String id = realm.realm().resource().users().searchByUsername(username, true).get(0).getId();
        return realm.realm().resource().users().get(id).getUserSessions().size();
    }
}

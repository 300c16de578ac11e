package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keypool.it.client.CodeFlow;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import dev.keypool.it.triggers.PlainBrowser.Page;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.representations.idm.ComponentRepresentation;

/** A session of one app client that goes on at another, which has triggers of its own. */
@WithStandIns
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ContinuedSessionIT {

    private static final String BEFORE = "PreAuthentication";
    private static final String AFTER = "PostAuthentication";

    private final KeycloakServer server;
    private FunctionRealm realm;
    private PlainBrowser browser;

    ContinuedSessionIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void makeTheRealm() {
        realm = FunctionRealm.on(server);
        for (String client : List.of("vault", "shop")) {
            try (Response response = realm.realm().resource().clients().create(ThrowawayRealm.publicClient(client, FunctionRealm.CALLBACK.toString()))) {
                assertThat(response.getStatus()).isEqualTo(201);
            }
        }
    }

    @AfterAll
    void close() {
        realm.close();
    }

    @BeforeEach
    void beginAnew() {
        for (ComponentRepresentation trigger : realm.realm().resource().components().query(null, "dev.keypool.triggers.Trigger")) {
            realm.realm().resource().components().component(trigger.getId()).remove();
        }
        realm.answers(event -> event);
        realm.events().clear();
        realm.realm().resource().logoutAll();
        browser = new PlainBrowser(server, realm);
    }

    @Test
    void itsOwnAreAskedOnceInASession() {
        ownTriggers();
        assertThat(signIn("app").isSignedIn()).isTrue();
        assertThat(realm.events()).isEmpty();

        assertThat(open("vault").isSignedIn()).isTrue();

        assertThat(asked()).containsExactly("PreAuthentication_Authentication vault", "PostAuthentication_Authentication vault");
        assertThat(realm.events().get(0).path("userName").asText()).isEqualTo("alice");
        assertThat(open("vault").isSignedIn()).isTrue();
        assertThat(open("app").isSignedIn()).isTrue();
        assertThat(asked()).hasSize(2);
    }

    @Test
    void whoIsRefusedStaysSignedInElsewhere() {
        ownTriggers();
        signIn("app");
        realm.throwsError("Not for you");

        Page refused = open("vault");

        assertThat(refused.isSignedIn()).isFalse();
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("Not for you");
        assertThat(sessions("vault")).isZero();
        assertThat(open("app").isSignedIn()).isTrue();
        assertThat(open("vault").isSignedIn()).as("again").isFalse();
    }

    @Test
    void postAuthenticationAloneKeepsPeopleOutToo() {
        realm.assign(AFTER, Map.of("appClient", "vault"));
        signIn("app");
        realm.throwsError("Not for you");

        assertThat(open("vault").body()).contains("Not for you");
        assertThat(open("vault", "none").uri().getQuery()).contains("error=login_required");
        assertThat(sessions("vault")).isZero();
        assertThat(open("app").isSignedIn()).isTrue();
    }

    @Test
    void askingSilentlyIsNoWayPast() {
        ownTriggers();
        signIn("app");
        realm.throwsError("Not for you");

        Page silently = open("vault", "none");

        assertThat(silently.uri().getQuery()).contains("error=login_required").doesNotContain("code=");
        assertThat(sessions("vault")).isZero();
        realm.answers(event -> event);
        realm.events().clear();
        assertThat(open("vault", "none").isSignedIn()).isTrue();
        assertThat(open("vault", "none").isSignedIn()).isTrue();
        assertThat(asked()).hasSize(2);
    }

    @Test
    void withoutRequiredActionsInTheRealmItIsTheSame() {
        ownTriggers();
        enable("VERIFY_EMAIL", false);
        enable("UPDATE_PASSWORD", false);
        try {
            signIn("app");
            realm.throwsError("Not for you");
            assertThat(open("vault").body()).contains("Not for you");
            assertThat(open("app").isSignedIn()).isTrue();
            realm.answers(event -> event);
            realm.events().clear();
            assertThat(open("vault").isSignedIn()).isTrue();
            assertThat(asked()).hasSize(2);
        } finally {
            enable("VERIFY_EMAIL", true);
            enable("UPDATE_PASSWORD", true);
        }
    }

    @Test
    void itsOwnDoNotStandForThePools() {
        realm.assign(BEFORE, Map.of());
        realm.assign(BEFORE, Map.of("appClient", "vault"));
        assertThat(signIn("vault").isSignedIn()).isTrue();

        assertThat(open("app").isSignedIn()).isTrue();
        assertThat(open("shop").isSignedIn()).isTrue();

        assertThat(asked()).containsExactly("PreAuthentication_Authentication vault", "PreAuthentication_Authentication app");
    }

    @Test
    void thePoolsAreNotAskedWhenASessionGoesOn() {
        realm.assign(BEFORE, Map.of());
        realm.assign(AFTER, Map.of());
        assertThat(signIn("app").isSignedIn()).isTrue();

        assertThat(open("vault").isSignedIn()).isTrue();
        assertThat(open("shop", "none").isSignedIn()).isTrue();

        assertThat(asked()).containsExactly("PreAuthentication_Authentication app", "PostAuthentication_Authentication app");
    }

    private void ownTriggers() {
        realm.assign(BEFORE, Map.of("appClient", "vault"));
        realm.assign(AFTER, Map.of("appClient", "vault"));
    }

    private void enable(String requiredAction, boolean enabled) {
        var actions = realm.realm().resource().flows();
        var action = actions.getRequiredAction(requiredAction);
        action.setEnabled(enabled);
        actions.updateRequiredAction(requiredAction, action);
    }

    private List<String> asked() {
        return realm.events().stream().map(event -> event.path("triggerSource").asText() + " " + client(event)).toList();
    }

    private static String client(JsonNode event) {
        return event.at("/callerContext/clientId").asText();
    }

    private CodeFlow flow(String client) {
        return new CodeFlow(server, realm.realm().name(), client, FunctionRealm.CALLBACK);
    }

    private Page signIn(String client) {
        return browser.signIn(flow(client), "alice");
    }

    private Page open(String client) {
        return browser.open(flow(client));
    }

    private Page open(String client, String prompt) {
        return browser.get(URI.create(flow(client).authorizationUri() + "&prompt=" + prompt));
    }

    private int sessions(String client) {
        String id = realm.realm().resource().clients().findByClientId(client).get(0).getId();
        return realm.realm().resource().clients().get(id).getApplicationSessionCount().get("count").intValue();
    }
}

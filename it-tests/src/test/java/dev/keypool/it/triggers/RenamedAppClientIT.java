package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.Response;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.resource.ComponentResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ComponentRepresentation;

/** A trigger of one app client keeps people out whatever the app client is called. */
@WithStandIns
final class RenamedAppClientIT {

    private static final String TYPE = "dev.keypool.triggers.Trigger";

    private final KeycloakServer server;
    private FunctionRealm realm;
    private String trigger;

    RenamedAppClientIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeEach
    void makeTheRealm() {
        realm = FunctionRealm.on(server);
        realm.throwsError("Members only");
        trigger = realm.assign("PreAuthentication", Map.of("appClient", "app"));
    }

    @AfterEach
    void close() {
        realm.close();
    }

    private HttpResponse<String> signIn(String client) {
        Map<String, String> form = new HashMap<>(realm.passwordGrant("alice", FunctionRealm.PASSWORD));
        form.put("client_id", client);
        return realm.ask(form);
    }

    private void rename(String from, String to) {
        ClientRepresentation client = realm.realm().resource().clients().findByClientId(from).get(0);
        client.setClientId(to);
        realm.realm().resource().clients().get(client.getId()).update(client);
    }

    private void add(String clientId) {
        try (Response response = realm.realm().resource().clients().create(ThrowawayRealm.publicClient(clientId, FunctionRealm.CALLBACK.toString()))) {
            assertThat(response.getStatus()).isEqualTo(201);
        }
    }

    private ComponentResource stored() {
        return realm.realm().resource().components().component(trigger);
    }

    private static void assertRefused(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("Members only");
    }

    @Test
    void itStaysWithTheAppClientAndSaysItsNewName() {
        assertRefused(signIn("app"));

        rename("app", "game");

        assertRefused(signIn("game"));
        ComponentRepresentation now = stored().toRepresentation();
        assertThat(now.getConfig().getFirst("appClient")).isEqualTo("game");
        assertThat(now.getConfig()).doesNotContainKey("appClientId");
        add("app");
        assertThat(signIn("app").statusCode()).as("another app client of that name").isEqualTo(200);
    }

    @Test
    void whatIsChangedAfterwardsChangesNothingAboutThat() {
        ComponentRepresentation before = stored().toRepresentation();
        rename("app", "game");
        ComponentRepresentation now = stored().toRepresentation();
        now.getConfig().putSingle("onFailure", "stop");
        stored().update(now);
        assertRefused(signIn("game"));

        before.getConfig().remove("appClient");
        stored().update(before);

        assertRefused(signIn("game"));
    }

    @Test
    void whoeverTakesThePlaceOfAnAppClientThatIsGoneHasItsTrigger() {
        realm.realm().resource().clients().get(realm.realm().resource().clients().findByClientId("app").get(0).getId()).remove();

        add("app");

        assertRefused(signIn("app"));
    }

    @Test
    void anAppClientThatIsNotThereIsRefused() {
        try (Response response = realm.create("another", TYPE, "trigger", Map.of("trigger", "PreSignUp", "function", "function", "appClient", "ap"))) {
            assertThat(response.getStatus()).isEqualTo(400);
            assertThat(response.readEntity(String.class)).contains("appClient must be the client ID of an app client of this realm.");
        }
        ComponentRepresentation now = stored().toRepresentation();
        now.getConfig().putSingle("appClient", "ap");
        assertThatExceptionOfType(BadRequestException.class).isThrownBy(() -> stored().update(now));
        assertRefused(signIn("app"));
    }

    @Test
    void oneAppClientHasOneFunctionUnderWhateverName() {
        rename("app", "game");

        try (Response response = realm.create("another", TYPE, "trigger", Map.of("trigger", "PreAuthentication", "function", "function",
                "appClient", "game"))) {
            assertThat(response.getStatus()).isEqualTo(400);
            assertThat(response.readEntity(String.class)).contains("has a function already for app client game.");
        }
    }
}

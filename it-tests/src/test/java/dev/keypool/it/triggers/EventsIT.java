package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keypool.it.client.Admin;
import dev.keypool.it.client.EventReceiver;
import dev.keypool.it.client.EventReceiver.Received;
import dev.keypool.it.client.KeypoolAdmin;
import dev.keypool.it.client.KeypoolMetrics;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** A function that gets Keycloak's events, after they are committed. */
@WithStandIns
final class EventsIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String PASSWORD = "a password";
    private static final String SUBSCRIPTION = "dev.keypool.triggers.EventSubscription";

    private final KeycloakServer server;
    private ThrowawayRealm realm;
    private EventReceiver receiver;
    private Keycloak admin;

    EventsIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeEach
    void makeTheRealm() {
        realm = ThrowawayRealm.on(server, settings -> {
            settings.setAdminEventsDetailsEnabled(true);
            settings.setClients(List.of(ThrowawayRealm.publicClient("app")));
            settings.setUsers(List.of(ThrowawayRealm.user("alice", PASSWORD), ThrowawayRealm.user("bob", PASSWORD)));
        });
        receiver = EventReceiver.in(server, realm.resource(), "receiver");
        admin = Admin.of(server);
    }

    @AfterEach
    void close() {
        admin.close();
        realm.close();
    }

    private Tokens signIn(String username) {
        return Tokens.byDirectGrant(server, realm.name(), "app", username, PASSWORD);
    }

    private KeypoolAdmin events() {
        return KeypoolAdmin.as(admin, server, realm.name());
    }

    private JsonNode deadLetters() {
        return events().read("events/dead-letters");
    }

    private static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(SOON);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("it should have happened by now").isBefore(deadline);
        }
    }

    @Test
    void signInsAndFailuresAreSentInTheirOrder() {
        receiver.subscribe(Map.of(), "LOGIN", "*_ERROR");
        assertThatThrownBy(() -> Tokens.byDirectGrant(server, realm.name(), "app", "alice", "not her password"));
        String alice = Tokens.claims(signIn("alice").idToken()).path("sub").asText();

        List<Received> both = receiver.next(2, SOON);

        assertThat(both).extracting(Received::name).containsExactly("LOGIN_ERROR", "LOGIN");
        for (Received received : both) {
            JsonNode event = received.event();
            assertThat(event.path("id").asText()).isEqualTo(received.id()).hasSize(36);
            assertThat(event.path("type").asText()).isEqualTo("keycloak.user-event");
            assertThat(event.path("realm").asText()).isEqualTo(realm.name());
            assertThat(event.path("clientId").asText()).isEqualTo("app");
            assertThat(event.path("userId").asText()).isEqualTo(alice);
            assertThat(Instant.parse(event.path("time").asText())).isAfter(Instant.now().minus(Duration.ofMinutes(5)));
            assertThat(event.toString()).as("no credentials, and nobody asked for personal data")
                    .doesNotContain("not her password", PASSWORD, "\"username\"", "@example.org", "ipAddress", "code_id");
        }
        assertThat(both.get(0).event().path("error").asText()).isEqualTo("invalid_user_credentials");
        assertThat(both.get(1).event().path("error").isMissingNode()).isTrue();
        assertThat(new KeypoolMetrics(server).all().lines().filter(line -> line.startsWith("keypool_events_attempts_total")
                && line.contains(realm.name()) && line.contains("delivered") && line.contains("receiver"))).hasSize(1);
    }

    @Test
    void deliveriesAreObservedAsCallsAreUntilTheirSubscriptionGoes() {
        String subscription = receiver.subscribe(Map.of(), "LOGIN");
        signIn("alice");
        receiver.next(SOON);

        await(() -> meters("keypool_trigger_calls_seconds_count", "Events") == 1 && meters("keypool_events_attempts_total", "delivered") == 1);
        JsonNode last = events().at("keypool/triggers").read("functions/receiver/invocations").at("/invocations/0");
        assertThat(last.path("triggerSource").asText()).isEqualTo("LOGIN");
        assertThat(last.path("outcome").asText()).isEqualTo("success");
        assertThat(last.path("attempts").asInt()).isEqualTo(1);

        realm.resource().components().component(subscription).remove();

        assertThat(meters("keypool_trigger_calls_seconds_count", "Events")).isZero();
        assertThat(meters("keypool_events_attempts_total", "delivered")).isZero();
    }

    private long meters(String name, String tag) {
        return new KeypoolMetrics(server).all().lines()
                .filter(line -> line.startsWith(name) && line.contains(realm.name()) && line.contains(tag)).count();
    }

    @Test
    void personalDataIsThereWhereItIsWanted() {
        receiver.subscribe(Map.of("includePersonalData", "true"), "LOGIN");
        signIn("alice");

        JsonNode event = receiver.next(SOON).event();

        assertThat(event.at("/details/username").asText()).isEqualTo("alice");
        assertThat(event.path("ipAddress").asText()).isNotEmpty();
    }

    @Test
    void whatAdministratorsDoIsSent() {
        receiver.subscribe(Map.of("includeRepresentation", "true"), "USER:*");
        realm.resource().users().create(ThrowawayRealm.user("carol", "carol's own password")).close();
        JsonNode created = receiver.next(SOON).event();
        assertThat(created.path("type").asText()).isEqualTo("keycloak.admin-event");
        assertThat(created.path("operationType").asText()).isEqualTo("CREATE");
        assertThat(created.path("resourcePath").asText()).startsWith("users/");
        assertThat(created.at("/representation/username").asText()).isEqualTo("carol");
        assertThat(created.at("/authDetails/realm").asText()).isEqualTo("master");
        assertThat(created.toString()).doesNotContain("carol's own password");

        RealmRepresentation settings = realm.resource().toRepresentation();
        settings.setAdminEventsDetailsEnabled(false);
        realm.resource().update(settings);
        realm.resource().users().delete(created.path("resourcePath").asText().substring("users/".length())).close();
        realm.resource().users().create(ThrowawayRealm.user("dave", PASSWORD)).close();

        assertThat(receiver.next(2, SOON)).extracting(Received::name).containsExactlyInAnyOrder("USER:DELETE", "USER:CREATE");
        assertThat(receiver.attempts()).last().satisfies(last -> assertThat(last.event().has("representation"))
                .as("the realm does not give it").isFalse());
    }

    /** The description is too long for its column, which the database says only when the transaction, with the event in it, commits. */
    @Test
    void nothingIsSentOfWhatRollsBack() {
        receiver.subscribe(Map.of(), "REALM_ROLE:CREATE");
        RoleRepresentation role = new RoleRepresentation("rolled-back", "x".repeat(300), false);
        assertThatThrownBy(() -> realm.resource().roles().create(role)).isInstanceOf(WebApplicationException.class);
        assertThat(realm.resource().roles().list()).extracting(RoleRepresentation::getName).doesNotContain("rolled-back");

        realm.resource().roles().create(new RoleRepresentation("committed", "x", false));

        assertThat(receiver.next(SOON).event().path("resourcePath").asText()).isEqualTo("roles/committed");
        await(() -> events().read("events").path("queued").asInt() == 0);
        assertThat(receiver.attempts()).hasSize(1);
    }

    @Test
    void whatFailsIsSentAgainWithItsIdBeforeWhatCameAfter() {
        receiver.isDown();
        receiver.subscribe(Map.of(), "LOGIN", "REFRESH_TOKEN");
        Tokens tokens = signIn("alice");
        String first = receiver.nextAttempt(SOON).id();
        Tokens.request(server, realm.name(), Map.of("grant_type", "refresh_token", "client_id", "app", "refresh_token", tokens.refreshToken()));
        assertThat(receiver.nextAttempt(SOON).id()).isEqualTo(first);

        receiver.isUp();

        List<Received> both = receiver.next(2, SOON);
        assertThat(both).extracting(Received::name).containsExactly("LOGIN", "REFRESH_TOKEN");
        assertThat(both.get(0).id()).isEqualTo(first);
        assertThat(receiver.attempts()).filteredOn(received -> received.name().equals("REFRESH_TOKEN")).hasSize(1);
    }

    @Test
    void aSlowEventOfOnePersonHoldsUpNobodyElse() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        String alice = Tokens.claims(signIn("alice").idToken()).path("sub").asText();
        receiver.answers(received -> {
            if (received.event().path("userId").asText().equals(alice)) {
                try {
                    end.await(4, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return 204;
        });
        receiver.subscribe(Map.of(), "LOGIN");
        signIn("alice");
        assertThat(receiver.nextAttempt(SOON).event().path("userId").asText()).isEqualTo(alice);
        signIn("bob");

        assertThat(receiver.next(SOON).event().path("userId").asText()).isNotEqualTo(alice);
        end.countDown();
        assertThat(receiver.next(SOON).event().path("userId").asText()).isEqualTo(alice);
    }

    @Test
    void whatIsGivenUpIsADeadLetterThatCanBeSentAgain() {
        receiver.isDown();
        receiver.subscribe(Map.of("maxAttempts", "1"), "LOGIN");
        signIn("alice");
        String id = receiver.nextAttempt(SOON).id();
        await(() -> deadLetters().size() == 1);

        JsonNode letter = deadLetters().get(0);
        assertThat(letter.path("eventId").asText()).isEqualTo(id);
        assertThat(letter.path("event").asText()).isEqualTo("LOGIN");
        assertThat(letter.path("attempts").asInt()).isEqualTo(1);
        assertThat(letter.path("error").asText()).isEqualTo("The function answered with status 503");
        assertThat(letter.has("payload")).isFalse();
        String path = "events/dead-letters/" + letter.path("id").asText();
        assertThat(events().read(path).at("/payload/id").asText()).isEqualTo(id);

        receiver.isUp();
        assertThat(events().post(path + "/resend", "").statusCode()).isEqualTo(204);
        assertThat(receiver.next(SOON).id()).isEqualTo(id);
        assertThat(deadLetters()).isEmpty();
        assertThat(events().post(path + "/resend", "").statusCode()).isEqualTo(404);
        assertThat(events().get("events/dead-letters/x").statusCode()).isEqualTo(404);
        assertThat(events().get("events/dead-letters?max=1000").statusCode()).isEqualTo(400);
    }

    @Test
    void allDeadLettersAreSentAgainOrDeleted() {
        receiver.isDown();
        String subscription = receiver.subscribe(Map.of("maxAttempts", "1"), "LOGIN");
        signIn("alice");
        signIn("bob");
        await(() -> deadLetters().size() == 2);

        receiver.isUp();
        JsonNode answer = KeypoolAdmin.json(events().post("events/dead-letters/resend", ""));
        assertThat(answer.path("resent").asInt()).isEqualTo(2);
        assertThat(answer.path("deadLetters").asInt()).isZero();
        receiver.next(2, SOON);

        receiver.isDown();
        signIn("alice");
        await(() -> deadLetters().size() == 1);
        realm.resource().components().component(subscription).remove();
        String path = "events/dead-letters/" + deadLetters().get(0).path("id").asText();
        assertThat(events().post(path + "/resend", "").statusCode()).isEqualTo(409);
        assertThat(events().delete("events/dead-letters").statusCode()).isEqualTo(204);
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void aDeletedSubscriptionGetsNothingMore() {
        receiver.isDown();
        String subscription = receiver.subscribe(Map.of(), "LOGIN");
        signIn("alice");
        receiver.nextAttempt(SOON);
        realm.resource().components().component(subscription).remove();
        receiver.isUp();

        await(() -> events().read("events").path("queued").asInt() == 0);
        signIn("alice");
        assertThat(receiver.others()).isEmpty();
    }

    @Test
    void onlyThoseWhoMayManageEventsSendThemAgain() {
        assertThat(as("alice").get("events/dead-letters").statusCode()).isEqualTo(403);
        assertThat(as("alice").get("events").statusCode()).isEqualTo(403);
        allow("alice", "view-events");
        assertThat(as("alice").get("events/dead-letters").statusCode()).isEqualTo(200);
        assertThat(as("alice").post("events/dead-letters/resend", "").statusCode()).isEqualTo(403);
        assertThat(as("alice").delete("events/dead-letters").statusCode()).isEqualTo(403);
        allow("bob", "manage-events");
        assertThat(as("bob").post("events/dead-letters/resend", "").statusCode()).isEqualTo(200);
        assertThat(KeypoolAdmin.with(server, realm.name(), "nobody").get("events").statusCode()).isEqualTo(401);
        assertThat(events().get("nothing").statusCode()).isEqualTo(404);
    }

    private KeypoolAdmin as(String username) {
        return KeypoolAdmin.with(server, realm.name(), Tokens.byDirectGrant(server, realm.name(), "admin-cli", username, PASSWORD).accessToken());
    }

    private void allow(String username, String role) {
        UserRepresentation user = realm.resource().users().searchByUsername(username, true).get(0);
        String management = realm.resource().clients().findByClientId("realm-management").get(0).getId();
        realm.resource().users().get(user.getId()).roles().clientLevel(management)
                .add(List.of(realm.resource().clients().get(management).roles().get(role).toRepresentation()));
    }

    @Test
    void subscriptionsAreCheckedAndExported() {
        assertThat(refusal(Map.of("events", List.of("LOGIN")))).contains("function is required.");
        assertThat(refusal(Map.of("function", List.of("receiver")))).contains("events must have 1 to 50 values.");
        assertThat(refusal(Map.of("function", List.of("receiver"), "events", List.of("login")))).contains("events must be types of events");
        assertThat(refusal(Map.of("function", List.of("receiver"), "events", List.of("LOGGED_IN")))).contains("no such event: LOGGED_IN.");
        assertThat(refusal(Map.of("function", List.of("receiver"), "events", List.of("LOGIN"), "maxAttempts", List.of("0"))))
                .contains("maxAttempts must be a number from 1 to 1000.");
        assertThat(refusal(Map.of("function", List.of("receiver"), "events", List.of("LOGIN"), "includePersonalData", List.of("yes"))))
                .contains("includePersonalData must be true or false.");

        receiver.subscribe(Map.of("maxAgeMinutes", "5"), "LOGIN", "USER:*");
        assertThat(events().export()).contains(SUBSCRIPTION, "USER:*");
    }

    private String refusal(Map<String, List<String>> settings) {
        try (Response response = EventReceiver.create(realm.resource(), "events", SUBSCRIPTION, "event-subscription", settings)) {
            assertThat(response.getStatus()).isEqualTo(400);
            return response.readEntity(String.class);
        }
    }
}

package dev.keypool.it.identitypools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keypool.it.client.GameRealm;
import dev.keypool.it.client.Http;
import dev.keypool.it.client.KeypoolMetrics;
import dev.keypool.it.client.PoolUser;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityException;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;

/**
 * Exchanges that need no Keycloak session, because everything that they ask is in caches: nobody can tell, but for the
 * speed. What they must notice at once is in {@code RevocationAttackIT}.
 */
@WithKeycloak
final class WarmExchangeIT {

    private final KeycloakServer server;
    private final KeypoolMetrics metrics;

    WarmExchangeIT(KeycloakServer server) {
        this.server = server;
        this.metrics = new KeypoolMetrics(server);
    }

    @Test
    void peoplesAndGuestsRepeatedExchangesAreWarm() {
        try (GameRealm realm = GameRealm.on(server)) {
            PoolUser alice = realm.alice();
            String identity = alice.getId(realm.pool());
            PoolUser guest = realm.guest();
            String guestIdentity = guest.getId(realm.pool());

            assertThat(warm(() -> alice.getCredentials(identity))).isPositive();
            assertThat(warm(() -> guest.getCredentials(guestIdentity))).isPositive();

            assertThat(metrics.all()).as("HTTP metrics are by template").contains("uri=\"/realms/{realm}/{extension}\"").doesNotContain("/realms/" + realm.name());
            assertThat(alice.callerIdentity(alice.getCredentials(identity).credentials()).arn())
                    .isEqualTo("arn:aws:sts::000000000000:assumed-role/player/CognitoIdentityCredentials");
            assertThat(realm.evaluations().allows(alice.getCredentials(identity).credentials(), "s3:GetObject",
                    "arn:aws:s3:::game/saves/" + identity + "/1")).isTrue();
        }
    }

    /** A query makes the request one that goes the usual way. */
    @Test
    void theAnswerIsTheSameEitherWay() throws Exception {
        try (GameRealm realm = GameRealm.on(server)) {
            String body = "{\"IdentityId\":\"" + realm.guest().getId(realm.pool()) + "\"}";
            for (int time = 1; time <= 3; time++) {
                call(realm, "", body);
            }
            double before = metrics.requests(Map.of("warm", "true"));
            HttpResponse<String> warm = call(realm, "", body);
            assertThat(metrics.requests(Map.of("warm", "true"))).isEqualTo(before + 1);
            HttpResponse<String> usual = call(realm, "?x=1", body);

            assertThat(warm.statusCode()).isEqualTo(usual.statusCode()).isEqualTo(200);
            assertThat(headers(warm)).isEqualTo(headers(usual)).containsKeys("access-control-allow-origin", "strict-transport-security");
            ObjectMapper json = new ObjectMapper();
            assertThat(names(json, warm)).isEqualTo(names(json, usual)).isNotEmpty();
        }
    }

    @Test
    void aWrongRequestIsRefusedAsEver() {
        try (GameRealm realm = GameRealm.on(server)) {
            PoolUser alice = realm.alice();
            String identity = alice.getId(realm.pool());
            warm(() -> alice.getCredentials(identity));

            assertThatThrownBy(() -> realm.guest().getCredentials(identity)).isInstanceOf(NotAuthorizedException.class)
                    .hasMessageContaining("Access to Identity '" + identity + "' is forbidden.");
            assertThatThrownBy(() -> PoolUser.with(server, realm.name(), alice.idToken() + "x").getCredentials(identity))
                    .isInstanceOf(NotAuthorizedException.class).hasMessageContaining("Token signature invalid");
            assertThatThrownBy(() -> alice.getCredentials(identity, "arn:aws:iam::000000000000:role/guest"))
                    .isInstanceOf(NotAuthorizedException.class);
        }
    }

    /** A listener may want to hear of each exchange: those are not warm. */
    @Test
    void eventsAreNotLeftOutOnceSomebodyHearsThem() {
        try (GameRealm realm = GameRealm.on(server)) {
            PoolUser alice = realm.alice();
            String identity = alice.getId(realm.pool());
            assertThat(warm(() -> alice.getCredentials(identity))).isPositive();

            RealmRepresentation settings = realm.resource().toRepresentation();
            settings.setEventsEnabled(true);
            settings.getAttributes().put("keypool.storeEvents", "true");
            realm.resource().update(settings);
            alice.getCredentials(identity);
            alice.getCredentials(identity);

            List<EventRepresentation> events = realm.resource().getEvents(List.of("TOKEN_EXCHANGE"), null, null, null, null, null, null, null);
            assertThat(events).hasSize(2);
        }
    }

    /** Whether a member's organization is disabled is in no cache. */
    @Test
    void organizationsTakeTheUsualWay() {
        try (GameRealm realm = GameRealm.on(server)) {
            PoolUser alice = realm.alice();
            String identity = alice.getId(realm.pool());
            RealmRepresentation settings = realm.resource().toRepresentation();
            settings.setOrganizationsEnabled(true);
            realm.resource().update(settings);

            assertThat(warm(() -> alice.getCredentials(identity))).isZero();
        }
    }

    @Test
    void aRealmThatIsRenamedIsNotFoundUnderItsOldName() {
        try (GameRealm realm = GameRealm.on(server)) {
            PoolUser guest = realm.guest();
            String identity = guest.getId(realm.pool());
            assertThat(warm(() -> guest.getCredentials(identity))).isPositive();
            realm.rename(realm.name(), realm.name() + "-renamed");
            try {
                assertThatThrownBy(() -> guest.getCredentials(identity)).isInstanceOf(CognitoIdentityException.class)
                        .satisfies(e -> assertThat(((CognitoIdentityException) e).statusCode()).isEqualTo(404));
                PoolUser renamed = PoolUser.guest(server, realm.name() + "-renamed");
                assertThat(renamed.getCredentials(identity).credentials().accessKeyId()).startsWith("ASIA");
            } finally {
                realm.rename(realm.name() + "-renamed", realm.name());
            }
        }
    }

    /** How many of five calls were. */
    private double warm(Runnable call) {
        double before = metrics.requests(Map.of("warm", "true"));
        for (int time = 1; time <= 5; time++) {
            call.run();
        }
        return metrics.requests(Map.of("warm", "true")) - before;
    }

    private HttpResponse<String> call(GameRealm realm, String query, String body) {
        return new Http().post(URI.create(server.realm(realm.name()) + "/cognito-identity" + query), body,
                "Content-Type", "application/x-amz-json-1.1", "Origin", "https://game.example.com",
                "X-Amz-Target", "AWSCognitoIdentityService.GetCredentialsForIdentity");
    }

    private static Map<String, List<String>> headers(HttpResponse<String> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        assertThat(headers.remove("x-amzn-requestid")).as("request id").hasSize(1);
        // The next second may begin between two answers.
        assertThat(headers.remove("date")).as("date").hasSize(1);
        return headers;
    }

    private static List<String> names(ObjectMapper json, HttpResponse<String> answer) throws Exception {
        return json.readTree(answer.body()).findParents("AccessKeyId").stream()
                .flatMap(node -> node.properties().stream()).map(Map.Entry::getKey).toList();
    }
}

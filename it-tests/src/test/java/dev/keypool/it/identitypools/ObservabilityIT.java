package dev.keypool.it.identitypools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keypool.it.client.GameRealm;
import dev.keypool.it.client.KeypoolMetrics;
import dev.keypool.it.client.PoolUser;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityException;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;

/** What operators see of exchanges, and what nobody may see. */
@WithKeycloak
final class ObservabilityIT {

    private final KeycloakServer server;

    ObservabilityIT(KeycloakServer server) {
        this.server = server;
    }

    @Test
    void metricsCountExchangesByOutcomeAndError() {
        double issued = count("get_credentials_for_identity", "success", "none");
        double refused = count("get_id", "refused", "malformed_token");
        double known = count("get_caller_identity", "success", "none");
        double decided = count("evaluation", "success", "none");

        try (GameRealm realm = GameRealm.on(server)) {
            PoolUser alice = realm.alice();
            Credentials credentials = alice.credentials(realm.pool());
            alice.callerIdentity(credentials);
            realm.evaluations().allows(credentials, "s3:GetObject", "arn:aws:s3:::game/saves");
            refuse(realm);
        }

        assertThat(count("get_credentials_for_identity", "success", "none")).isGreaterThan(issued);
        assertThat(count("get_id", "refused", "malformed_token")).isGreaterThan(refused);
        assertThat(count("get_caller_identity", "success", "none")).isGreaterThan(known);
        assertThat(count("evaluation", "success", "none")).isGreaterThan(decided);
    }

    @Test
    void metricsCountWhatComesToNoDecision() {
        double unsigned = count("evaluation", "refused", "SignatureDoesNotMatch");
        double decided = count("evaluation", "success", "none");
        double invalid = count("get_id", "refused", "validation");

        try (GameRealm realm = GameRealm.on(server)) {
            Credentials credentials = realm.alice().credentials(realm.pool()).copy(wrong -> wrong.secretKey("x".repeat(40)));
            assertThat(realm.evaluations().allows(credentials, "s3:GetObject", "arn:aws:s3:::game/saves")).isFalse();
            assertThatThrownBy(() -> realm.guest().getId("no pool's id")).isInstanceOf(CognitoIdentityException.class);
        }

        assertThat(count("evaluation", "refused", "SignatureDoesNotMatch")).isGreaterThan(unsigned);
        assertThat(count("evaluation", "success", "none")).isEqualTo(decided);
        assertThat(count("get_id", "refused", "validation")).isGreaterThan(invalid);
    }

    @Test
    void eventsAreNotStoredUnlessTheRealmAsksForIt() {
        try (GameRealm realm = GameRealm.on(server, settings -> settings.setEventsEnabled(true))) {
            realm.alice().credentials(realm.pool());
            refuse(realm);

            assertThat(events(realm, "LOGIN")).as("Keycloak's own are").isNotEmpty();
            assertThat(events(realm, "TOKEN_EXCHANGE", "TOKEN_EXCHANGE_ERROR")).isEmpty();
        }
    }

    @Test
    void storedEventsSayWhoGotWhatAndWhyNot() {
        try (GameRealm realm = GameRealm.on(server, ObservabilityIT::storingEvents)) {
            PoolUser alice = realm.alice();
            String identity = alice.getId(realm.pool());
            alice.getCredentials(identity);
            refuse(realm);

            assertThat(events(realm, "TOKEN_EXCHANGE")).singleElement().satisfies(event -> {
                assertThat(event.getClientId()).isEqualTo("cli");
                assertThat(event.getUserId()).isEqualTo(realm.resource().users().search("alice").get(0).getId());
                assertThat(event.getDetails())
                        .containsEntry("operation", "get_credentials_for_identity")
                        .containsEntry("identity_id", identity)
                        .containsEntry("identity_pool", "Game")
                        .containsEntry("role", "arn:aws:iam::000000000000:role/player");
            });
            assertThat(events(realm, "TOKEN_EXCHANGE_ERROR")).singleElement().satisfies(event -> {
                assertThat(event.getError()).isEqualTo("NotAuthorizedException");
                assertThat(event.getDetails()).containsEntry("operation", "get_id").containsEntry("reason", "malformed_token");
            });
        }
    }

    @Test
    void noSecretIsInEventsOrTheLog() throws IOException {
        try (GameRealm realm = GameRealm.on(server, ObservabilityIT::storingEvents)) {
            PoolUser alice = realm.alice();
            Credentials credentials = alice.credentials(realm.pool());
            alice.callerIdentity(credentials);
            realm.evaluations().allows(credentials, "s3:GetObject", "arn:aws:s3:::game/saves");
            PoolUser forger = PoolUser.with(server, realm.name(), alice.idToken() + "x");
            assertThatThrownBy(() -> forger.getId(realm.pool())).isInstanceOf(NotAuthorizedException.class);

            String[] secrets = {alice.idToken(), signature(alice.idToken()), credentials.sessionToken(),
                    credentials.secretKey(), credentials.accessKeyId()};
            assertThat(details(realm)).isNotEmpty().doesNotContain(secrets);
            assertThat(server.log()).isNotEmpty().doesNotContain(secrets);
        }
    }

    private static void storingEvents(RealmRepresentation settings) {
        settings.setEventsEnabled(true);
        settings.setAttributes(Map.of("keypool.storeEvents", "true"));
    }

    private void refuse(GameRealm realm) {
        PoolUser stranger = PoolUser.with(server, realm.name(), "nonsense");
        assertThatThrownBy(() -> stranger.getId(realm.pool())).isInstanceOf(NotAuthorizedException.class);
    }

    private static List<EventRepresentation> events(GameRealm realm, String... types) {
        return realm.resource().getEvents(List.of(types), null, null, null, null, null, null, null);
    }

    private static String details(GameRealm realm) {
        StringBuilder all = new StringBuilder();
        events(realm, "TOKEN_EXCHANGE", "TOKEN_EXCHANGE_ERROR").forEach(event ->
                all.append(event.getDetails()).append(event.getError()).append(event.getSessionId()).append('\n'));
        return all.toString();
    }

    private static String signature(String token) {
        return token.substring(token.lastIndexOf('.') + 1);
    }

    private double count(String operation, String outcome, String error) {
        return new KeypoolMetrics(server).requests(Map.of("operation", operation, "outcome", outcome, "error", error));
    }
}

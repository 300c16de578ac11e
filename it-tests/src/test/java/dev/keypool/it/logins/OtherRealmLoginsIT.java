package dev.keypool.it.logins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keypool.it.client.GameRealm;
import dev.keypool.it.client.Http;
import dev.keypool.it.client.KeypoolMetrics;
import dev.keypool.it.client.PoolUser;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;

/** People of another realm of the same server: Cognito's second user pool. */
@WithKeycloak
final class OtherRealmLoginsIT {

    private final KeycloakServer server;

    OtherRealmLoginsIT(KeycloakServer server) {
        this.server = server;
    }

    enum Change {
        USER_DISABLED("User is disabled", realm -> {
            UserRepresentation alice = alice(realm);
            alice.setEnabled(false);
            realm.resource().users().get(alice.getId()).update(alice);
        }),
        USER_DELETED("User does not exist", realm -> realm.resource().users().delete(alice(realm).getId()).close()),
        CLIENT_DISABLED("The app client is disabled", realm -> {
            ClientRepresentation client = realm.resource().clients().findByClientId("cli").get(0);
            client.setEnabled(false);
            realm.resource().clients().get(client.getId()).update(client);
        }),
        REALM_DISABLED("Token is not from a supported provider", realm -> update(realm, settings -> settings.setEnabled(false))),
        NOT_BEFORE("Token was revoked",
                realm -> update(realm, settings -> settings.setNotBefore((int) (System.currentTimeMillis() / 1000) + 2)));

        private final String message;
        private final Consumer<GameRealm> change;

        Change(String message, Consumer<GameRealm> change) {
            this.message = message;
            this.change = change;
        }

        private static UserRepresentation alice(GameRealm realm) {
            return realm.resource().users().search("alice").get(0);
        }

        private static void update(GameRealm realm, Consumer<RealmRepresentation> change) {
            RealmRepresentation settings = realm.resource().toRepresentation();
            change.accept(settings);
            realm.resource().update(settings);
        }
    }

    @Test
    void haveIdentitiesOfTheirOwn() {
        try (GameRealm staff = GameRealm.on(server); GameRealm game = GameRealm.on(server)) {
            trust(game, staff, false);
            PoolUser alice = of(staff, game);

            String identity = alice.getId(game.pool());
            Credentials credentials = alice.getCredentials(identity).credentials();

            assertThat(of(staff, game).getId(game.pool())).as("with another token").isEqualTo(identity);
            assertThat(game.alice().getId(game.pool())).as("of the pool's own alice").isNotEqualTo(identity);
            assertThat(staff.alice().getId(staff.pool())).as("in another pool").isNotEqualTo(identity);
            assertThat(alice.callerIdentity(credentials).arn())
                    .isEqualTo("arn:aws:sts::000000000000:assumed-role/player/CognitoIdentityCredentials");
            assertThat(game.evaluations().allows(credentials, "s3:GetObject", "arn:aws:s3:::game/saves/" + identity + "/1")).isTrue();
        }
    }

    @Test
    void repeatedExchangesAreWarm() {
        KeypoolMetrics metrics = new KeypoolMetrics(server);
        try (GameRealm staff = GameRealm.on(server); GameRealm game = GameRealm.on(server)) {
            trust(game, staff, false);
            PoolUser alice = of(staff, game);
            String identity = alice.getId(game.pool());
            alice.getCredentials(identity);
            alice.getCredentials(identity);
            double before = metrics.requests(Map.of("warm", "true"));

            alice.getCredentials(identity);

            assertThat(metrics.requests(Map.of("warm", "true"))).isEqualTo(before + 1);
        }
    }

    /** A realm may have a frontend URL, and its tokens then name another server. */
    @Test
    void comeFromWhereTheirRealmSays() {
        KeypoolMetrics metrics = new KeypoolMetrics(server);
        try (GameRealm staff = GameRealm.on(server); GameRealm game = GameRealm.on(server)) {
            trust(game, staff, false);
            PoolUser before = of(staff, game);
            String identity = before.getId(game.pool());
            RealmRepresentation settings = staff.resource().toRepresentation();
            settings.getAttributes().put("frontendUrl", "https://staff.example.com/sso");
            staff.resource().update(settings);
            String issuer = "staff.example.com/sso/realms/" + staff.name();

            refused(() -> before.getId(game.pool()), "Token is not from a supported provider");
            refused(() -> of(staff, game).getId(game.pool()), "Token is not from a supported provider");
            PoolUser alice = PoolUser.with(server, game.name(), Map.of(issuer, staff.alice().idToken()));
            assertThat(alice.getId(game.pool())).as("the same person").isEqualTo(identity);
            alice.getCredentials(identity);
            double warm = metrics.requests(Map.of("warm", "true"));
            alice.getCredentials(identity);
            assertThat(metrics.requests(Map.of("warm", "true"))).isEqualTo(warm + 1);

            settings.getAttributes().put("frontendUrl", "");
            staff.resource().update(settings);
            refused(() -> alice.getCredentials(identity), "Token is not from a supported provider");
            assertThat(of(staff, game).getId(game.pool())).isEqualTo(identity);
        }
    }

    /** And so may the pool's. */
    @Test
    void keepTheirsWhereThePoolsRealmIsElsewhere() {
        try (GameRealm staff = GameRealm.on(server); GameRealm game = GameRealm.on(server)) {
            trust(game, staff, false);
            RealmRepresentation settings = game.resource().toRepresentation();
            settings.getAttributes().put("frontendUrl", "https://game.example.com");
            game.resource().update(settings);

            PoolUser alice = of(staff, game);
            assertThat(alice.getCredentials(alice.getId(game.pool())).credentials().sessionToken()).isNotBlank();
        }
    }

    @ParameterizedTest
    @EnumSource(Change.class)
    void areRefusedAtOnceAfterAChangeOfTheirs(Change change) {
        try (GameRealm staff = GameRealm.on(server); GameRealm game = GameRealm.on(server)) {
            trust(game, staff, false);
            PoolUser alice = of(staff, game);
            String identity = alice.getId(game.pool());
            for (int time = 1; time <= 3; time++) {
                alice.getCredentials(identity);
            }

            change.change.accept(staff);

            refused(() -> alice.getId(game.pool()), change.message);
            if (change == Change.USER_DELETED) {
                assertThatThrownBy(() -> alice.getCredentials(identity)).as("the identity goes with the person")
                        .isInstanceOf(ResourceNotFoundException.class);
            } else {
                refused(() -> alice.getCredentials(identity), change.message);
            }
        }
    }

    /** What is said of a realm's clients holds for that realm only, however alike another's are. */
    @Test
    void areTakenOfTheTrustedRealmAndClientOnly() {
        try (GameRealm staff = GameRealm.on(server); GameRealm others = GameRealm.on(server); GameRealm game = GameRealm.on(server)) {
            trust(game, staff, false);
            String ofStaff = PoolUser.provider(server.issuer(staff.name()));

            refused(() -> of(others, game).getId(game.pool()), "Token is not from a supported provider");
            refused(() -> PoolUser.with(server, game.name(), Map.of(ofStaff, others.alice().idToken())).getId(game.pool()),
                    "Issuer doesn't match providerName");
            refused(() -> PoolUser.with(server, game.name(), staff.alice().idToken()).getId(game.pool()), "Issuer doesn't match providerName");
            String anotherClients = Tokens.byDirectGrant(server, staff.name(), "admin-cli", "alice", GameRealm.PASSWORD).idToken();
            refused(() -> PoolUser.with(server, game.name(), Map.of(ofStaff, anotherClients)).getId(game.pool()), "Incorrect token audience");

            game.pool(config -> config.put("appClients", List.of("cli")));
            refused(() -> of(staff, game).getId(game.pool()), "Token is not from a supported provider");
        }
    }

    @Test
    void whoSignedOutGetsNoMoreCredentialsWhereTheServerChecks() {
        try (GameRealm staff = GameRealm.on(server); GameRealm checks = GameRealm.on(server); GameRealm trusts = GameRealm.on(server)) {
            trust(checks, staff, true);
            trust(trusts, staff, false);
            Tokens tokens = Tokens.byDirectGrant(server, staff.name(), "cli", "alice", GameRealm.PASSWORD);
            PoolUser checked = of(staff, tokens.idToken(), checks);
            PoolUser trusted = of(staff, tokens.idToken(), trusts);
            String identity = checked.getId(checks.pool());
            checked.getCredentials(identity);
            String other = trusted.getId(trusts.pool());

            signOut(staff, tokens);

            refused(() -> checked.getId(checks.pool()), "User is signed out");
            refused(() -> checked.getCredentials(identity), "User is signed out");
            assertThat(trusted.getCredentials(other).identityId()).as("where only the token counts").isEqualTo(other);
            assertThat(of(staff, checks).getCredentials(identity).identityId()).as("signed in again").isEqualTo(identity);
        }
    }

    private void signOut(GameRealm realm, Tokens tokens) {
        URI endpoint = URI.create(server.realm(realm.name()) + "/protocol/openid-connect/logout");
        assertThat(new Http().postForm(endpoint, Map.of("client_id", "cli", "refresh_token", tokens.refreshToken())).statusCode()).isEqualTo(204);
    }

    private static void trust(GameRealm game, GameRealm other, boolean serverSideTokenCheck) {
        game.pool(config -> config.put("appClients", List.of("cli",
                "{\"realm\":\"%s\",\"clientId\":\"cli\",\"serverSideTokenCheck\":%b}".formatted(other.name(), serverSideTokenCheck))));
    }

    /** Alice of a realm, who signs in there, at another realm's pools. */
    private PoolUser of(GameRealm realm, GameRealm at) {
        return of(realm, realm.alice().idToken(), at);
    }

    private PoolUser of(GameRealm realm, String idToken, GameRealm at) {
        return PoolUser.with(server, at.name(), Map.of(PoolUser.provider(server.issuer(realm.name())), idToken));
    }

    private static void refused(Runnable call, String message) {
        assertThatThrownBy(call::run).isInstanceOf(NotAuthorizedException.class).hasMessageContaining(message);
    }
}

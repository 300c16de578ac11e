package dev.keypool.it.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A token that was accepted a moment ago, and so is in every cache, is worth nothing once what it rests on is gone. */
@WithKeycloak
final class RevocationAttackIT {

    private final KeycloakServer server;

    RevocationAttackIT(KeycloakServer server) {
        this.server = server;
    }

    enum Change {
        USER_DISABLED("User is disabled", realm -> realm.updateUser("alice", user -> user.setEnabled(false))),
        USER_DELETED("User does not exist", realm -> realm.resource().users().delete(realm.user("alice").getId()).close()),
        CLIENT_DISABLED("The app client is disabled", realm -> realm.updateClient(GameRealm.APP, client -> client.setEnabled(false))),
        CLIENT_DELETED("Incorrect token audience", realm -> realm.resource().clients()
                .get(realm.resource().clients().findByClientId(GameRealm.APP).get(0).getId()).remove()),
        NOT_BEFORE_OF_THE_REALM("Token was revoked", realm -> realm.update(settings -> settings.setNotBefore(later()))),
        NOT_BEFORE_OF_THE_CLIENT("Token was revoked", realm -> realm.updateClient(GameRealm.APP, client -> client.setNotBefore(later()))),
        /** Signed out everywhere: in the second after the token's, because "not before" knows no smaller parts. */
        SIGNED_OUT_BY_AN_ADMINISTRATOR("Token was revoked", realm -> {
            int now = later() - 2;
            while (System.currentTimeMillis() / 1000 == now) {
                Thread.onSpinWait();
            }
            realm.resource().users().get(realm.user("alice").getId()).logout();
        }),
        CLIENT_NO_LONGER_TRUSTED("Incorrect token audience", realm -> {
            var pool = realm.resource().components().component(realm.poolComponentId());
            var component = pool.toRepresentation();
            component.getConfig().putSingle("appClients", GameRealm.OTHER_APP);
            pool.update(component);
        }),
        SIGNING_KEY_REMOVED("Token signature invalid", realm -> {
            String active = realm.resource().keys().getKeyMetadata().getActive().get("RS256");
            realm.resource().keys().getKeyMetadata().getKeys().stream().filter(key -> active.equals(key.getKid()))
                    .forEach(key -> realm.resource().components().component(key.getProviderId()).remove());
        });

        private final String message;
        private final Consumer<GameRealm> change;

        Change(String message, Consumer<GameRealm> change) {
            this.message = message;
            this.change = change;
        }

        private static int later() {
            return (int) (System.currentTimeMillis() / 1000) + 2;
        }
    }

    @ParameterizedTest
    @EnumSource(Change.class)
    void holdsAtOnceAtEveryDoor(Change change) {
        try (GameRealm realm = GameRealm.on(server)) {
            String token = realm.idToken("alice");
            String identityId = realm.identityOf(token);
            for (int time = 1; time <= 3; time++) {
                for (Door door : Door.values()) {
                    assertThat(door.knock(realm, identityId, realm.provider(), token).status()).as("before, " + door).isEqualTo(200);
                }
            }

            change.change.accept(realm);

            for (Door door : Door.values()) {
                WireAnswer answer = door.knock(realm, identityId, realm.provider(), token);
                if (change == Change.USER_DELETED && door == Door.GET_CREDENTIALS) {
                    Refusals.cognito(answer, 400, "ResourceNotFoundException");
                } else {
                    assertThat(door.refuses(answer)).as(door.name()).contains(change.message);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void aDisabledRealmIsClosedForPeopleAndGuests(Door door) {
        try (GameRealm realm = GameRealm.on(server)) {
            String token = realm.idToken("alice");
            String identityId = realm.identityOf(token);
            String guestId = Refusals.json(realm.getId(null, null)).path("IdentityId").asText();
            for (int time = 1; time <= 3; time++) {
                assertThat(door.knock(realm, identityId, realm.provider(), token).status()).isEqualTo(200);
                assertThat(door.knock(realm, guestId, null, null).status()).isEqualTo(200);
            }
            realm.update(settings -> settings.setEnabled(false));

            assertThat(door.isClosed(door.knock(realm, identityId, realm.provider(), token))).contains("disabled");
            assertThat(door.isClosed(door.knock(realm, guestId, null, null))).contains("disabled");
        }
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void aRealmThatRequiresHttpsIsClosedInClear(Door door) {
        try (GameRealm realm = GameRealm.on(server)) {
            String token = realm.idToken("alice");
            String identityId = realm.identityOf(token);
            for (int time = 1; time <= 3; time++) {
                assertThat(door.knock(realm, identityId, realm.provider(), token).status()).isEqualTo(200);
            }
            realm.update(settings -> settings.setSslRequired("all"));

            assertThat(door.isClosed(door.knock(realm, identityId, realm.provider(), token))).contains("HTTPS");
            assertThat(door.isClosed(door.knock(realm, identityId, null, null))).contains("HTTPS");
        }
    }
}

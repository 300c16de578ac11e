package dev.keypool.it.identitypools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keypool.it.client.GameRealm;
import dev.keypool.it.client.Http;
import dev.keypool.it.client.PoolUser;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.UserRepresentation;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;

/** An app client with ServerSideTokenCheck: an ID token is good while the person is signed in. */
@WithKeycloak
final class ServerSideTokenCheckIT {

    private final KeycloakServer server;

    ServerSideTokenCheckIT(KeycloakServer server) {
        this.server = server;
    }

    @Test
    void whoSignedOutGetsNoCredentialsThoughTheTokenIsStillGood() {
        try (GameRealm realm = GameRealm.on(server, settings -> GameRealm.poolOf(settings).put("appClients",
                List.of("{\"clientId\":\"cli\",\"serverSideTokenCheck\":true}")))) {
            Tokens tokens = signIn(realm);
            PoolUser alice = PoolUser.with(server, realm.name(), tokens.idToken());
            String identity = alice.getId(realm.pool());
            for (int time = 0; time < 5; time++) {
                assertThat(alice.getCredentials(identity).identityId()).isEqualTo(identity);
            }

            signOut(realm, tokens);

            assertThatThrownBy(() -> alice.getCredentials(identity)).isInstanceOf(NotAuthorizedException.class)
                    .hasMessageContaining("Invalid login token. User is signed out.");
            assertThatThrownBy(() -> alice.getId(realm.pool())).isInstanceOf(NotAuthorizedException.class);
            assertThat(realm.alice().getCredentials(identity).identityId()).as("signed in anew").isEqualTo(identity);
        }
    }

    @Test
    void anotherSessionOfThePersonDoesNotMakeUpForTheOneThatEnded() {
        try (GameRealm realm = GameRealm.on(server, settings -> GameRealm.poolOf(settings).put("appClients",
                List.of("{\"clientId\":\"cli\",\"serverSideTokenCheck\":true}")))) {
            Tokens first = signIn(realm);
            Tokens second = signIn(realm);
            signOut(realm, first);

            assertThatThrownBy(() -> PoolUser.with(server, realm.name(), first.idToken()).getId(realm.pool()))
                    .isInstanceOf(NotAuthorizedException.class);
            assertThat(PoolUser.with(server, realm.name(), second.idToken()).getId(realm.pool())).startsWith("us-east-1:");
        }
    }

    @Test
    void whoIsDisabledGetsNoCredentials() {
        try (GameRealm realm = GameRealm.on(server, settings -> GameRealm.poolOf(settings).put("appClients",
                List.of("{\"clientId\":\"cli\",\"serverSideTokenCheck\":true}")))) {
            PoolUser alice = realm.alice();
            String identity = alice.getId(realm.pool());
            alice.getCredentials(identity);
            UserRepresentation user = realm.resource().users().search("alice").get(0);
            user.setEnabled(false);
            realm.resource().users().get(user.getId()).update(user);

            assertThatThrownBy(() -> alice.getCredentials(identity)).isInstanceOf(NotAuthorizedException.class)
                    .hasMessageContaining("User is disabled.");
        }
    }

    @Test
    void withoutTheCheckATokenIsGoodForItsTime() {
        try (GameRealm realm = GameRealm.on(server)) {
            Tokens tokens = signIn(realm);
            PoolUser alice = PoolUser.with(server, realm.name(), tokens.idToken());
            String identity = alice.getId(realm.pool());

            signOut(realm, tokens);

            assertThat(alice.getCredentials(identity).identityId()).isEqualTo(identity);
        }
    }

    /** An offline session is there for an app that goes on when the browser's session is over: Keycloak gives it new ID tokens all the same. */
    @Test
    void anOfflineSessionIsOneUntilItEndsItself() {
        try (GameRealm realm = GameRealm.on(server, settings -> {
            GameRealm.poolOf(settings).put("appClients", List.of("{\"clientId\":\"cli\",\"serverSideTokenCheck\":true}"));
            settings.getUsers().get(0).setRealmRoles(List.of("offline_access"));
        })) {
            Tokens tokens = Tokens.request(server, realm.name(), Map.of("grant_type", "password", "scope", "openid offline_access", "client_id", "cli",
                    "username", "alice", "password", GameRealm.PASSWORD));
            PoolUser alice = PoolUser.with(server, realm.name(), tokens.idToken());
            String identity = alice.getId(realm.pool());
            String session = Tokens.claims(tokens.idToken()).path("sid").textValue();
            String user = Tokens.claims(tokens.idToken()).path("sub").textValue();
            if (!realm.resource().users().get(user).getUserSessions().isEmpty()) {
                realm.resource().deleteSession(session, false);
            }
            assertThat(realm.resource().users().get(user).getUserSessions()).isEmpty();

            assertThat(alice.getCredentials(identity).identityId()).isEqualTo(identity);
            realm.resource().deleteSession(session, true);
            assertThatThrownBy(() -> alice.getCredentials(identity)).isInstanceOf(NotAuthorizedException.class)
                    .hasMessageContaining("Invalid login token. User is signed out.");
        }
    }

    private Tokens signIn(GameRealm realm) {
        return Tokens.byDirectGrant(server, realm.name(), "cli", "alice", GameRealm.PASSWORD);
    }

    private void signOut(GameRealm realm, Tokens tokens) {
        URI logout = URI.create(server.realm(realm.name()) + "/protocol/openid-connect/logout");
        int status = new Http().postForm(logout, Map.of("client_id", "cli", "refresh_token", tokens.refreshToken())).statusCode();
        assertThat(status).isEqualTo(204);
    }
}

package dev.keypool.it.identitypools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keypool.it.client.GameRealm;
import dev.keypool.it.client.PoolUser;
import dev.keypool.it.client.RealmKeys;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;
import software.amazon.awssdk.services.sts.model.StsException;

/** The realm's own keys carry credentials and tokens; administrators rotate them as Keycloak has it. */
@WithKeycloak
final class KeyRotationIT {

    private final KeycloakServer server;

    KeyRotationIT(KeycloakServer server) {
        this.server = server;
    }

    @Test
    void credentialsLastWhileTheirKeyIsPassiveAndEndWhenItIsDisabled() {
        try (GameRealm realm = GameRealm.on(server)) {
            PoolUser alice = realm.alice();
            String identity = alice.getId(realm.pool());
            Credentials before = alice.getCredentials(identity).credentials();
            String arn = alice.callerIdentity(before).arn();

            RealmKeys keys = new RealmKeys(realm.resource());
            String oldKey = keys.rotate(RealmKeys.HMAC);

            Credentials after = alice.getCredentials(identity).credentials();
            assertThat(alice.callerIdentity(before).arn()).as("while the old key is passive").isEqualTo(arn);
            assertThat(alice.callerIdentity(after).arn()).isEqualTo(arn);

            keys.disable(oldKey);

            assertThatThrownBy(() -> alice.callerIdentity(before)).isInstanceOfSatisfying(StsException.class,
                    e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidClientTokenId"));
            assertThat(alice.callerIdentity(after).arn()).as("sealed with the new key").isEqualTo(arn);
            assertThat(alice.getId(realm.pool())).as("identities hang on no key").isEqualTo(identity);
        }
    }

    @Test
    void aGuestKeepsTheirIdentityOverARotation() {
        try (GameRealm realm = GameRealm.on(server)) {
            PoolUser guest = realm.guest();
            String identity = guest.getId(realm.pool());

            RealmKeys keys = new RealmKeys(realm.resource());
            keys.disable(keys.rotate(RealmKeys.HMAC));

            assertThat(guest.getCredentials(identity).identityId()).isEqualTo(identity);
        }
    }

    @Test
    void aTokenThatWasAcceptedIsRefusedOnceItsKeyIsDisabled() {
        try (GameRealm realm = GameRealm.on(server)) {
            PoolUser alice = realm.alice();
            String identity = alice.getId(realm.pool());
            alice.getCredentials(identity);

            RealmKeys keys = new RealmKeys(realm.resource());
            String oldKey = keys.rotate(RealmKeys.RSA);
            assertThat(alice.getCredentials(identity).identityId()).as("while the old key is passive").isEqualTo(identity);
            keys.disable(oldKey);

            assertThatThrownBy(() -> alice.getCredentials(identity)).isInstanceOf(NotAuthorizedException.class)
                    .hasMessageContaining("Token signature invalid.");
            assertThat(realm.alice().getCredentials(identity).identityId()).as("with a new token").isEqualTo(identity);
        }
    }
}

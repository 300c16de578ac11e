package dev.keypool.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keypool.it.client.Evaluations;
import dev.keypool.it.client.GameRealm;
import dev.keypool.it.client.PoolUser;
import dev.keypool.it.client.RealmKeys;
import dev.keypool.it.server.KeycloakServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;
import software.amazon.awssdk.services.sts.model.StsException;

/** Credentials are self-contained: what one node issues, any other accepts, and judges by what is configured now. */
@WithCluster
final class CredentialsAcrossNodesIT {

    private final Cluster cluster;

    CredentialsAcrossNodesIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void whatOneNodeIssuesTheOtherAccepts(int issuing) {
        KeycloakServer here = cluster.node(issuing);
        KeycloakServer there = cluster.node(1 - issuing);
        try (GameRealm realm = GameRealm.on(here)) {
            PoolUser alice = realm.alice();
            String identity = alice.getId(realm.pool());
            Credentials credentials = alice.getCredentials(identity).credentials();

            assertThat(alice.at(there).callerIdentity(credentials).arn())
                    .isEqualTo("arn:aws:sts::000000000000:assumed-role/player/CognitoIdentityCredentials");
            Evaluations service = Evaluations.in(there, realm.name());
            assertThat(service.allows(credentials, "s3:GetObject", "arn:aws:s3:::game/saves/" + identity + "/1")).isTrue();
            assertThat(service.allows(credentials, "s3:GetObject", "arn:aws:s3:::game/saves/other/1")).isFalse();

            assertThat(alice.at(there).getId(realm.pool())).isEqualTo(identity);
            Credentials others = alice.at(there).getCredentials(identity).credentials();
            assertThat(alice.callerIdentity(others).arn()).as("and the other way round").contains("assumed-role/player/");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aGuestIsAGuestOnEveryNode(int issuing) {
        KeycloakServer there = cluster.node(1 - issuing);
        try (GameRealm realm = GameRealm.on(cluster.node(issuing))) {
            PoolUser guest = realm.guest();
            String identity = guest.getId(realm.pool());

            Credentials credentials = guest.at(there).getCredentials(identity).credentials();

            assertThat(guest.callerIdentity(credentials).arn()).contains("assumed-role/guest/");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void keysOfCredentialsAreRotatedForAllNodes(int rotating) {
        KeycloakServer there = cluster.node(1 - rotating);
        try (GameRealm realm = GameRealm.on(cluster.node(rotating))) {
            PoolUser alice = realm.alice();
            String identity = alice.getId(realm.pool());
            Credentials before = alice.at(there).getCredentials(identity).credentials();
            String arn = alice.at(there).callerIdentity(before).arn();

            RealmKeys keys = new RealmKeys(realm.resource());
            String oldKey = keys.rotate(RealmKeys.HMAC);

            assertThat(alice.at(there).callerIdentity(before).arn()).as("while the old key is passive").isEqualTo(arn);
            Credentials after = alice.at(there).getCredentials(identity).credentials();

            keys.disable(oldKey);

            assertThat(alice.callerIdentity(after).arn()).as("sealed with the new key").isEqualTo(arn);
            assertThat(alice.at(there).callerIdentity(after).arn()).isEqualTo(arn);
            assertThatThrownBy(() -> alice.at(there).callerIdentity(before)).isInstanceOfSatisfying(StsException.class,
                    e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidClientTokenId"));
        }
    }

    @Test
    void aTokenIsRefusedEverywhereOnceItsKeyIsDisabled() {
        KeycloakServer there = cluster.node(1);
        try (GameRealm realm = GameRealm.on(cluster.node(0))) {
            PoolUser alice = realm.alice();
            String identity = alice.getId(realm.pool());
            Way.WARM.prepare(there, realm.name(), alice, identity);

            RealmKeys keys = new RealmKeys(realm.resource());
            String oldKey = keys.rotate(RealmKeys.RSA);
            assertThat(alice.at(there).getCredentials(identity).identityId()).as("while the old key is passive").isEqualTo(identity);
            keys.disable(oldKey);

            assertThatThrownBy(() -> alice.at(there).getCredentials(identity)).isInstanceOf(NotAuthorizedException.class)
                    .hasMessageContaining("Token signature invalid.");
            assertThat(realm.alice().at(there).getCredentials(identity).identityId()).as("with a new token").isEqualTo(identity);
        }
    }
}

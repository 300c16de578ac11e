package dev.keypool.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keypool.it.client.Evaluations;
import dev.keypool.it.client.PoolUser;
import dev.keypool.it.client.RealmKeys;
import dev.keypool.it.server.KeycloakServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;
import software.amazon.awssdk.services.sts.model.StsException;

/** Credentials are self-contained: what one node issues, any other accepts, and judges by what is configured now. */
@WithCluster
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CredentialsAcrossNodesIT {

    private final Cluster cluster;
    private ClusterRealm realm;

    CredentialsAcrossNodesIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @BeforeAll
    void makeRealm() {
        realm = ClusterRealm.madeOn(cluster.node(0));
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void whatOneNodeIssuesTheOtherAccepts(int issuing) {
        KeycloakServer there = cluster.node(1 - issuing);
        PoolUser person = realm.newPerson().at(cluster.node(issuing));
        String identity = person.getId(realm.pool());
        Credentials credentials = person.getCredentials(identity).credentials();

        assertThat(person.at(there).callerIdentity(credentials).arn())
                .isEqualTo("arn:aws:sts::000000000000:assumed-role/player/CognitoIdentityCredentials");
        Evaluations service = Evaluations.in(there, realm.name());
        assertThat(service.allows(credentials, "s3:GetObject", "arn:aws:s3:::game/saves/" + identity + "/1")).isTrue();
        assertThat(service.allows(credentials, "s3:GetObject", "arn:aws:s3:::game/saves/other/1")).isFalse();

        assertThat(person.at(there).getId(realm.pool())).isEqualTo(identity);
        Credentials others = person.at(there).getCredentials(identity).credentials();
        assertThat(person.callerIdentity(others).arn()).as("and the other way round").contains("assumed-role/player/");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aGuestIsAGuestOnEveryNode(int issuing) {
        PoolUser guest = realm.guest().at(cluster.node(issuing));
        String identity = guest.getId(realm.pool());

        Credentials credentials = guest.at(cluster.node(1 - issuing)).getCredentials(identity).credentials();

        assertThat(guest.callerIdentity(credentials).arn()).contains("assumed-role/guest/");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void keysOfCredentialsAreRotatedForAllNodes(int rotating) {
        PoolUser here = realm.newPerson().at(cluster.node(rotating));
        PoolUser there = here.at(cluster.node(1 - rotating));
        String identity = there.getId(realm.pool());
        Credentials before = there.getCredentials(identity).credentials();
        String arn = there.callerIdentity(before).arn();
        realm.administer(cluster.node(rotating), resource -> {
            RealmKeys keys = new RealmKeys(resource);
            String oldKey = keys.rotate(RealmKeys.HMAC);

            assertThat(there.callerIdentity(before).arn()).as("while the old key is passive").isEqualTo(arn);
            Credentials after = there.getCredentials(identity).credentials();

            keys.disable(oldKey);

            assertThat(here.callerIdentity(after).arn()).as("sealed with the new key").isEqualTo(arn);
            assertThat(there.callerIdentity(after).arn()).isEqualTo(arn);
            assertThatThrownBy(() -> there.callerIdentity(before)).isInstanceOfSatisfying(StsException.class,
                    e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidClientTokenId"));
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aTokenIsRefusedEverywhereOnceItsKeyIsDisabled(int rotating) {
        KeycloakServer there = cluster.node(1 - rotating);
        PoolUser person = realm.newPerson().at(there);
        String identity = person.getId(realm.pool());
        Way.WARM.prepare(there, realm.name(), person, identity);
        realm.administer(cluster.node(rotating), resource -> {
            RealmKeys keys = new RealmKeys(resource);
            String oldKey = keys.rotate(RealmKeys.RSA);
            assertThat(person.getCredentials(identity).identityId()).as("while the old key is passive").isEqualTo(identity);

            keys.disable(oldKey);

            assertThatThrownBy(() -> person.getCredentials(identity)).isInstanceOf(NotAuthorizedException.class)
                    .hasMessageContaining("Token signature invalid.");
        });
        assertThat(realm.newPerson().at(there).getId(realm.pool())).as("signed with the new key").isNotEmpty();
    }
}

package dev.keypool.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.client.Evaluations;
import dev.keypool.it.client.GameRealm;
import dev.keypool.it.client.PoolUser;
import dev.keypool.it.server.KeycloakServer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;

/** A node crashes: nothing that it issued or knew is lost, and once it is back, both agree again. */
@WithCluster
final class NodeFailureIT {

    private static final int CRASHING = 0;

    private final Cluster cluster;

    NodeFailureIT(Cluster cluster) {
        this.cluster = cluster;
    }

    /** The one that came first, and has the lead in Keycloak's caches. */
    @Test
    void theOtherNodeGoesOnAndTheCrashedOneComesBack() {
        KeycloakServer crashing = cluster.node(CRASHING);
        KeycloakServer other = cluster.node(1 - CRASHING);
        try (ClusterRealm realm = ClusterRealm.madeOn(other)) {
            PoolUser alice = realm.alice();
            String identity = alice.at(crashing).getId(realm.pool());
            Credentials credentials = alice.at(crashing).getCredentials(identity).credentials();
            String guest = realm.guest().at(crashing).getId(realm.pool());
            PoolUser bob = realm.newPerson();
            Way.WARM.prepare(crashing, realm.name(), realm.guest(), guest);

            cluster.kill(CRASHING);

            assertThat(alice.callerIdentity(credentials).arn()).contains("assumed-role/player/");
            assertThat(Evaluations.in(other, realm.name())
                    .allows(credentials, "s3:GetObject", "arn:aws:s3:::game/saves/" + identity + "/1")).isTrue();
            assertThat(alice.getId(realm.pool())).isEqualTo(identity);
            assertThat(bob.getCredentials(guest).identityId()).as("the guest signs in meanwhile").isEqualTo(guest);

            cluster.heal();

            assertThat(alice.at(crashing).callerIdentity(credentials).arn()).contains("assumed-role/player/");
            for (Way way : Way.values()) {
                assertThat(way.getCredentials(crashing, realm.name(), realm.guest(), guest)).isEqualTo("NotAuthorizedException");
                assertThat(way.getCredentials(crashing, realm.name(), bob, guest)).isEqualTo(guest);
            }
            String another = realm.guest().getId(realm.pool());
            Way.WARM.prepare(crashing, realm.name(), realm.guest(), another);
            assertThat(alice.getCredentials(another).identityId()).isEqualTo(identity);
            assertThat(Way.WARM.getCredentials(crashing, realm.name(), realm.guest(), another))
                    .as("it hears of changes again").isEqualTo("NotAuthorizedException");
        }
    }
}

package dev.keypool.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.client.PoolUser;
import dev.keypool.it.server.KeycloakServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What becomes of an identity on one node holds on the other from the next request on, although the other remembers
 * how it was before, whichever way its answers take.
 */
@WithCluster
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IdentitiesAcrossNodesIT {

    private final Cluster cluster;
    private ClusterRealm realm;

    IdentitiesAcrossNodesIT(Cluster cluster) {
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
    @CsvSource({"0,USUAL", "0,WARM", "1,USUAL", "1,WARM"})
    void aGuestWhoSignedInIsNoGuestAnyMore(int changing, Way way) {
        KeycloakServer here = cluster.node(changing);
        KeycloakServer there = cluster.node(1 - changing);
        PoolUser guest = realm.guest();
        String identity = guest.getId(realm.pool());
        way.prepare(there, realm.name(), guest, identity);
        PoolUser person = realm.newPerson();

        assertThat(person.at(here).getCredentials(identity).identityId()).isEqualTo(identity);

        assertThat(way.getCredentials(there, realm.name(), guest, identity)).isEqualTo("NotAuthorizedException");
        assertThat(way.getCredentials(there, realm.name(), person, identity)).isEqualTo(identity);
        assertThat(way.getId(there, realm.name(), person, realm.pool())).isEqualTo(identity);
    }

    @ParameterizedTest
    @CsvSource({"0,USUAL", "0,WARM", "1,USUAL", "1,WARM"})
    void aGuestWhoTurnedOutToBeKnownIsThatPerson(int changing, Way way) {
        KeycloakServer here = cluster.node(changing);
        KeycloakServer there = cluster.node(1 - changing);
        PoolUser person = realm.newPerson();
        String known = person.at(there).getId(realm.pool());
        way.prepare(there, realm.name(), person, known);
        // Once is luck, and it costs little.
        for (int guests = 1; guests <= 5; guests++) {
            PoolUser guest = realm.guest();
            String identity = guest.getId(realm.pool());
            way.prepare(there, realm.name(), guest, identity);

            assertThat(person.at(here).getCredentials(identity).identityId()).isEqualTo(known);

            assertThat(way.getCredentials(there, realm.name(), guest, identity)).isEqualTo("NotAuthorizedException");
            assertThat(way.getCredentials(there, realm.name(), person, identity)).isEqualTo(known);
        }
    }

    @ParameterizedTest
    @CsvSource({"0,USUAL", "0,WARM", "1,USUAL", "1,WARM"})
    void whoIsDeletedTakesTheirIdentityAlong(int changing, Way way) {
        KeycloakServer there = cluster.node(1 - changing);
        PoolUser person = realm.newPerson();
        String identity = person.at(there).getId(realm.pool());
        way.prepare(there, realm.name(), person, identity);

        realm.delete(cluster.node(changing), person);

        assertThat(way.getCredentials(there, realm.name(), person, identity)).isEqualTo("ResourceNotFoundException");
        assertThat(way.getId(there, realm.name(), person, realm.pool())).isEqualTo("NotAuthorizedException");
    }

    /** An id that was a guest's would pass for a guest's again, were it only forgotten. */
    @ParameterizedTest
    @CsvSource({"0,USUAL", "0,WARM", "1,USUAL", "1,WARM"})
    void aGuestsIdStaysClosedWhenItsPersonIsDeleted(int changing, Way way) {
        KeycloakServer there = cluster.node(1 - changing);
        PoolUser guest = realm.guest();
        String identity = guest.getId(realm.pool());
        PoolUser person = realm.newPerson();
        assertThat(person.at(there).getCredentials(identity).identityId()).isEqualTo(identity);
        way.prepare(there, realm.name(), person, identity);

        realm.delete(cluster.node(changing), person);

        assertThat(way.getCredentials(there, realm.name(), guest, identity)).isEqualTo("ResourceNotFoundException");
        assertThat(way.getCredentials(there, realm.name(), person, identity)).isEqualTo("ResourceNotFoundException");
    }
}

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
    private People people;

    IdentitiesAcrossNodesIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @BeforeAll
    void makeRealm() {
        people = People.of(cluster.node(0));
    }

    @AfterAll
    void removeRealm() {
        people.close();
    }

    @ParameterizedTest
    @CsvSource({"0,USUAL", "0,WARM", "1,USUAL", "1,WARM"})
    void aGuestWhoSignedInIsNoGuestAnyMore(int changing, Way way) {
        KeycloakServer here = cluster.node(changing);
        KeycloakServer there = cluster.node(1 - changing);
        PoolUser guest = people.guest();
        String identity = guest.getId(people.pool());
        way.prepare(there, people.name(), guest, identity);
        PoolUser person = people.next();

        assertThat(person.at(here).getCredentials(identity).identityId()).isEqualTo(identity);

        assertThat(way.getCredentials(there, people.name(), guest, identity)).isEqualTo("NotAuthorizedException");
        assertThat(way.getCredentials(there, people.name(), person, identity)).isEqualTo(identity);
        assertThat(way.getId(there, people.name(), person, people.pool())).isEqualTo(identity);
    }

    @ParameterizedTest
    @CsvSource({"0,USUAL", "0,WARM", "1,USUAL", "1,WARM"})
    void aGuestWhoTurnedOutToBeKnownIsThatPerson(int changing, Way way) {
        KeycloakServer here = cluster.node(changing);
        KeycloakServer there = cluster.node(1 - changing);
        PoolUser person = people.next();
        String known = person.at(there).getId(people.pool());
        way.prepare(there, people.name(), person, known);
        // Once is luck, and it costs little.
        for (int guests = 1; guests <= 5; guests++) {
            PoolUser guest = people.guest();
            String identity = guest.getId(people.pool());
            way.prepare(there, people.name(), guest, identity);

            assertThat(person.at(here).getCredentials(identity).identityId()).isEqualTo(known);

            assertThat(way.getCredentials(there, people.name(), guest, identity)).isEqualTo("NotAuthorizedException");
            assertThat(way.getCredentials(there, people.name(), person, identity)).isEqualTo(known);
        }
    }

    @ParameterizedTest
    @CsvSource({"0,USUAL", "0,WARM", "1,USUAL", "1,WARM"})
    void whoIsDeletedTakesTheirIdentityAlong(int changing, Way way) {
        KeycloakServer there = cluster.node(1 - changing);
        PoolUser person = people.next();
        String identity = person.at(there).getId(people.pool());
        way.prepare(there, people.name(), person, identity);

        people.delete(cluster.node(changing), person);

        assertThat(way.getCredentials(there, people.name(), person, identity)).isEqualTo("ResourceNotFoundException");
        assertThat(way.getId(there, people.name(), person, people.pool())).isEqualTo("NotAuthorizedException");
    }

    /** An id that was a guest's would pass for a guest's again, were it only forgotten. */
    @ParameterizedTest
    @CsvSource({"0,USUAL", "0,WARM", "1,USUAL", "1,WARM"})
    void aGuestsIdStaysClosedWhenItsPersonIsDeleted(int changing, Way way) {
        KeycloakServer there = cluster.node(1 - changing);
        PoolUser guest = people.guest();
        String identity = guest.getId(people.pool());
        PoolUser person = people.next();
        assertThat(person.at(there).getCredentials(identity).identityId()).isEqualTo(identity);
        way.prepare(there, people.name(), person, identity);

        people.delete(cluster.node(changing), person);

        assertThat(way.getCredentials(there, people.name(), guest, identity)).isEqualTo("NotAuthorizedException");
        assertThat(way.getCredentials(there, people.name(), person, identity)).isEqualTo("NotAuthorizedException");
    }
}

package dev.keypool.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.client.GameRealm;
import dev.keypool.it.client.PoolUser;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.server.KeycloakServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People with logins at two realms that the pool trusts, who turn out to be one on one node and must be one on the other. */
@WithCluster
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MergesAcrossNodesIT {

    private final Cluster cluster;
    private ThrowawayRealm work;
    private ClusterRealm realm;
    private int people;
    private PoolUser person;
    private PoolUser atWork;
    private PoolUser both;

    MergesAcrossNodesIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @BeforeAll
    void makeRealms() {
        work = ThrowawayRealm.on(cluster.node(0), settings -> settings.setClients(List.of(ThrowawayRealm.publicClient("cli"))));
        realm = ClusterRealm.madeOn(cluster.node(0), settings -> GameRealm.poolOf(settings)
                .put("appClients", List.of("cli", "{\"realm\":\"" + work.name() + "\",\"clientId\":\"cli\"}")));
    }

    @AfterAll
    void removeRealms() {
        realm.close();
        work.close();
    }

    @BeforeEach
    void signIn() {
        String username = "worker-" + ++people;
        work.resource().users().create(ThrowawayRealm.user(username, GameRealm.PASSWORD)).close();
        atWork = PoolUser.signedIn(cluster.node(0), work.name(), username, GameRealm.PASSWORD).at(cluster.node(0), realm.name());
        person = realm.newPerson();
        both = person.and(atWork);
    }

    @ParameterizedTest
    @CsvSource({"0,USUAL", "0,WARM", "1,USUAL", "1,WARM"})
    void twoIdentitiesThatWereMergedAreOne(int changing, Way way) {
        KeycloakServer there = cluster.node(1 - changing);
        String first = person.at(there).getId(realm.pool());
        String second = atWork.at(there).getId(realm.pool());
        way.prepare(there, realm.name(), person, first);
        way.prepare(there, realm.name(), atWork, second);

        assertThat(both.at(cluster.node(changing)).getCredentials(second).identityId()).isEqualTo(second);

        assertThat(way.getCredentials(there, realm.name(), person, first)).isEqualTo(second);
        assertThat(way.getCredentials(there, realm.name(), person, second)).isEqualTo(second);
        assertThat(way.getId(there, realm.name(), person, realm.pool())).isEqualTo(second);
        assertThat(way.getCredentials(there, realm.name(), atWork, first)).isEqualTo(second);
        assertThat(way.getCredentials(there, realm.name(), realm.guest(), first)).isEqualTo("NotAuthorizedException");
    }

    /** With one login, with the other, with both, and as a guest who becomes them: whatever comes first, they are one in the end. */
    @RepeatedTest(3)
    void allAtOnce() throws Exception {
        String guest = realm.guest().getId(realm.pool());
        List<Callable<String>> calls = new ArrayList<>();
        for (int node = 0; node < 2; node++) {
            KeycloakServer at = cluster.node(node);
            for (PoolUser who : List.of(person, atWork, both)) {
                calls.add(() -> Way.WARM.getId(at, realm.name(), who, realm.pool()));
            }
            calls.add(() -> Way.WARM.getCredentials(at, realm.name(), both, guest));
        }

        assertThat(Together.call(calls)).as("identities, and now and then a conflict")
                .allMatch(answer -> answer.startsWith("us-east-1:") || answer.equals("ResourceConflictException"));

        String one = both.getId(realm.pool());
        for (int node = 0; node < 2; node++) {
            KeycloakServer at = cluster.node(node);
            for (PoolUser who : List.of(person, atWork, both)) {
                assertThat(Way.WARM.getId(at, realm.name(), who, realm.pool())).isEqualTo(one);
                assertThat(Way.WARM.getCredentials(at, realm.name(), who, one)).isEqualTo(one);
            }
            assertThat(Way.WARM.getCredentials(at, realm.name(), realm.guest(), guest)).isEqualTo("NotAuthorizedException");
        }
    }
}

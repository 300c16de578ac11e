package dev.keypool.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.client.PoolUser;
import dev.keypool.it.server.KeycloakServer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestInstance;

/** Calls on both nodes at the same time: the database lets one win, and everybody hears of the same one. */
@WithCluster
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConcurrentCallsIT {

    private static final int ROUNDS = 3;
    private static final Set<String> REFUSALS = Set.of("ResourceConflictException", "NotAuthorizedException");

    private final Cluster cluster;
    private ClusterRealm realm;

    ConcurrentCallsIT(Cluster cluster) {
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

    @RepeatedTest(ROUNDS)
    void firstCallsOfOnePersonAgree() throws Exception {
        PoolUser person = realm.newPerson();

        List<String> answers = Together.call(IntStream.range(0, 16)
                .<Callable<String>>mapToObj(caller -> () -> getId(cluster.node(caller % 2), person)).toList());

        assertThat(Set.copyOf(answers)).hasSize(1).allMatch(ConcurrentCallsIT::isIdentity);
        assertSettled(person, answers.get(0));
    }

    @RepeatedTest(ROUNDS)
    void aGuestBecomesOneOfTwoPeople() throws Exception {
        String guest = realm.guest().getId(realm.pool());
        PoolUser one = realm.newPerson();
        PoolUser other = realm.newPerson();

        List<String> answers = Together.call(List.of(
                () -> getCredentials(cluster.node(0), one, guest), () -> getCredentials(cluster.node(1), other, guest)));

        PoolUser winner = answers.get(0).equals(guest) ? one : other;
        PoolUser loser = winner == one ? other : one;
        assertThat(answers).containsOnlyOnce(guest).anyMatch(REFUSALS::contains);
        assertSettled(winner, guest);
        assertClosed(loser, guest);
        assertClosed(realm.guest(), guest);
        assertThat(getId(cluster.node(0), loser)).matches(ConcurrentCallsIT::isIdentity).isNotEqualTo(guest)
                .isEqualTo(getId(cluster.node(1), loser));
    }

    /** One of them has an identity already. */
    @RepeatedTest(ROUNDS)
    void aGuestBecomesSomebodyKnownOrSomebodyNew() throws Exception {
        String guest = realm.guest().getId(realm.pool());
        PoolUser known = realm.newPerson();
        String knownIdentity = known.getId(realm.pool());
        PoolUser unknown = realm.newPerson();

        List<String> answers = Together.call(List.of(
                () -> getCredentials(cluster.node(0), known, guest), () -> getCredentials(cluster.node(1), unknown, guest)));

        if (answers.get(0).equals(knownIdentity)) {
            assertThat(answers.get(1)).isIn(REFUSALS);
            assertClosed(unknown, guest);
        } else {
            assertThat(answers.get(0)).isIn(REFUSALS);
            assertThat(answers.get(1)).isEqualTo(guest);
            assertSettled(unknown, guest);
        }
        assertSettled(known, knownIdentity);
        assertClosed(realm.guest(), guest);
    }

    @RepeatedTest(ROUNDS)
    void twoGuestsWhoAreOnePersonBecomeOne() throws Exception {
        String one = realm.guest().getId(realm.pool());
        String other = realm.guest().getId(realm.pool());
        PoolUser person = realm.newPerson();

        List<String> answers = Together.call(List.of(
                () -> getCredentials(cluster.node(0), person, one), () -> getCredentials(cluster.node(1), person, other)));

        assertThat(Set.copyOf(answers)).hasSize(1);
        assertThat(answers.get(0)).isIn(one, other);
        assertSettled(person, answers.get(0));
        assertClosed(realm.guest(), one);
        assertClosed(realm.guest(), other);
    }

    /** A client that was impatient. */
    @RepeatedTest(ROUNDS)
    void aGuestWhoSignsInTwiceAtOnceKeepsTheirIdentity() throws Exception {
        String guest = realm.guest().getId(realm.pool());
        PoolUser person = realm.newPerson();

        List<String> answers = Together.call(List.of(
                () -> getCredentials(cluster.node(0), person, guest), () -> getCredentials(cluster.node(1), person, guest)));

        assertThat(answers).containsOnly(guest);
        assertSettled(person, guest);
    }

    /** On both nodes the person has this identity. */
    private void assertSettled(PoolUser person, String identity) {
        for (KeycloakServer node : List.of(cluster.node(0), cluster.node(1))) {
            assertThat(getId(node, person)).isEqualTo(identity);
            assertThat(getCredentials(node, person, identity)).isEqualTo(identity);
        }
    }

    /** On both nodes the identity is none of theirs. */
    private void assertClosed(PoolUser stranger, String identity) {
        for (KeycloakServer node : List.of(cluster.node(0), cluster.node(1))) {
            assertThat(getCredentials(node, stranger, identity)).isEqualTo("NotAuthorizedException");
        }
    }

    private String getId(KeycloakServer node, PoolUser who) {
        return Way.WARM.getId(node, realm.name(), who, realm.pool());
    }

    private String getCredentials(KeycloakServer node, PoolUser who, String identity) {
        return Way.WARM.getCredentials(node, realm.name(), who, identity);
    }

    private static boolean isIdentity(String answer) {
        return answer.startsWith("us-east-1:");
    }
}

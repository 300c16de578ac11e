package dev.keypool.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.client.EventReceiver;
import dev.keypool.it.client.EventReceiver.Received;
import dev.keypool.it.client.KeypoolMetrics;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Events that are committed are sent, whatever becomes of the nodes, and by one of them at a time. */
@WithCluster
final class EventsAcrossNodesIT {

    private static final String PASSWORD = "a password";
    /** That the other node notices, and the wait after failed attempts. */
    private static final Duration TAKEOVER = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(30);
    /** Each of the nodes' connections to the old server is found out once, by whoever wants it first. */
    private static final Duration AFTER_A_CRASH = Duration.ofMinutes(3);

    private final Cluster cluster;

    EventsAcrossNodesIT(Cluster cluster) {
        this.cluster = cluster;
    }

    private ThrowawayRealm realm(KeycloakServer node) {
        return ThrowawayRealm.on(node, settings -> {
            settings.setClients(List.of(ThrowawayRealm.publicClient("app")));
            settings.setUsers(List.of(ThrowawayRealm.user("alice", PASSWORD), ThrowawayRealm.user("bob", PASSWORD)));
        });
    }

    private static void signIn(KeycloakServer node, ThrowawayRealm realm, String username) {
        Tokens.byDirectGrant(node, realm.name(), "app", username, PASSWORD);
    }

    /** The one node that sends. */
    private int sender() {
        Instant deadline = Instant.now().plus(TAKEOVER);
        while (Instant.now().isBefore(deadline)) {
            List<Integer> senders = IntStream.range(0, 2).filter(node -> sends(cluster.node(node))).boxed().toList();
            assertThat(senders).hasSizeLessThan(2);
            if (senders.size() == 1) {
                return senders.get(0);
            }
        }
        throw new AssertionError("No node sends");
    }

    private static boolean sends(KeycloakServer node) {
        return new KeypoolMetrics(node).all().lines().anyMatch(line -> line.startsWith("keypool_events_sender") && line.endsWith(" 1.0"));
    }

    @Test
    void theOtherNodeSendsWhatAKilledOneHasCommitted() {
        // Where nobody wants events no node sends.
        ThrowawayRealm wanted = realm(cluster.node(0));
        EventReceiver.in(cluster.node(0), wanted.resource(), "wanted").subscribe(Map.of(), "LOGIN");
        signIn(cluster.node(0), wanted, "alice");
        int killed = sender();
        KeycloakServer survivor = cluster.node(1 - killed);
        try (ThrowawayRealm realm = realm(survivor)) {
            CountDownLatch end = new CountDownLatch(1);
            EventReceiver receiver = EventReceiver.in(survivor, realm.resource(), "receiver");
            receiver.answers(event -> hang(end));
            receiver.subscribe(Map.of(), "LOGIN");
            wanted.close();
            signIn(survivor, realm, "alice");
            signIn(cluster.node(killed), realm, "alice");
            signIn(cluster.node(killed), realm, "bob");
            String first = receiver.nextAttempt(SOON).id();

            cluster.kill(killed);
            receiver.isUp();
            end.countDown();

            Instant start = Instant.now();
            List<Received> events = receiver.next(3, TAKEOVER);
            assertThat(Duration.between(start, Instant.now())).isLessThan(TAKEOVER);
            assertThat(events).extracting(Received::id).as("nothing is lost, and none is another").doesNotHaveDuplicates().contains(first);
            assertThat(receiver.attempts()).extracting(Received::id).as("duplicates have the same id")
                    .isSubsetOf(events.stream().map(Received::id).toList());
            assertThat(sends(survivor)).isTrue();

            cluster.heal();
            signIn(cluster.node(killed), realm, "alice");
            assertThat(receiver.next(SOON).name()).as("the sender finds what the other node commits").isEqualTo("LOGIN");
            assertThat(sender()).isEqualTo(1 - killed);
        }
    }

    @Test
    void whatWaitsSurvivesARestartOfAllNodes() {
        ThrowawayRealm realm = realm(cluster.node(0));
        EventReceiver receiver = EventReceiver.in(cluster.node(0), realm.resource(), "receiver");
        receiver.isDown();
        receiver.subscribe(Map.of(), "LOGIN");
        signIn(cluster.node(0), realm, "alice");
        signIn(cluster.node(1), realm, "alice");
        String first = receiver.nextAttempt(SOON).id();

        cluster.kill(0);
        cluster.kill(1);
        receiver.isUp();
        cluster.heal();

        List<Received> events = receiver.next(2, SOON.plus(TAKEOVER));
        assertThat(events.get(0).id()).as("in order").isEqualTo(first).isNotEqualTo(events.get(1).id());
    }

    /** The function takes an event while the database is away, so that the event comes again; people sign in all the time. */
    @Test
    void nothingIsLostWhenTheDatabaseIsRestarted() throws Exception {
        ThrowawayRealm realm = realm(cluster.node(0));
        EventReceiver receiver = EventReceiver.in(cluster.node(0), realm.resource(), "receiver");
        receiver.subscribe(Map.of(), "LOGIN");
        try (SignIns alice = SignIns.of("alice", () -> session(cluster.node(0), realm, "alice"));
                SignIns bob = SignIns.of("bob", () -> session(cluster.node(1), realm, "bob"))) {
            alice.awaitMore(5);
            bob.awaitMore(5);
            CountDownLatch arrived = new CountDownLatch(1);
            CountDownLatch gone = new CountDownLatch(1);
            receiver.answers(event -> {
                arrived.countDown();
                hang(gone);
                return 204;
            });
            assertThat(arrived.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();

            cluster.database().crash();
            try {
                gone.countDown();
                alice.awaitFailure();
                bob.awaitFailure();
                receiver.isUp();
            } finally {
                cluster.database().startAgain();
            }

            alice.awaitMore(5);
            bob.awaitMore(5);
            alice.close();
            bob.close();
            assertDelivered(receiver, alice);
            assertDelivered(receiver, bob);
            List<Received> attempts = receiver.attempts();
            assertThat(attempts.stream().distinct().toList()).as("some came twice").hasSizeLessThan(attempts.size());
            assertThat(attempts.stream().distinct()).extracting(Received::id).as("and with the same id the same event").doesNotHaveDuplicates();
            assertThat(attempts.stream().distinct()).extracting(EventsAcrossNodesIT::session).as("and no event with two").doesNotHaveDuplicates();
        } finally {
            // Their connections are of the old server's, and each of them is found out once.
            cluster.kill(0);
            cluster.kill(1);
        }
    }

    private static String session(KeycloakServer node, ThrowawayRealm realm, String username) {
        return Tokens.claims(Tokens.byDirectGrant(node, realm.name(), "app", username, PASSWORD).idToken()).path("sid").asText();
    }

    private static String session(Received received) {
        return received.event().path("sessionId").asText();
    }

    /** All sign-ins that people know of, in their order; the database may know of others, whose answer was lost. */
    private static void assertDelivered(EventReceiver receiver, SignIns signIns) throws InterruptedException {
        List<String> known = signIns.sessions();
        Instant deadline = Instant.now().plus(AFTER_A_CRASH);
        while (!receiver.attempts().stream().map(EventsAcrossNodesIT::session).toList().containsAll(known)) {
            assertThat(Instant.now()).as(() -> missing(receiver, signIns)).isBefore(deadline);
            Thread.sleep(100);
        }
        assertThat(receiver.attempts().stream().map(EventsAcrossNodesIT::session).distinct().filter(known::contains))
                .as("those of %s, in order", signIns).containsExactlyElementsOf(known);
    }

    /** Which of them, by their places, says whether one was lost or the rest of them waits. */
    private static String missing(EventReceiver receiver, SignIns signIns) {
        List<String> known = signIns.sessions();
        List<String> came = receiver.attempts().stream().map(EventsAcrossNodesIT::session).toList();
        return "all of " + signIns + " in " + came.size() + " attempts; missing: "
                + IntStream.range(0, known.size()).filter(place -> !came.contains(known.get(place))).boxed().toList();
    }

    private static int hang(CountDownLatch end) {
        try {
            end.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 503;
    }
}

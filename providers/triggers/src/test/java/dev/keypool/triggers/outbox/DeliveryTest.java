package dev.keypool.triggers.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.triggers.functions.FunctionException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DeliveryTest {

    private static final Retries THREE_TIMES = new Retries(3, Duration.ofDays(1));

    private final TestDatabase database = TestDatabase.empty();
    private final Lanes lanes = new Lanes(10, 10);
    private final List<String> delivered = new ArrayList<>();
    private final List<String> attempted = new ArrayList<>();
    private long now = 1000;
    private FunctionException failure;
    private boolean known = true;
    private boolean deleted;
    private final Delivery delivery = new Delivery(database, this::find, lanes, new Backoff(() -> 1), new EventMeters((realmId, realm, function, outcome) -> { }), new Clock() {
        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now);
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    private Target find(String realmId, String subscriptionId) throws Target.NoSubscription {
        if (deleted) {
            throw new Target.NoSubscription();
        }
        return known ? new Target("realm", "function", THREE_TIMES, 32, this::call) : null;
    }

    private void call(String id, String name, byte[] event) throws FunctionException {
        attempted.add(id);
        assertThat(new String(event, StandardCharsets.UTF_8)).isEqualTo("{\"id\":\"" + id + "\"}");
        if (failure != null) {
            throw failure;
        }
        delivered.add(id);
    }

    /** What the sender does, with one thread, until nothing is due. */
    private void sendDue() {
        for (List<Outbox.Head> heads = heads(); !heads.isEmpty(); heads = heads()) {
            for (Outbox.Head head : heads) {
                for (Long next = head.id(); next != null;) {
                    next = delivery.send(next);
                }
            }
        }
    }

    private List<Outbox.Head> heads() {
        return database.run(entities -> new Outbox(entities).heads(now, lanes.closed(now), 100));
    }

    private void down() {
        failure = FunctionException.unavailable("The connection failed");
    }

    @Test
    void aLaneIsSentInOrder() {
        String first = database.add("s", "alice");
        String other = database.add("s", "bob");
        String second = database.add("s", "alice");

        assertThat(heads()).extracting(head -> head.lane().orderKey()).containsExactly("alice", "bob");
        sendDue();

        assertThat(delivered).containsExactly(first, second, other);
        assertThat(database.queued()).isZero();
    }

    @Test
    void whatFailedIsSentFirstAndWithTheSameId() {
        String first = database.add("s", "alice");
        down();
        sendDue();
        String second = database.add("s", "alice");
        failure = null;
        sendDue();
        assertThat(delivered).as("its time has not come, and the second waits for it").isEmpty();

        now += 1000;
        sendDue();

        assertThat(delivered).containsExactly(first, second);
        assertThat(attempted).containsExactly(first, first, second);
    }

    @Test
    void aFailureIsInNoOtherLanesWay() {
        database.add("s", "alice");
        down();
        sendDue();
        failure = null;
        String other = database.add("s", "bob");
        String others = database.add("t", "alice");
        sendDue();

        assertThat(delivered).containsExactly(other, others);
    }

    @Test
    void itIsTriedLaterAndLater() {
        database.add("s", "alice");
        down();
        sendDue();
        now += 999;
        sendDue();
        assertThat(attempted).hasSize(1);
        now += 1;
        sendDue();
        now += 1999;
        sendDue();
        assertThat(attempted).hasSize(2);
        now += 1;
        sendDue();
        assertThat(attempted).hasSize(3);
    }

    @Test
    void afterTheLastAttemptItIsADeadLetterAndTheLaneGoesOn() {
        String first = database.add("s", "alice");
        String second = database.add("s", "alice");
        down();
        for (int i = 0; i < 3; i++) {
            sendDue();
            now += 10_000;
        }

        assertThat(attempted).as("the second came right after").containsExactly(first, first, first, second);
        assertThat(database.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.event().eventId()).isEqualTo(first);
            assertThat(letter.attempts()).isEqualTo(3);
            assertThat(letter.error()).isEqualTo("The connection failed");
        });
        assertThat(database.queued()).isEqualTo(1);
    }

    @Test
    void whatIsTooOldIsTriedOnceAtLeast() {
        String id = database.add("s", "alice");
        now = Duration.ofDays(30).toMillis();
        down();
        sendDue();

        assertThat(attempted).containsExactly(id);
        assertThat(database.deadLetters()).hasSize(1);
    }

    @Test
    void aFunctionsOwnTextIsNotKept() {
        database.add("s", "alice");
        failure = FunctionException.refused("Alice Example is unknown");
        now = Duration.ofDays(30).toMillis();
        sendDue();

        assertThat(database.deadLetters()).singleElement().extracting(DeadLetter::error).isEqualTo("The function refused the event");
    }

    @Test
    void whatHasNotBeenCalledHasNotFailed() {
        database.add("s", "alice");
        failure = FunctionException.notCalled("Too many calls of the function are under way");
        for (int i = 0; i < 10; i++) {
            sendDue();
            assertThat(lanes.closed(now)).isEqualTo(Set.of("s"));
            now += Delivery.SOON.toMillis();
        }
        failure = null;
        sendDue();

        assertThat(delivered).hasSize(1);
    }

    @Test
    void aSubscriptionThatIsNotKnownYetIsWaitedFor() {
        database.add("s", "alice");
        known = false;
        sendDue();
        assertThat(database.queued()).isEqualTo(1);

        known = true;
        now += Delivery.SOON.toMillis();
        sendDue();
        assertThat(delivered).hasSize(1);
    }

    @Test
    void nobodyGetsTheEventsOfADeletedSubscription() {
        database.add("s", "alice");
        database.add("s", "bob");
        deleted = true;
        sendDue();

        assertThat(attempted).isEmpty();
        assertThat(database.queued()).isZero();
    }

    @Test
    void aDeadLetterIsSentAgainWithItsIdAndBehindTheOthers() {
        String dead = database.add("s", "alice");
        down();
        now = Duration.ofDays(30).toMillis();
        sendDue();
        String waiting = database.add("s", "alice");
        DeadLetter letter = database.deadLetters().get(0);

        assertThat(database.<Boolean>run(entities -> new DeadLetters(entities).sendAgain(letter, now))).isTrue();
        assertThat(database.<Boolean>run(entities -> new DeadLetters(entities).sendAgain(letter, now))).as("once only").isFalse();
        failure = null;
        sendDue();

        assertThat(delivered).containsExactly(waiting, dead);
        assertThat(database.deadLetters()).isEmpty();
    }

    /** As a flood of failed sign-ins without a user makes it; what takes the square of that takes minutes. */
    @Test
    @Timeout(30)
    void aLongLaneIsInNobodysWay() {
        database.add("s", "client");
        for (int rows = 1; rows < 30_000; rows *= 2) {
            database.run(entities -> entities.createNativeQuery("insert into KEYPOOL_EVENT (REALM_ID, SUBSCRIPTION_ID, ORDER_KEY, EVENT_ID,"
                    + " EVENT_NAME, PAYLOAD, CREATED_AT, ATTEMPTS, NEXT_AT) select REALM_ID, SUBSCRIPTION_ID, ORDER_KEY, EVENT_ID, EVENT_NAME,"
                    + " PAYLOAD, CREATED_AT, ATTEMPTS, NEXT_AT from KEYPOOL_EVENT").executeUpdate());
        }
        database.add("s", "alice");

        assertThat(heads()).extracting(head -> head.lane().orderKey()).containsExactly("client", "alice");
    }

    @Test
    void whatRollsBackIsNeverSent() {
        try {
            database.run(entities -> {
                new Outbox(entities).add(new QueuedEvent(TestDatabase.REALM, "s", "alice", "id", "LOGIN", "{}", 0));
                throw new IllegalStateException("rolled back");
            });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("rolled back");
        }
        sendDue();

        assertThat(attempted).isEmpty();
    }
}

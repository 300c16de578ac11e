package dev.keypool.triggers.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

    private final TestDatabase database = TestDatabase.empty();

    private void die(String realm, String eventId, long at) {
        database.run(entities -> {
            entities.persist(new DeadEventEntity(new QueuedEvent(realm, "s", "alice", eventId, "LOGIN", "{}", 0), 3, at, "down".repeat(100)));
            return null;
        });
    }

    private int run(ToIntFunction<DeadLetters> work) {
        return database.run(entities -> work.applyAsInt(new DeadLetters(entities)));
    }

    @Test
    void theyAreListedByPagesAndRealms() {
        for (int i = 0; i < 5; i++) {
            die(TestDatabase.REALM, "e" + i, i);
        }
        die("other", "x", 0);

        List<DeadLetter> page = database.run(entities -> new DeadLetters(entities).list(TestDatabase.REALM, 2, 2));

        assertThat(page).extracting(letter -> letter.event().eventId()).containsExactly("e2", "e3");
        assertThat(run(letters -> (int) letters.count(TestDatabase.REALM))).isEqualTo(5);
    }

    @Test
    void anotherRealmsAreOutOfReach() {
        die("other", "x", 0);
        long id = database.run(entities -> new DeadLetters(entities).list("other", 0, 1)).get(0).id();

        assertThat(database.<Boolean>run(entities -> new DeadLetters(entities).find(TestDatabase.REALM, id).isPresent())).isFalse();
        assertThat(database.<Boolean>run(entities -> new DeadLetters(entities).delete(TestDatabase.REALM, id))).isFalse();
        assertThat(run(letters -> letters.deleteAll(TestDatabase.REALM))).isZero();
    }

    @Test
    void thoseWhoseSubscriptionIsGoneAreInNobodysWay() {
        die(TestDatabase.REALM, "e", 0);

        assertThat(run(letters -> letters.ofSubscriptions(TestDatabase.REALM, List.of("s", "t"), 10).size())).isEqualTo(1);
        assertThat(run(letters -> letters.ofSubscriptions(TestDatabase.REALM, List.of("t"), 10).size())).isZero();
        assertThat(run(letters -> letters.ofSubscriptions(TestDatabase.REALM, List.of(), 10).size())).isZero();
    }

    @Test
    void theOldestGoWhereThereAreTooMany() {
        for (int i = 0; i < 5; i++) {
            die(TestDatabase.REALM, "e" + i, i);
        }
        die("other", "x", 0);

        assertThat(run(letters -> letters.deleteBeyond(3))).isEqualTo(2);
        assertThat(database.deadLetters()).extracting(letter -> letter.event().eventId()).containsExactly("e2", "e3", "e4");
    }

    @Test
    void theyAreKeptForATimeOnly() {
        die(TestDatabase.REALM, "old", 10);
        die(TestDatabase.REALM, "young", 20);

        assertThat(run(letters -> letters.deleteBefore(20))).isEqualTo(1);
        assertThat(database.deadLetters()).singleElement().extracting(letter -> letter.event().eventId()).isEqualTo("young");
    }

    @Test
    void whatBelongsToARealmGoesWithIt() {
        die(TestDatabase.REALM, "e", 0);
        database.add("s", "alice");
        database.run(entities -> {
            new Outbox(entities).deleteRealm(TestDatabase.REALM);
            return null;
        });

        assertThat(database.deadLetters()).isEmpty();
        assertThat(database.queued()).isZero();
    }
}

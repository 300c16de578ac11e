package dev.keypool.triggers.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Senders with all their threads, on one database. */
class SenderTest {

    private final TestDatabase database = TestDatabase.empty();
    private final List<Sender> senders = new ArrayList<>();
    private final Map<String, List<String>> delivered = new ConcurrentHashMap<>();

    private interface Function {
        void call(String subscription);
    }

    private Sender sender(String name, Function function) {
        return sender(name, function, database, database, () -> true);
    }

    private Sender sender(String name, Function function, Transactions database, Transactions housekeepings, BooleanSupplier demand) {
        Clock clock = Clock.systemUTC();
        Target.Directory targets = (realm, subscription) -> new Target("realm", subscription, Retries.BY_DEFAULT, 32, (id, event, payload) -> {
            delivered.computeIfAbsent(name, sender -> new CopyOnWriteArrayList<>()).add(id);
            function.call(subscription);
        });
        Lanes lanes = new Lanes(Sender.MAX_CALLS, 2);
        EventMeters meters = new EventMeters((realmId, realm, called, outcome) -> { });
        Sender sender = new Sender(database, new Lease(new LeaseRow(database), name, System::nanoTime), lanes,
                new Delivery(database, targets, lanes, new Backoff(() -> 1), meters, clock),
                new Housekeeping(housekeepings, targets, meters, OutboxLimits.BY_DEFAULT, clock), demand, clock);
        senders.add(sender);
        return sender;
    }

    @AfterEach
    void end() {
        senders.forEach(Sender::close);
    }

    @Test
    void manyLanesAreSentEachInItsOrder() throws Exception {
        Map<String, List<String>> expected = new ConcurrentHashMap<>();
        for (int i = 0; i < 300; i++) {
            String key = "user-" + i % 40;
            expected.computeIfAbsent(key, k -> new ArrayList<>()).add(database.add("s" + i % 40 % 3, key));
        }
        CountDownLatch all = new CountDownLatch(300);
        Sender sender = sender("a", subscription -> all.countDown());
        sender.start();

        assertThat(all.await(60, TimeUnit.SECONDS)).isTrue();
        sender.close();
        assertThat(delivered.get("a")).hasSize(300).doesNotHaveDuplicates();
        expected.values().forEach(ids -> assertThat(delivered.get("a")).containsSubsequence(ids));
        assertThat(database.queued()).isZero();
    }

    @Test
    void aFunctionThatHangsHoldsUpItselfOnly() throws Exception {
        for (int i = 0; i < 200; i++) {
            database.add("hanging", "user-" + i);
        }
        database.add("quick", "alice");
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch quick = new CountDownLatch(1);
        Sender sender = sender("a", subscription -> {
            if (subscription.equals("quick")) {
                quick.countDown();
            } else {
                await(end);
            }
        });
        sender.start();

        assertThat(quick.await(30, TimeUnit.SECONDS)).isTrue();
        end.countDown();
    }

    @Test
    void oneOfTwoSendsAndTheOtherGoesOnWhenItLeaves() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(2);
        Sender a = sender("a", subscription -> {
            first.countDown();
            second.countDown();
        });
        database.add("s", "alice");
        a.start();
        assertThat(first.await(30, TimeUnit.SECONDS)).isTrue();
        Sender b = sender("b", subscription -> second.countDown());
        b.start();
        assertThat(a.isSender()).isTrue();
        assertThat(b.isSender()).isFalse();

        a.close();
        database.add("s", "alice");

        assertThat(second.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(delivered.get("a")).hasSize(1);
        assertThat(a.isSender()).isFalse();
    }

    @Test
    void aSlowCleanUpHoldsUpNothing() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch sent = new CountDownLatch(1);
        Transactions slow = new Transactions() {
            @Override
            public <T> T run(java.util.function.Function<EntityManager, T> work) {
                begun.countDown();
                await(end);
                return database.run(work);
            }
        };
        Sender sender = sender("a", subscription -> sent.countDown(), database, slow, () -> true);
        sender.start();
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

        database.add("s", "alice");
        sender.wake();

        assertThat(sent.await(10, TimeUnit.SECONDS)).isTrue();
        end.countDown();
    }

    @Test
    void whereNobodyWantsEventsTheQueueIsNotAskedForUntilThereIsOne() throws Exception {
        AtomicInteger transactions = new AtomicInteger();
        AtomicBoolean wanted = new AtomicBoolean();
        Semaphore looked = new Semaphore(0);
        CountDownLatch sent = new CountDownLatch(1);
        Transactions counted = new Transactions() {
            @Override
            public <T> T run(java.util.function.Function<EntityManager, T> work) {
                transactions.incrementAndGet();
                return database.run(work);
            }
        };
        Sender sender = sender("a", subscription -> sent.countDown(), counted, counted, () -> {
            looked.release();
            return wanted.get();
        });
        sender.start();
        assertThat(looked.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
        assertThat(looked.tryAcquire(3, TimeUnit.SECONDS)).as("not again so soon").isFalse();
        assertThat(transactions).hasValue(0);
        assertThat(sender.isSender()).isFalse();

        wanted.set(true);
        database.add("s", "alice");
        sender.wake();

        assertThat(sent.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

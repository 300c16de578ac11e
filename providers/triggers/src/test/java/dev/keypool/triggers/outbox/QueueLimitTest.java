package dev.keypool.triggers.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class QueueLimitTest {

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong rows = new AtomicLong(8);
    private int counted;
    private final QueueLimit limit = new QueueLimit(10, nanos::get);

    private boolean takeRoom(String realm) {
        return limit.takeRoom(realm, () -> {
            counted++;
            return rows.get();
        });
    }

    @Test
    void theNewestIsRefusedWhenItIsFull() {
        assertThat(takeRoom("realm")).isTrue();
        assertThat(takeRoom("realm")).isTrue();
        assertThat(takeRoom("realm")).isFalse();
        assertThat(counted).as("not at each event").isEqualTo(1);
    }

    @Test
    void thereIsRoomAgainOnceItIsShorter() {
        rows.set(10);
        assertThat(takeRoom("realm")).isFalse();
        rows.set(0);
        assertThat(takeRoom("realm")).isFalse();
        nanos.addAndGet(QueueLimit.COUNTED_FOR.toNanos());
        assertThat(takeRoom("realm")).isTrue();
    }

    /** One that waits for the database, that is. */
    @Test
    void nobodyWaitsForOneThatCounts() throws Exception {
        assertThat(takeRoom("realm")).isTrue();
        nanos.addAndGet(QueueLimit.COUNTED_FOR.toNanos());
        CountDownLatch counting = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<Boolean> slow = CompletableFuture.supplyAsync(() -> limit.takeRoom("realm", () -> {
            counting.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return 0;
        }));
        assertThat(counting.await(30, TimeUnit.SECONDS)).isTrue();

        assertThat(CompletableFuture.supplyAsync(() -> takeRoom("realm")).get(10, TimeUnit.SECONDS)).isTrue();

        end.countDown();
        assertThat(slow.get(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void realmsHaveRoomOfTheirOwn() {
        rows.set(10);
        assertThat(takeRoom("realm")).isFalse();
        rows.set(0);
        assertThat(takeRoom("other")).isTrue();
    }
}

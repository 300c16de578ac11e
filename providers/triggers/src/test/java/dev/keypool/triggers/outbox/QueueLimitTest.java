package dev.keypool.triggers.outbox;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Test
    void realmsHaveRoomOfTheirOwn() {
        rows.set(10);
        assertThat(takeRoom("realm")).isFalse();
        rows.set(0);
        assertThat(takeRoom("other")).isTrue();
    }
}

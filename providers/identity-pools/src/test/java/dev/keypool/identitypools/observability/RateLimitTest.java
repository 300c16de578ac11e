package dev.keypool.identitypools.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {

    private final AtomicLong second = new AtomicLong();

    @ParameterizedTest
    @ValueSource(longs = {-5_000_000, -1, 0, 1, 1_800_000_000L})
    void soManyGoThroughInASecondAndAsManyInTheNext(long start) {
        RateLimit limit = new RateLimit(3, second::get);
        for (long now = start; now < start + 5; now++) {
            second.set(now);
            assertThat(passed(limit, 10)).isEqualTo(3);
        }
    }

    @Test
    void whatWasNotUsedIsNotSaved() {
        RateLimit limit = new RateLimit(3, second::get);
        assertThat(passed(limit, 1)).isEqualTo(1);
        second.set(100);
        assertThat(passed(limit, 10)).isEqualTo(3);
    }

    @Test
    void nothingGoesThroughALimitOfNone() {
        assertThat(passed(new RateLimit(0, second::get), 10)).isZero();
    }

    @Test
    void threadsShareTheLimit() throws Exception {
        RateLimit limit = new RateLimit(1000, second::get);
        AtomicInteger passed = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 4; i++) {
            threads.execute(() -> passed.addAndGet(passed(limit, 1000)));
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(passed).hasValue(1000);
    }

    @Test
    void theRealClockRefusesAFloodToo() {
        RateLimit limit = new RateLimit(10);
        assertThat(passed(limit, 10_000)).isBetween(10, 10_000 - 1);
    }

    private static int passed(RateLimit limit, int tries) {
        int passed = 0;
        for (int i = 0; i < tries; i++) {
            passed += limit.tryAcquire() ? 1 : 0;
        }
        return passed;
    }
}

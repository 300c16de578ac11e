package dev.keypool.triggers.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff longest = new Backoff(() -> 1);
    private final Backoff shortest = new Backoff(() -> 0);

    @Test
    void eachWaitIsTwiceTheOneBefore() {
        assertThat(longest.after(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(longest.after(2)).isEqualTo(Duration.ofSeconds(2));
        assertThat(longest.after(6)).isEqualTo(Duration.ofSeconds(32));
    }

    @Test
    void chanceTakesUpToHalf() {
        assertThat(shortest.after(1)).isEqualTo(Duration.ofMillis(500));
        assertThat(new Backoff(() -> 0.5).after(2)).isEqualTo(Duration.ofMillis(1500));
    }

    @Test
    void noWaitIsLongerThanTenMinutes() {
        assertThat(longest.after(11)).isEqualTo(Duration.ofMinutes(10));
        assertThat(longest.after(1000)).isEqualTo(Duration.ofMinutes(10));
        assertThat(longest.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void attemptsAndAgeEndIt() {
        Retries retries = new Retries(3, Duration.ofHours(1));
        Instant created = Instant.EPOCH;

        assertThat(retries.exhausted(2, created, created.plusSeconds(3599))).isFalse();
        assertThat(retries.exhausted(3, created, created)).isTrue();
        assertThat(retries.exhausted(1, created, created.plusSeconds(3600))).isTrue();
    }
}

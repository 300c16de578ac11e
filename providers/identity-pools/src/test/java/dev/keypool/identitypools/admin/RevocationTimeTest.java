package dev.keypool.identitypools.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keypool.identitypools.config.InvalidConfigurationException;
import dev.keypool.identitypools.http.BadRequestException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevocationTimeTest {

    private static final String NOW = "2026-01-31T12:00:00.990Z";
    private static final long SECOND = Instant.parse(NOW).getEpochSecond();

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"issuedBefore\":null}"})
    void nowIsTheNextSecondAndIsWaitedFor(String body) throws Exception {
        SteppingClock clock = new SteppingClock(NOW, "2026-01-31T12:00:00.990Z", "2026-01-31T12:00:00.999Z", "2026-01-31T12:00:01.001Z");

        assertThat(time(clock, body)).isEqualTo(SECOND + 1);

        assertThat(clock.millis()).as("it has come").isGreaterThanOrEqualTo((SECOND + 1) * 1000);
    }

    @Test
    void waitingEndsByTheRealClock() throws Exception {
        long before = new RevocationTime().of(null);
        assertThat(before * 1000).isLessThanOrEqualTo(System.currentTimeMillis()).isGreaterThan(System.currentTimeMillis() - 10_000);
    }

    @ParameterizedTest
    @CsvSource({"1769860799, 1769860799", "0, 0", "1769860800, 1769860800", "'\"2026-01-31T11:59:59Z\"', 1769860799",
        "'\"2026-01-31T11:59:58.001Z\"', 1769860799", "'\"2026-01-31T12:00:00Z\"', 1769860800"})
    void aGivenTimeIsTaken(String given, long seconds) throws Exception {
        assertThat(time(new SteppingClock(NOW), "{\"issuedBefore\":" + given + "}")).isEqualTo(seconds);
    }

    @Test
    void aPartOfThisSecondIsTheWholeOfIt() throws Exception {
        SteppingClock clock = new SteppingClock(NOW, NOW, NOW, "2026-01-31T12:00:01Z");
        assertThat(time(clock, "{\"issuedBefore\":\"2026-01-31T12:00:00.5Z\"}")).isEqualTo(SECOND + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1769860801", "\"2026-01-31T12:00:00.991Z\"", "\"2027-01-01T00:00:00Z\"", "-1", "1.5", "1e3", "true", "[]", "{}", "\"\"",
        "\"now\"", "\"1769860799\"", "99999999999999999999", "9223372036854775807", "-9223372036854775808", "\"-1000000000-01-01T00:00:00Z\"",
        "\"1969-12-31T23:59:59Z\""})
    void anythingElseIsRefused(String given) {
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(() -> time(new SteppingClock(NOW), "{\"issuedBefore\":" + given + "}")).withMessageStartingWith("issuedBefore must be a time");
    }

    @Test
    void aSlipInTheMembersNameRevokesNothing() {
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(() -> time(new SteppingClock(NOW), "{\"before\":1}")).withMessage("There is no member before; allowed are issuedBefore.");
        assertThatExceptionOfType(BadRequestException.class).isThrownBy(() -> time(new SteppingClock(NOW), "1769860799"));
        assertThatExceptionOfType(BadRequestException.class).isThrownBy(() -> time(new SteppingClock(NOW), " ".repeat(70_000)));
    }

    private static long time(Clock clock, String body) throws BadRequestException {
        return new RevocationTime(clock).of(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** Shows these times one after the other, and stays at the last. */
    private static final class SteppingClock extends Clock {

        private final Deque<Instant> times = new ArrayDeque<>();

        SteppingClock(String... times) {
            List.of(times).forEach(time -> this.times.add(Instant.parse(time)));
        }

        @Override
        public Instant instant() {
            return times.size() > 1 ? times.remove() : times.peek();
        }

        @Override
        public ZoneId getZone() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}

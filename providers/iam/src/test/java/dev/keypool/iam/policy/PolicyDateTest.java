package dev.keypool.iam.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyDateTest {

    @ParameterizedTest
    @CsvSource({"2026, 2026-01-01T00:00:00Z", "2026-02, 2026-02-01T00:00:00Z", "2026-02-03, 2026-02-03T00:00:00Z",
        "2026-02-03T04:05Z, 2026-02-03T04:05:00Z", "2026-02-03T04:05:06Z, 2026-02-03T04:05:06Z", "2026-02-03T04:05:06.5Z, 2026-02-03T04:05:06.5Z",
        "2026-02-03T04:05:06.123456789Z, 2026-02-03T04:05:06.123456789Z", "2026-02-03T04:05:06.1234567899Z, 2026-02-03T04:05:06.123456789Z",
        "2026-02-03T04:05.5Z, 2026-02-03T04:05:00.5Z", "2026-02-03T04:05:06+01:30, 2026-02-03T02:35:06Z",
        "2026-02-03T04:05:06-0130, 2026-02-03T05:35:06Z", "2026-02-03T04:05:06.25-08:00, 2026-02-03T12:05:06.25Z", "0, 1970-01-01T00:00:00Z",
        "1790000000, 2026-09-21T14:13:20Z", "20260, 1970-01-01T05:37:40Z", "999999999999, +33658-09-27T01:46:39Z", "1999-12-31, 1999-12-31T00:00:00Z"})
    void reads(String text, Instant moment) {
        assertThat(PolicyDate.parse(text)).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tomorrow", "-1", "1000000000000", "2026-", "2026-1", "2026-1-1", "2026-13", "2026-02-30", "2026/02/03", "2026:02", "20x6",
        "2026-02-03T", "2026-02-03T04", "2026-02-03T04Z", "2026-02-03 04:05Z", "2026-02-03T04:05", "2026-02-03T04:05:06", "2026-02T04:05Z",
        "2026T04:05Z", "2026-02-03Z", "2026-02-03T04:05:06.Z", "2026-02-03T04:05:06Zx", "2026-02-03T04:05:06+01", "2026-02-03T04:05:06*01:00",
        "2026-02-03T04:05:06+19:00", "2026-02-03T24:00:00Z", "2026-02-03T04:60Z", "2026-02-03T0405Z", "2026-02-03T04:05:06.\uff11Z", "2026-02-03T04:05:06.1",
        "\uff12\uff10\uff12\uff16", "2026-02-03x", "1e3", "1.5"})
    void refuses(String text) {
        assertThat(PolicyDate.parse(text)).isNull();
    }
}

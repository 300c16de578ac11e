package dev.keypool.identitypools.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class HttpDateTest {

    @Test
    void aDateIsWrittenAsHttpWantsIt() {
        assertThat(HttpDate.at(784111777)).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
    }

    @Test
    void anotherSecondIsAnotherDate() {
        assertThat(HttpDate.at(784111777)).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
        assertThat(HttpDate.at(784111778)).isEqualTo("Sun, 06 Nov 1994 08:49:38 GMT");
        assertThat(HttpDate.at(784111777)).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
    }

    @Test
    void nowIsNow() {
        Instant now = ZonedDateTime.parse(HttpDate.now(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();

        assertThat(now).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    }
}

package dev.keypool.identitypools.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedKeysTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {"-|600", "''|600", "public|600", "max-age=3600|3600", "public, max-age=19845, must-revalidate, no-transform|19845",
            "MAX-AGE=120|120", "max-age=\"120\"|120", "max-age=0|60", "max-age=59|60", "max-age=86401|86400", "max-age=999999999999999999999|86400",
            "max-age=-5|600", "max-age=x|600", "max-age=|600", "s-maxage=120|600", "no-store|60", "no-cache, max-age=3600|60", "max-age=3600, max-age=1|3600",
            "x-max-age=3600|600"})
    void keysAreKeptAsLongAsTheProviderSaysWithinOurBounds(String header, long seconds) {
        assertThat(PublishedKeys.age(header)).hasSeconds(seconds);
    }
}

package dev.keypool.pack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TestedRangeTest {

    private final TestedRange range = new TestedRange("26.7.0", "26.7.3");

    @ParameterizedTest
    @ValueSource(strings = {"26.7.0", "26.7.1", "26.7.3", "26.7.2.redhat-00001", "26.7.3-SNAPSHOT"})
    void containsBothEndsAndRebuilds(String version) {
        assertThat(range.contains(version)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"26.6.9", "26.7.4", "26.7.10", "26.10.0", "27.0.0", "2.7.1", "999.0.0-SNAPSHOT", "nightly", "", "26.7"})
    void containsNothingElse(String version) {
        assertThat(range.contains(version)).isFalse();
    }
}

package dev.keypool.pack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DefaultPackFactoryTest {

    @Test
    void theBuildFillsInVersionAndTestedRange() {
        assertThat(new DefaultPackFactory().getOperationalInfo())
                .allSatisfy((name, value) -> assertThat(value).matches("\\d+\\.\\d+\\.\\d+.*").doesNotContain("$"));
    }

    @Test
    void theSpiIsPublicSoThatKeycloakDoesNotWarnOfIt() {
        assertThat(new PackSpi().isInternal()).isFalse();
    }
}

package dev.keypool.triggers.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Sessions that go on at another app client. */
final class PassedTriggersTest {

    private static final String POOL = "*";

    @Test
    void thePoolsTriggerIsPassedOnce() {
        assertThat(PassedTriggers.isDue(POOL, POOL)).isFalse();
    }

    @Test
    void aSessionThatBeganWithoutAnyIsNotAskedAboutAfterwards() {
        assertThat(PassedTriggers.isDue(null, POOL)).isFalse();
    }

    @Test
    void anAppClientsOwnIsNotPassedElsewhere() {
        assertThat(PassedTriggers.isDue(null, "shop")).isTrue();
        assertThat(PassedTriggers.isDue(POOL, "shop")).isTrue();
        assertThat(PassedTriggers.isDue("shops", "shop")).isTrue();
    }

    @Test
    void anAppClientsOwnDoesNotStandForThePools() {
        assertThat(PassedTriggers.isDue("shop", POOL)).isTrue();
    }

    @Test
    void whatIsPassedAddsUp() {
        String note = PassedTriggers.and(PassedTriggers.and(PassedTriggers.and(null, POOL), "shop"), "office");

        assertThat(PassedTriggers.isDue(note, POOL)).isFalse();
        assertThat(PassedTriggers.isDue(note, "shop")).isFalse();
        assertThat(PassedTriggers.isDue(note, "office")).isFalse();
        assertThat(PassedTriggers.isDue(note, "bank")).isTrue();
    }
}

package dev.keypool.identitypools.observability;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefusalEventsTest {

    @Test
    void aFloodInOneRealmLeavesTheOthersTheirs() {
        RefusalEvents events = new RefusalEvents();
        int passed = 0;
        for (int i = 0; i < 10_000; i++) {
            passed += events.tryAcquire("flooded") ? 1 : 0;
        }
        assertThat(passed).isBetween(10, 10_000 - 1);
        assertThat(events.tryAcquire("other")).isTrue();
    }
}

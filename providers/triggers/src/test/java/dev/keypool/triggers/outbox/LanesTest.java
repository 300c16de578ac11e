package dev.keypool.triggers.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LanesTest {

    private final Lanes lanes = new Lanes(4, 2);

    @Test
    void aLaneIsOpenOnce() {
        assertThat(lanes.open(new Lane("s", "alice"), 0)).isTrue();
        assertThat(lanes.open(new Lane("s", "alice"), 0)).isFalse();
        lanes.close(new Lane("s", "alice"));
        assertThat(lanes.open(new Lane("s", "alice"), 0)).isTrue();
    }

    @Test
    void aSubscriptionHasFew() {
        lanes.open(new Lane("s", "alice"), 0);
        lanes.open(new Lane("s", "bob"), 0);

        assertThat(lanes.open(new Lane("s", "carol"), 0)).isFalse();
        assertThat(lanes.closed(0)).containsExactly("s");
        assertThat(lanes.open(new Lane("t", "carol"), 0)).isTrue();
    }

    @Test
    void fewerStillWhereTheFunctionTakesFewer() {
        lanes.limit("s", 1);
        lanes.open(new Lane("s", "alice"), 0);

        assertThat(lanes.open(new Lane("s", "bob"), 0)).isFalse();
    }

    @Test
    void togetherTheyHaveSoMany() {
        lanes.open(new Lane("s", "alice"), 0);
        lanes.open(new Lane("s", "bob"), 0);
        lanes.open(new Lane("t", "alice"), 0);
        assertThat(lanes.isFull()).isFalse();
        lanes.open(new Lane("t", "bob"), 0);

        assertThat(lanes.isFull()).isTrue();
        assertThat(lanes.open(new Lane("u", "alice"), 0)).isFalse();
    }

    @Test
    void aPauseEnds() {
        lanes.pause("s", 1000);

        assertThat(lanes.open(new Lane("s", "alice"), 999)).isFalse();
        assertThat(lanes.closed(999)).containsExactly("s");
        assertThat(lanes.closed(1000)).isEmpty();
        assertThat(lanes.open(new Lane("s", "alice"), 1000)).isTrue();
    }
}

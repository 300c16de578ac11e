package dev.keypool.triggers.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Two nodes whose clocks have nothing to do with each other, on the real row. */
class LeaseTest {

    private final LeaseRow row = new LeaseRow(TestDatabase.empty());
    private final Node a = new Node("a", 0);
    private final Node b = new Node("b", -5_000_000_000_000L);
    private boolean databaseIsDown;

    private final class Node implements Lease.Store {
        private long nanos;
        private final Lease lease;

        Node(String name, long nanos) {
            this.nanos = nanos;
            this.lease = new Lease(this, name, () -> this.nanos);
        }

        @Override
        public Lease.State read() {
            return up().read();
        }

        @Override
        public boolean take(String owner, long beat) {
            return up().take(owner, beat);
        }

        @Override
        public void release(String owner) {
            up().release(owner);
        }

        private LeaseRow up() {
            if (databaseIsDown) {
                throw new IllegalStateException("down");
            }
            return row;
        }
    }

    private void pass(Duration time) {
        a.nanos += time.toNanos();
        b.nanos += time.toNanos();
    }

    @Test
    void oneHasIt() {
        assertThat(a.lease.hold()).isTrue();
        assertThat(b.lease.hold()).isFalse();
        for (int i = 0; i < 20; i++) {
            pass(Lease.RENEWAL);
            assertThat(a.lease.hold()).isTrue();
            assertThat(b.lease.hold()).isFalse();
        }
    }

    @Test
    void whoFallsSilentLosesItInTime() {
        a.lease.hold();
        b.lease.hold();

        pass(Lease.EXPIRY.minusMillis(1));
        assertThat(b.lease.hold()).isFalse();
        pass(Duration.ofMillis(1));
        assertThat(b.lease.hold()).isTrue();
        assertThat(a.lease.isHeld()).isFalse();
        assertThat(a.lease.hold()).as("back again, it waits").isFalse();
    }

    @Test
    void theHolderStopsBeforeAnotherBegins() {
        a.lease.hold();
        pass(Lease.TRUST);

        assertThat(a.lease.isHeld()).isFalse();
        assertThat(Lease.TRUST).isLessThan(Lease.EXPIRY);
        assertThat(a.lease.hold()).as("nobody else has taken it").isTrue();
    }

    @Test
    void ofTwoThatTakeItOneGetsIt() {
        long beat = row.read().beat();

        assertThat(row.take("a", beat)).isTrue();
        assertThat(row.take("b", beat)).isFalse();
        assertThat(row.read().owner()).isEqualTo("a");
    }

    @Test
    void whoLeavesHandsItOver() {
        a.lease.hold();
        a.lease.release();

        assertThat(a.lease.isHeld()).isFalse();
        assertThat(b.lease.hold()).isTrue();
    }

    @Test
    void withoutDatabaseNobodyHasIt() {
        a.lease.hold();
        databaseIsDown = true;
        pass(Lease.RENEWAL);

        assertThatThrownBy(a.lease::hold).hasMessage("down");
        assertThat(a.lease.isHeld()).isFalse();
        databaseIsDown = false;
        assertThat(a.lease.hold()).isTrue();
    }
}

package dev.keypool.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class CircuitTest {

    private Instant now = Instant.EPOCH;
    private final Circuit circuit = new Circuit(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void opensAfterSoManyFailuresInARow() {
        for (int i = 1; i < Circuit.FAILURES; i++) {
            circuit.failed();
        }
        circuit.answered();
        for (int i = 0; i < Circuit.FAILURES; i++) {
            assertThat(circuit.mayCall()).isTrue();
            circuit.failed();
        }
        assertThat(circuit.mayCall()).isFalse();
    }

    @Test
    void isOpenUntilTheProviderAnswers() {
        assertThat(circuit.isOpen()).isFalse();
        fail();
        assertThat(circuit.isOpen()).isTrue();
        now = now.plus(Circuit.PAUSE);
        assertThat(circuit.isOpen()).as("nothing has answered yet").isTrue();
        circuit.answered();
        assertThat(circuit.isOpen()).isFalse();
    }

    @Test
    void afterThePauseOneTries() {
        fail();
        now = now.plus(Circuit.PAUSE);

        assertThat(circuit.mayCall()).isTrue();
        assertThat(circuit.mayCall()).as("another").isFalse();
        circuit.answered();
        assertThat(circuit.mayCall()).isTrue();
    }

    @Test
    void limitsOfOurOwnSayNothingOfTheProvider() {
        for (int i = 0; i < 2 * Circuit.FAILURES; i++) {
            circuit.failed(OutboundException.Reason.BUSY);
            circuit.failed(OutboundException.Reason.CANCELLED);
        }
        assertThat(circuit.mayCall()).isTrue();
    }

    private void fail() {
        for (int i = 0; i < Circuit.FAILURES; i++) {
            circuit.failed();
        }
        assertThat(circuit.mayCall()).isFalse();
    }
}

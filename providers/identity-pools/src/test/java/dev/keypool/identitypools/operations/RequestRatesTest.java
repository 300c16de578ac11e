package dev.keypool.identitypools.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keypool.identitypools.config.Quotas;
import dev.keypool.identitypools.exchange.ExchangeError;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.observability.Operation;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestRatesTest {

    private final RequestRates rates = new RequestRates();

    @Test
    void whatHasNoLimitIsNotHeldUp() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(rates.tryAcquire("r", quotas(Operation.GET_ID, 0), Operation.TAG_RESOURCE)).isTrue();
        }
    }

    @Test
    void ofTenThousandCallsAtOnceNoMoreGetThroughThanTwoSecondsHave() {
        Quotas quotas = quotas(Operation.GET_ID, 5);
        long through = 0;
        for (int i = 0; i < 10_000; i++) {
            through += rates.tryAcquire("r", quotas, Operation.GET_ID) ? 1 : 0;
        }
        // A second may end meanwhile.
        assertThat(through).isBetween(5L, 10L);
    }

    @Test
    void realmsDoNotShareALimit() {
        Quotas quotas = quotas(Operation.GET_ID, 1);
        assertThat(rates.tryAcquire("one", quotas, Operation.GET_ID)).isTrue();
        assertThat(rates.tryAcquire("other", quotas, Operation.GET_ID)).isTrue();
    }

    @Test
    void aLimitOfZeroLetsNobodyThroughAndSaysSo() {
        assertThatExceptionOfType(ExchangeException.class)
                .isThrownBy(() -> rates.acquire("r", quotas(Operation.GET_ID, 0), Operation.GET_ID))
                .withMessage("Rate exceeded").satisfies(e -> assertThat(e.error()).isEqualTo(ExchangeError.TOO_MANY_REQUESTS));
    }

    private static Quotas quotas(Operation operation, int perSecond) {
        return new Quotas(1000, Map.of(operation, perSecond));
    }
}

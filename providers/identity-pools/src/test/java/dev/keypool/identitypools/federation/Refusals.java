package dev.keypool.identitypools.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Refusal;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

final class Refusals {

    private Refusals() {
    }

    static ExchangeException refused(Refusal reason, ThrowingCallable call) {
        ExchangeException refused = catchThrowableOfType(ExchangeException.class, call);
        assertThat(refused).as("refusal for " + reason).isNotNull();
        assertThat(refused.reason()).as(refused.getMessage()).isEqualTo(reason);
        assertThat(refused.getStackTrace()).isEmpty();
        return refused;
    }
}

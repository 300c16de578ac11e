package dev.keypool.identitypools.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keypool.identitypools.oidc.ExternalTokenException.Reason;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** How tests ask why a token was refused. */
final class Refused {

    private Refused() {
    }

    static Reason by(ThrowingCallable call) {
        return exception(call).reason();
    }

    static ExternalTokenException exception(ThrowingCallable call) {
        ExternalTokenException refused = catchThrowableOfType(ExternalTokenException.class, call);
        assertThat(refused).as("it was accepted").isNotNull();
        assertThat(refused.getStackTrace()).isEmpty();
        return refused;
    }
}

package dev.keypool.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** How tests ask why a call failed. */
final class Refusals {

    private Refusals() {
    }

    static OutboundException.Reason of(ThrowingCallable call) {
        OutboundException refused = catchThrowableOfType(OutboundException.class, call);
        assertThat(refused).as("it was not refused").isNotNull();
        assertThat(refused.getStackTrace()).isEmpty();
        assertThat(refused.getCause()).isNull();
        return refused.reason();
    }

    static OutboundException.Reason of(OutboundHttp http, URI uri) {
        return of(() -> http.send(OutboundRequest.get(uri, Map.of())));
    }
}

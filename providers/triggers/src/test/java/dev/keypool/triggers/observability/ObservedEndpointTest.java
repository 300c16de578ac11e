package dev.keypool.triggers.observability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.iam.sigv4.SigningCredentials;
import dev.keypool.outbound.OutboundRequest;
import dev.keypool.triggers.functions.AwsLambda;
import dev.keypool.triggers.functions.HttpEndpoint;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A signed request, watched. */
final class ObservedEndpointTest {

    private static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final HttpEndpoint lambda = new AwsLambda(URI.create("https://lambda.us-east-1.amazonaws.com"), "f", null, "us-east-1",
            new SigningCredentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", null));

    private static OutboundRequest request(HttpEndpoint endpoint) {
        return endpoint.request("msg_1", new byte[] {'{', '}'}, Instant.EPOCH);
    }

    @Test
    void theTraceIsToldAndTheSignatureStays() {
        ObservedEndpoint watched = new ObservedEndpoint(lambda, TRACEPARENT);

        OutboundRequest request = request(watched);

        assertThat(request.headers()).containsEntry("traceparent", TRACEPARENT).containsAllEntriesOf(request(lambda).headers());
        assertThat(request.headers().get("Authorization")).doesNotContain("traceparent");
        assertThat(request.uri()).isEqualTo(request(lambda).uri());
    }

    @Test
    void withoutATraceItIsTheSameRequest() {
        assertThat(request(new ObservedEndpoint(lambda, null)).headers()).isEqualTo(request(lambda).headers());
    }

    @Test
    void attemptsAreCounted() {
        ObservedEndpoint watched = new ObservedEndpoint(lambda, null);
        assertThat(watched.attempts()).isZero();
        request(watched);
        request(watched);
        assertThat(watched.attempts()).isEqualTo(2);
    }
}

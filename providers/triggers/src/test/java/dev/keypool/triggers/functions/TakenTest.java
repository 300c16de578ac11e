package dev.keypool.triggers.functions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keypool.outbound.OutboundResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TakenTest {

    private static final HttpEndpoint LAMBDA = new AwsLambda(URI.create("https://lambda.example.com"), "send", null, "us-east-1", null);
    private static final HttpEndpoint WEBHOOK = new Webhook(URI.create("https://hooks.example.com"), List.of());

    @Test
    void aFunctionThatGivesNothingBackHasRun() {
        assertThatNoException().isThrownBy(() -> LAMBDA.taken(response(200, "null")));
        assertThatNoException().isThrownBy(() -> WEBHOOK.taken(response(204, "")));
    }

    @Test
    void onlyWhatRanHasRun() {
        assertThatExceptionOfType(FunctionException.class).isThrownBy(() -> LAMBDA.taken(response(500, "null")));
        assertThatExceptionOfType(FunctionException.class).isThrownBy(() -> WEBHOOK.taken(response(302, "")));
        assertThatExceptionOfType(FunctionException.class).isThrownBy(() -> WEBHOOK.taken(response(400, "{\"errorMessage\":\"no\"}")))
                .withMessage("no");
    }

    private static OutboundResponse response(int status, String body) {
        return new OutboundResponse(status, Map.of("content-type", List.of("application/json")), body.getBytes(UTF_8));
    }
}

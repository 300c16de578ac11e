package dev.keypool.triggers.functions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keypool.outbound.OutboundResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class NotifiedTest {

    private static final Notified LAMBDA = new Notified(new AwsLambda(URI.create("https://lambda.example.com"), "send", null, "us-east-1", null));
    private static final Notified WEBHOOK = new Notified(new Webhook(URI.create("https://hooks.example.com"), List.of()));

    @Test
    void aFunctionThatGivesNothingBackHasRun() throws FunctionException {
        assertThat(LAMBDA.answer(response(200, "null"))).isEmpty();
        assertThat(WEBHOOK.answer(response(204, ""))).isEmpty();
    }

    @Test
    void onlyWhatRanHasRun() {
        assertThatExceptionOfType(FunctionException.class).isThrownBy(() -> LAMBDA.answer(response(500, "null")));
        assertThatExceptionOfType(FunctionException.class).isThrownBy(() -> WEBHOOK.answer(response(302, "")));
        assertThatExceptionOfType(FunctionException.class).isThrownBy(() -> WEBHOOK.answer(response(400, "{\"errorMessage\":\"no\"}")))
                .withMessage("no");
    }

    private static OutboundResponse response(int status, String body) {
        return new OutboundResponse(status, Map.of("content-type", List.of("application/json")), body.getBytes(UTF_8));
    }
}

package dev.keypool.triggers.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.outbound.OutboundRequest;
import dev.keypool.outbound.OutboundResponse;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A function behind a URL: the event is posted, signed after the Standard Webhooks specification, and comes back in the
 * answer. Where the function says no, it answers 400 to 499 with {@code {"errorMessage": "…"}}, as a Lambda function's error reads.
 *
 * @param keys what signs; several while a secret is being changed, and the receiver takes any
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard Webhooks</a>
 */
public record Webhook(URI url, List<WebhookKey> keys) implements HttpEndpoint {

    public Webhook {
        keys = List.copyOf(keys);
    }

    @Override
    public OutboundRequest request(String id, byte[] event, Instant now) {
        long timestamp = now.getEpochSecond();
        String signatures = keys.stream().map(key -> key.sign(id, timestamp, event)).collect(Collectors.joining(" "));
        return OutboundRequest.post(url, Map.of("Content-Type", "application/json", "Accept", "application/json",
                "webhook-id", id, "webhook-timestamp", Long.toString(timestamp), "webhook-signature", signatures), event);
    }

    @Override
    public ObjectNode answer(OutboundResponse response) throws FunctionException {
        ObjectNode payload = EventJson.objectOrNull(response.body());
        refusal(response, payload);
        if (response.status() != 200) {
            throw silent(response);
        }
        String type = response.header("Content-Type");
        boolean json = type != null && type.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
        if (payload == null || !json) {
            throw FunctionException.invalidResponse("The function's answer is not a JSON object of type application/json");
        }
        return payload;
    }

    /** Any 2xx, as the specification has it. */
    @Override
    public void taken(OutboundResponse response) throws FunctionException {
        refusal(response, EventJson.objectOrNull(response.body()));
        if (response.status() < 200 || response.status() > 299) {
            throw silent(response);
        }
    }

    private static void refusal(OutboundResponse response, ObjectNode payload) throws FunctionException {
        JsonNode message = payload == null ? null : payload.get("errorMessage");
        if (response.status() >= 400 && response.status() < 500 && message != null && message.isTextual()) {
            throw FunctionException.refused(message.textValue());
        }
    }

    private static FunctionException silent(OutboundResponse response) {
        return FunctionException.unavailable("The function answered with status " + response.status());
    }
}

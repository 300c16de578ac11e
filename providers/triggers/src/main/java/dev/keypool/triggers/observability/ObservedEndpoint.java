package dev.keypool.triggers.observability;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.outbound.OutboundRequest;
import dev.keypool.outbound.OutboundResponse;
import dev.keypool.triggers.functions.HttpEndpoint;
import dev.keypool.triggers.functions.FunctionException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * A function's endpoint for one call: counts its attempts and tells the function which trace it is part of. Neither signature
 * covers that header: a proxy on the way may continue the trace.
 */
final class ObservedEndpoint implements HttpEndpoint {

    private final HttpEndpoint endpoint;
    private final String traceparent;
    private int attempts;

    /** @param traceparent null for none */
    ObservedEndpoint(HttpEndpoint endpoint, String traceparent) {
        this.endpoint = endpoint;
        this.traceparent = traceparent;
    }

    int attempts() {
        return attempts;
    }

    @Override
    public OutboundRequest request(String id, byte[] event, Instant now) {
        attempts++;
        OutboundRequest request = endpoint.request(id, event, now);
        if (traceparent == null) {
            return request;
        }
        Map<String, String> headers = new HashMap<>(request.headers());
        headers.put("traceparent", traceparent);
        return new OutboundRequest(request.method(), request.uri(), headers, request.body());
    }

    @Override
    public ObjectNode answer(OutboundResponse response) throws FunctionException {
        return endpoint.answer(response);
    }

    @Override
    public void taken(OutboundResponse response) throws FunctionException {
        endpoint.taken(response);
    }
}

package dev.keypool.triggers.functions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.outbound.OutboundRequest;
import dev.keypool.outbound.OutboundResponse;
import java.time.Instant;

/** A function that is called for what it does: what it gives back does not matter, as where AWS invokes asynchronously, but its refusal does. */
public record Notified(FunctionEndpoint function) implements FunctionEndpoint {

    @Override
    public OutboundRequest request(String id, byte[] event, Instant now) {
        return function.request(id, event, now);
    }

    @Override
    public ObjectNode answer(OutboundResponse response) throws FunctionException {
        try {
            return function.answer(response);
        } catch (FunctionException e) {
            boolean ran = response.status() >= 200 && response.status() < 300;
            if (ran && e.kind() != FunctionException.Kind.REFUSED) {
                return EventJson.newObject();
            }
            throw e;
        }
    }
}

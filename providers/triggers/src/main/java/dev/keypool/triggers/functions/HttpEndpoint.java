package dev.keypool.triggers.functions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.outbound.OutboundRequest;
import dev.keypool.outbound.OutboundResponse;
import java.time.Instant;

/** How a function behind a URL is called and how its answer is read. */
public non-sealed interface HttpEndpoint extends FunctionEndpoint {

    /**
     * @param id  the same at each attempt of a call
     * @param now when the attempt is made
     */
    OutboundRequest request(String id, byte[] event, Instant now);

    /** @throws FunctionException when the answer is not an object, or says that the function failed */
    ObjectNode answer(OutboundResponse response) throws FunctionException;

    /**
     * Reads the answer to an event that the function need not give back: whatever else it says is not looked at.
     *
     * @throws FunctionException when the function has not taken it
     */
    default void taken(OutboundResponse response) throws FunctionException {
        answer(response);
    }
}

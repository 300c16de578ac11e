package dev.keypool.triggers.functions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.outbound.Circuit;
import dev.keypool.triggers.jars.HandlerSpec;
import dev.keypool.triggers.jars.JarFailure;
import dev.keypool.triggers.jars.JarFunctions;

/** A function in a JAR of this server. It is called once: what it did before it failed, a second attempt would do again. */
public record JavaFunction(HandlerSpec spec) implements FunctionEndpoint {

    byte[] call(JarFunctions jars, String id, String room, Circuit circuit, CallLimits limits, byte[] event) throws FunctionException {
        try {
            byte[] answer = jars.call(id, room, spec, limits.places(), limits.timeout(), event);
            circuit.answered();
            return answer;
        } catch (JarFailure e) {
            throw failure(e, circuit);
        }
    }

    /** @throws FunctionException when the answer is not an object */
    static ObjectNode answer(byte[] answer) throws FunctionException {
        ObjectNode object = EventJson.objectOrNull(answer);
        if (object == null) {
            throw FunctionException.invalidResponse("The function's answer is not a JSON object");
        }
        return object;
    }

    private static FunctionException failure(JarFailure e, Circuit circuit) {
        switch (e.kind()) {
            case SILENT, NOT_LOADED -> circuit.failed();
            case THREW, BROKE, BAD_OUTPUT -> circuit.answered();
            case BUSY -> { }
        }
        return switch (e.kind()) {
            case THREW -> FunctionException.refused(e.getMessage());
            case BAD_OUTPUT -> FunctionException.invalidResponse(e.getMessage());
            case BUSY -> FunctionException.notCalled(ErrorText.of(e.getMessage()));
            case BROKE, NOT_LOADED, SILENT -> FunctionException.unavailable(ErrorText.of(e.getMessage()));
        };
    }
}

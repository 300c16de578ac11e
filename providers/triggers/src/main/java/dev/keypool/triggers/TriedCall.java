package dev.keypool.triggers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.functions.FunctionException;
import dev.keypool.triggers.observability.Invocation;

/**
 * What came of an administrator's test.
 *
 * @param answer  the event as the function gave it back, or null where it gave none
 * @param effect  what the flow would make of it, or null where it would fail
 * @param failure why it would, or null
 */
public record TriedCall<T>(Invocation invocation, ObjectNode answer, T effect, FunctionException failure) {
}

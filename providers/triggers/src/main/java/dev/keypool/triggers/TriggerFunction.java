package dev.keypool.triggers;

import dev.keypool.triggers.functions.CallLimits;
import dev.keypool.triggers.functions.FunctionEndpoint;
import org.keycloak.provider.Provider;

/**
 * A function that triggers call.
 *
 * @param id of its component
 */
public record TriggerFunction(String id, String name, CallLimits limits, FunctionEndpoint endpoint) implements Provider {

    @Override
    public void close() {
    }
}

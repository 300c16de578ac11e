package dev.keypool.triggers;

import dev.keypool.triggers.events.EventVersion;
import dev.keypool.triggers.events.TriggerType;
import dev.keypool.triggers.events.Variants;
import org.keycloak.provider.Provider;

/**
 * That a function is called at a point of the flows.
 *
 * @param function name of the function
 * @param clientId the app client it is for, or null for the whole pool
 * @param version  of the pre token generation event
 * @param goOn     whether the flow goes on when the function does not answer or answers garbage, as if there were none; never after its "no"
 */
public record Trigger(TriggerType type, String function, String clientId, EventVersion version, boolean goOn, Variants variants) implements Provider {

    public Trigger(TriggerType type, String function, String clientId, EventVersion version, boolean goOn) {
        this(type, function, clientId, version, goOn, Variants.BY_DEFAULT);
    }

    /** The same, without which the flow does not go on. */
    public Trigger stopping() {
        return new Trigger(type, function, clientId, version, false, variants);
    }

    @Override
    public void close() {
    }
}

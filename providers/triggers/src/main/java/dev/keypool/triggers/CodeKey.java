package dev.keypool.triggers;

import dev.keypool.triggers.encryption.DataKey;
import dev.keypool.triggers.functions.FunctionException;
import java.util.Map;
import org.keycloak.provider.Provider;

/** The key under which functions that send messages get the codes and links in them. Needs no session, but the triggers of one. */
public interface CodeKey extends Provider {

    /** @throws FunctionException when there is none to be had */
    DataKey newDataKey(Triggers triggers, Map<String, String> context) throws FunctionException;

    @Override
    default void close() {
    }
}

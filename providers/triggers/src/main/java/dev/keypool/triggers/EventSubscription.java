package dev.keypool.triggers;

import dev.keypool.triggers.outbox.EventPatterns;
import dev.keypool.triggers.outbox.Retries;
import org.keycloak.provider.Provider;

/**
 * That a function gets events of the realm, after what they tell of is committed.
 *
 * @param id             of its component
 * @param function       name of the function
 * @param representation whether administrators' events come with what was written, where the realm has that on as well
 * @param personalData   whether IP addresses, user names, e-mail addresses and names are in them
 */
public record EventSubscription(String id, String function, EventPatterns events, boolean representation, boolean personalData, Retries retries)
        implements Provider {

    @Override
    public void close() {
    }
}

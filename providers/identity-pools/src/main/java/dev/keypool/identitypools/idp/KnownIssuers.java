package dev.keypool.identitypools.idp;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Which issuers the realms' OpenID Connect providers are, for moments: Keycloak reads all of a realm's providers from the
 * database to tell, and anybody may ask with any token. It tells nobody of a provider that was added, hence the time.
 */
public final class KnownIssuers {

    static final Duration MAX_AGE = Duration.ofMillis(100);
    private static final int MAX_REALMS = 1000;

    private final Cache<String, Map<String, String>> aliases = Caffeine.newBuilder().maximumSize(MAX_REALMS).expireAfterWrite(MAX_AGE).build();

    /**
     * The alias of the realm's provider with that issuer, or null.
     *
     * @param issuer without its scheme
     * @param all    asked when what is remembered is too old: aliases by issuers
     */
    String alias(String realmId, String issuer, Supplier<Map<String, String>> all) {
        return aliases.get(realmId, unknown -> Map.copyOf(all.get())).get(issuer);
    }
}

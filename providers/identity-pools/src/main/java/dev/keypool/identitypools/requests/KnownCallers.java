package dev.keypool.identitypools.requests;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.keypool.identitypools.logins.TokenKey;
import java.time.Duration;

/** Access tokens of callers that Keycloak has verified, each until it expires; see {@link EvaluationCallers}. */
public final class KnownCallers {

    private static final int MAX_ENTRIES = 10_000;
    private static final Duration MAX_AGE = Duration.ofHours(1);

    private final Cache<TokenKey, KnownCaller> callers = Caffeine.newBuilder().maximumSize(MAX_ENTRIES)
            .expireAfterWrite(MAX_AGE).build();

    KnownCaller get(TokenKey key) {
        return callers.getIfPresent(key);
    }

    void put(TokenKey key, KnownCaller caller) {
        callers.put(key, caller);
    }

    void forget(TokenKey key) {
        callers.invalidate(key);
    }
}

package dev.keypool.identitypools.openid;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.keypool.identitypools.logins.TokenKey;
import java.time.Duration;

/**
 * Pool tokens whose signature held, under the snapshot of the realm whose keys were asked. Only authentic tokens are
 * remembered; their issuer and times are asked at each use. Bounded by count and time.
 */
public final class KnownPoolTokens {

    private static final int MAX_ENTRIES = 20_000;
    private static final Duration MAX_AGE = Duration.ofMinutes(15);

    private final Cache<TokenKey, Signed> tokens = Caffeine.newBuilder().maximumSize(MAX_ENTRIES).expireAfterWrite(MAX_AGE).build();

    /** A token of that issuer, signed by the realm. */
    record Signed(String issuer, PoolToken token) {
    }

    Signed get(TokenKey key) {
        return tokens.getIfPresent(key);
    }

    void put(TokenKey key, Signed token) {
        tokens.put(key, token);
    }
}

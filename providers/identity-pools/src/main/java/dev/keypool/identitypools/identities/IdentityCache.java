package dev.keypool.identitypools.identities;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What this node remembers of the identities in the database. Bounded by count and time; other nodes tell of
 * changes there through {@link IdentityInvalidations}.
 *
 * <p>A login's identity is remembered only once there is one. An id without a row is remembered too, because each
 * call of a guest asks for it.
 */
public final class IdentityCache {

    private static final int MAX_ENTRIES = 100_000;
    private static final Duration MAX_AGE = Duration.ofMinutes(10);

    private final Cache<String, Optional<Identity>> byId = bounded();
    private final Cache<LoginKey, String> owners = bounded();

    private record LoginKey(String poolId, Login login) {
    }

    Identity byId(String id, Function<String, Identity> read) {
        Optional<Identity> known = byId.getIfPresent(id);
        if (known == null) {
            known = Optional.ofNullable(read.apply(id));
            byId.put(id, known);
        }
        return known.orElse(null);
    }

    String ownerOf(String poolId, Login login, BiFunction<String, Login, String> read) {
        LoginKey key = new LoginKey(poolId, login);
        String owner = owners.getIfPresent(key);
        if (owner == null) {
            owner = read.apply(poolId, login);
            if (owner != null) {
                owners.put(key, owner);
            }
        }
        return owner;
    }

    void forget(String id) {
        byId.invalidate(id);
    }

    public void forgetAll() {
        byId.invalidateAll();
        owners.invalidateAll();
    }

    private static <K, V> Cache<K, V> bounded() {
        return Caffeine.newBuilder().maximumSize(MAX_ENTRIES).expireAfterWrite(MAX_AGE).build();
    }
}

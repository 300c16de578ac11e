package dev.keypool.identitypools.identities;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What this node remembers of the identities in the database. Bounded by count and time; other nodes tell of
 * changes there through {@link IdentityInvalidations}.
 *
 * <p>A login's identity is remembered only once there is one, and is a hint: whether the identity has that login is for
 * the identity to say ({@link #owns}), of which a change makes every node forget. An id without a row is remembered too,
 * because each call of a guest asks for it.
 */
public final class IdentityCache {

    private static final int MAX_ENTRIES = 100_000;
    private static final Duration MAX_AGE = Duration.ofMinutes(10);

    private volatile Cache<String, Optional<Identity>> byId = bounded();
    private volatile Cache<LoginKey, String> owners = bounded();

    private record LoginKey(String poolId, Login login) {
    }

    /** Read and remembered in one step, so that a change that comes meanwhile is not overwritten with what was before. */
    Identity byId(String id, Function<String, Identity> read) {
        return byId.get(id, key -> Optional.ofNullable(read.apply(key))).orElse(null);
    }

    String ownerOf(String poolId, Login login, BiFunction<String, Login, String> read) {
        return owners.get(new LoginKey(poolId, login), key -> read.apply(key.poolId, key.login));
    }

    /** Null when the id was not asked for yet, empty when it has no row. */
    Optional<Identity> remembered(String id) {
        return byId.getIfPresent(id);
    }

    /** Null when it is not known here whether there is one. */
    String rememberedOwner(String poolId, Login login) {
        return owners.getIfPresent(new LoginKey(poolId, login));
    }

    /** Whether this identity, as it is remembered, has all of these logins and may be used. */
    static boolean owns(Identity identity, List<Login> logins) {
        return identity != null && !identity.isDisabled() && identity.logins().containsAll(logins);
    }

    public void forget(String id) {
        byId.invalidate(id);
    }

    void forgetOwners(String poolId, List<Login> logins) {
        logins.forEach(login -> owners.invalidate(new LoginKey(poolId, login)));
    }

    /** With new caches: Caffeine's {@code invalidateAll} passes over what is being loaded, which may be from before. */
    public void forgetAll() {
        byId = bounded();
        owners = bounded();
    }

    private static <K, V> Cache<K, V> bounded() {
        return Caffeine.newBuilder().maximumSize(MAX_ENTRIES).expireAfterWrite(MAX_AGE).build();
    }
}

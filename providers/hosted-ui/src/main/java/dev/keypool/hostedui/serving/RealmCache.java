package dev.keypool.hostedui.serving;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * What is remembered of realms, bounded by bytes and time, and of one realm forgotten at once.
 *
 * <p>Caffeine's invalidation passes over what is being loaded, which may be from before the change, or waits for it. So each
 * realm has a generation, which stands in the keys: what was loaded for an earlier one is found by nobody, and goes with time.
 */
final class RealmCache<K, V> {

    static final Duration MAX_AGE = Duration.ofMinutes(10);

    /** Keys, and what Caffeine keeps for each. */
    private static final int ENTRY_BYTES = 400;
    /** One that goes early costs its realm a reading. */
    private static final int MAX_GENERATIONS = 20_000;

    private final Cache<String, Object> generations = Caffeine.newBuilder().maximumSize(MAX_GENERATIONS).expireAfterAccess(MAX_AGE).build();
    private final Cache<Key<K>, V> entries;

    private record Key<K>(String realmId, Object generation, K name) {
    }

    RealmCache(long maxBytes, ToIntFunction<V> bytes, Function<V, Duration> age) {
        entries = Caffeine.newBuilder().maximumWeight(maxBytes).weigher((Key<K> key, V value) -> ENTRY_BYTES + bytes.applyAsInt(value))
                .expireAfter(Expiry.writing((Key<K> key, V value) -> age.apply(value))).build();
    }

    /** @param load null for what is not to be remembered */
    V get(String realmId, K name, Function<K, V> load) {
        Object generation = generations.get(realmId, any -> new Object());
        return entries.get(new Key<>(realmId, generation, name), key -> load.apply(key.name));
    }

    void forget(String realmId) {
        generations.invalidate(realmId);
    }

    void forgetAll() {
        generations.invalidateAll();
    }
}

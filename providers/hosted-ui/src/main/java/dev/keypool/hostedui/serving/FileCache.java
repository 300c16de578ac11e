package dev.keypool.hostedui.serving;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.keypool.hostedui.branding.StoredFile;
import java.time.Duration;
import java.util.function.BiFunction;

/**
 * What this node remembers of published files, bounded by bytes and time. That there is no such file is not remembered:
 * names are for anybody to invent.
 */
final class FileCache {

    private static final long MAX_BYTES = 64L * 1024 * 1024;
    private static final Duration MAX_AGE = Duration.ofMinutes(10);

    private volatile Cache<Key, ServedFile> files = bounded();

    private record Key(String realmId, String hash) {
    }

    /** Null where there is none. */
    ServedFile get(String realmId, String hash, BiFunction<String, String, StoredFile> read) {
        return files.get(new Key(realmId, hash), key -> {
            StoredFile file = read.apply(key.realmId, key.hash);
            return file == null ? null : ServedFile.of(file);
        });
    }

    /** With a new cache: Caffeine's {@code invalidateAll} passes over what is being loaded, which may be from before. */
    void forgetAll() {
        files = bounded();
    }

    private static Cache<Key, ServedFile> bounded() {
        return Caffeine.newBuilder().maximumWeight(MAX_BYTES).weigher((Key key, ServedFile file) -> file.size()).expireAfterWrite(MAX_AGE).build();
    }
}

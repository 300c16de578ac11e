package dev.keypool.hostedui.serving;

import dev.keypool.hostedui.branding.StoredFile;
import java.util.function.BiFunction;

/** What this node remembers of published files. That there is no such file is not remembered: names are for anybody to invent. */
final class FileCache {

    private static final long MAX_BYTES = 64L * 1024 * 1024;

    private final RealmCache<String, ServedFile> files = new RealmCache<>(MAX_BYTES, ServedFile::size, any -> RealmCache.MAX_AGE);

    /** Null where there is none. */
    ServedFile get(String realmId, String hash, BiFunction<String, String, StoredFile> read) {
        return files.get(realmId, hash, wanted -> {
            StoredFile file = read.apply(realmId, wanted);
            return file == null ? null : ServedFile.of(file);
        });
    }

    void forget(String realmId) {
        files.forget(realmId);
    }

    void forgetAll() {
        files.forgetAll();
    }
}

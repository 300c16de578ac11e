package dev.keypool.hostedui.serving;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.keypool.hostedui.RefusedException;
import dev.keypool.hostedui.branding.Publication;
import dev.keypool.hostedui.store.BrandingKey;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * What this node remembers of published brandings, also that there is none. People sign in whatever becomes of a branding:
 * one that cannot be had or read is none, and the log says so.
 */
final class BrandingCache {

    private static final Logger LOG = Logger.getLogger("dev.keypool.hostedui");

    /** Of all that is remembered: a branding takes a few bytes for each character of its text. */
    private static final long MAX_CHARACTERS = 24L * 1024 * 1024;
    private static final Duration MAX_AGE = Duration.ofMinutes(10);
    private static final Duration RETRY = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private final AtomicLong saidAt = new AtomicLong(System.nanoTime() - SILENCE.toNanos());
    private volatile Cache<BrandingKey, Entry> entries = bounded();

    /** @param publication null where there is none */
    private record Entry(Publication publication, int characters, Duration age) {
    }

    /** Null where there is none. */
    Publication get(BrandingKey key, Function<BrandingKey, String> read) {
        return entries.get(key, wanted -> load(wanted, read)).publication;
    }

    /** With a new cache, as in {@link FileCache}. */
    void forgetAll() {
        entries = bounded();
    }

    private Entry load(BrandingKey key, Function<BrandingKey, String> read) {
        String stored;
        try {
            stored = read.apply(key);
        } catch (RuntimeException e) {
            sayOnce(e);
            return new Entry(null, 0, RETRY);
        }
        try {
            return stored == null ? new Entry(null, 0, MAX_AGE) : new Entry(Publication.kept(stored), stored.length(), MAX_AGE);
        } catch (RefusedException | RuntimeException e) {
            LOG.warnf("What is published as branding %s is not taken by this version, and pages are as without it. Publish it again. %s", key.id(), e.getMessage());
            return new Entry(null, 0, MAX_AGE);
        }
    }

    /** Each app client has its own entry, and the database is one. */
    private void sayOnce(RuntimeException e) {
        long before = saidAt.get();
        long now = System.nanoTime();
        if (now - before >= SILENCE.toNanos() && saidAt.compareAndSet(before, now)) {
            LOG.warn("Published brandings cannot be read, and pages are as without them", e);
        }
    }

    private static Cache<BrandingKey, Entry> bounded() {
        return Caffeine.newBuilder().maximumWeight(MAX_CHARACTERS).weigher((BrandingKey key, Entry entry) -> 200 + entry.characters)
                .expireAfter(Expiry.writing((BrandingKey key, Entry entry) -> entry.age)).build();
    }
}

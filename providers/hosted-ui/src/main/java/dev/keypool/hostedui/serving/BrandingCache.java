package dev.keypool.hostedui.serving;

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

    private static final long MAX_BYTES = 48L * 1024 * 1024;
    private static final Duration RETRY = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private final AtomicLong saidAt = new AtomicLong(System.nanoTime() - SILENCE.toNanos());
    private final RealmCache<BrandingKey, Entry> entries = new RealmCache<>(MAX_BYTES, Entry::bytes, Entry::age);

    /** @param publication null where there is none */
    private record Entry(Publication publication, Duration age) {

        int bytes() {
            return publication == null ? 0 : publication.bytes();
        }
    }

    /** Null where there is none. */
    Publication get(BrandingKey key, Function<BrandingKey, String> read) {
        return entries.get(key.realmId(), key, wanted -> load(wanted, read)).publication;
    }

    void forget(String realmId) {
        entries.forget(realmId);
    }

    void forgetAll() {
        entries.forgetAll();
    }

    private Entry load(BrandingKey key, Function<BrandingKey, String> read) {
        String stored;
        try {
            stored = read.apply(key);
        } catch (RuntimeException e) {
            sayOnce(e);
            return new Entry(null, RETRY);
        }
        try {
            return stored == null ? new Entry(null, RealmCache.MAX_AGE) : new Entry(Publication.kept(stored), RealmCache.MAX_AGE);
        } catch (RefusedException | RuntimeException e) {
            LOG.warnf("What is published as branding %s is not taken by this version, and pages are as without it. Publish it again. %s", key.id(), e.getMessage());
            return new Entry(null, RealmCache.MAX_AGE);
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
}

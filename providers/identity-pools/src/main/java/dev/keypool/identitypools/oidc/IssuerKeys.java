package dev.keypool.identitypools.oidc;

import dev.keypool.identitypools.oidc.ExternalTokenException.Reason;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * One issuer's keys on this node. At any time at most one load is under way; few wait for it, and after a failure
 * nobody does for a while.
 */
final class IssuerKeys {

    /** Loads the keys from where the issuer publishes them. */
    @FunctionalInterface
    interface Source {
        PublishedKeys load() throws ExternalTokenException;
    }

    /** A key id that is not there may be new, or made up: so often is asked for it. */
    static final Duration UNKNOWN_KEY_PAUSE = Duration.ofSeconds(10);
    /** How long old keys do when the issuer cannot be asked for new ones. */
    static final Duration STALE_USE = Duration.ofHours(1);
    static final Duration FIRST_RETRY = Duration.ofSeconds(10);
    static final Duration LAST_RETRY = Duration.ofSeconds(80);
    static final int MAX_WAITING = 8;

    private static final Logger LOG = Logger.getLogger("dev.keypool.identitypools");
    /** Longer than a load takes: discovery and keys have five seconds each. */
    private static final long WAIT_SECONDS = 12;
    /** New keys are asked for when this part of the old ones' time is over. */
    private static final double REFRESH_AT = 0.8;

    private final String issuer;
    private final Source source;
    private final Clock clock;
    private final Executor background;

    private volatile Loaded loaded;
    private CompletableFuture<Void> running;
    private int waiting;
    private long unknownKeyFrom;
    private long retryFrom;
    private int failures;
    private ExternalTokenException failure;

    /** Times are milliseconds since the epoch. */
    private record Loaded(KeySet keys, long refreshAt, long expiresAt) {
    }

    IssuerKeys(String issuer, Source source, Clock clock, Executor background) {
        this.issuer = issuer;
        this.source = source;
        this.clock = clock;
        this.background = background;
    }

    VerificationKey find(String keyId, String algorithm) throws ExternalTokenException {
        KeySet keys = current();
        VerificationKey key = keys.find(keyId, algorithm);
        if (key == null && mayReload(keys)) {
            load();
            key = loaded.keys().find(keyId, algorithm);
        } else if (key == null && loaded.keys() != keys) {
            key = loaded.keys().find(keyId, algorithm);
        }
        if (key == null) {
            throw new ExternalTokenException(Reason.UNKNOWN_KEY, "Couldn't verify signed token.");
        }
        return key;
    }

    private KeySet current() throws ExternalTokenException {
        Loaded known = loaded;
        long now = clock.millis();
        if (known != null && now < known.expiresAt()) {
            if (now >= known.refreshAt()) {
                refresh();
            }
            return known.keys();
        }
        try {
            requireNoRecentFailure();
            load();
            return loaded.keys();
        } catch (ExternalTokenException e) {
            if (known != null && now < known.expiresAt() + STALE_USE.toMillis()) {
                return known.keys();
            }
            throw e;
        }
    }

    private synchronized void requireNoRecentFailure() throws ExternalTokenException {
        if (running == null && failure != null && clock.millis() < retryFrom) {
            throw failure;
        }
    }

    private synchronized boolean mayReload(KeySet seen) {
        long now = clock.millis();
        return loaded.keys() == seen && (running != null || now >= unknownKeyFrom && now >= retryFrom);
    }

    /** Loads, or waits for who does. */
    private void load() throws ExternalTokenException {
        CompletableFuture<Void> mine = null;
        CompletableFuture<Void> others;
        synchronized (this) {
            others = running;
            if (others == null) {
                mine = begin();
            } else if (waiting >= MAX_WAITING) {
                throw unreachable();
            } else {
                waiting++;
            }
        }
        if (mine != null) {
            perform(mine);
        }
        await(mine != null ? mine : others, mine == null);
    }

    private void await(CompletableFuture<Void> load, boolean counted) throws ExternalTokenException {
        try {
            load.get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ExternalTokenException failed ? failed : unreachable();
        } catch (TimeoutException e) {
            throw unreachable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable();
        } finally {
            if (counted) {
                synchronized (this) {
                    waiting--;
                }
            }
        }
    }

    private void refresh() {
        CompletableFuture<Void> mine;
        synchronized (this) {
            if (running != null || clock.millis() < retryFrom) {
                return;
            }
            mine = begin();
        }
        try {
            background.execute(() -> perform(mine));
        } catch (RejectedExecutionException e) {
            end(mine, null, unreachable());
        }
    }

    private CompletableFuture<Void> begin() {
        running = new CompletableFuture<>();
        unknownKeyFrom = clock.millis() + UNKNOWN_KEY_PAUSE.toMillis();
        return running;
    }

    private void perform(CompletableFuture<Void> mine) {
        PublishedKeys published = null;
        ExternalTokenException failed = unreachable();
        try {
            published = source.load();
        } catch (ExternalTokenException e) {
            failed = e;
        } finally {
            end(mine, published, failed);
        }
    }

    /** @param published null when the load failed */
    private void end(CompletableFuture<Void> mine, PublishedKeys published, ExternalTokenException failed) {
        synchronized (this) {
            running = null;
            long now = clock.millis();
            if (published != null) {
                logRecovery();
                long age = published.maxAge().toMillis();
                loaded = new Loaded(published.keys(), now + (long) (age * REFRESH_AT), now + age);
                failure = null;
                failures = 0;
                retryFrom = 0;
            } else {
                failure = failed;
                retryFrom = now + Math.min(LAST_RETRY.toMillis(), FIRST_RETRY.toMillis() << Math.min(failures, 10));
                failures++;
                logFailure();
            }
        }
        if (published != null) {
            mine.complete(null);
        } else {
            mine.completeExceptionally(failed);
        }
    }

    private void logFailure() {
        if (failures == 1) {
            LOG.warnf("The keys of %s cannot be loaded: %s %s", issuer, failure.getMessage(),
                    failure.getCause() == null ? "" : failure.getCause().getMessage());
        }
    }

    private void logRecovery() {
        if (failures > 0) {
            LOG.infof("The keys of %s can be loaded again.", issuer);
        }
    }

    private static ExternalTokenException unreachable() {
        return new ExternalTokenException(Reason.PROVIDER_UNREACHABLE, "The provider cannot be reached.");
    }
}

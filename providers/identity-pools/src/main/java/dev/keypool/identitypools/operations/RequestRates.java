package dev.keypool.identitypools.operations;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.keypool.identitypools.config.Quotas;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.observability.Operation;
import dev.keypool.identitypools.observability.RateLimit;

/** Holds a realm's operations to {@link Quotas#requestsPerSecond}, on this node. Takes no lock. */
public final class RequestRates {

    private static final int MAX_ENTRIES = 10_000;

    private final Cache<Key, RateLimit> limits = Caffeine.newBuilder().maximumSize(MAX_ENTRIES).build();

    private record Key(String realmId, Operation operation, int perSecond) {
    }

    /** Whether one more request may be answered now. */
    public boolean tryAcquire(String realmId, Quotas quotas, Operation operation) {
        Integer perSecond = quotas.requestsPerSecond().get(operation);
        return perSecond == null || limits.get(new Key(realmId, operation, perSecond), key -> new RateLimit(key.perSecond)).tryAcquire();
    }

    public void acquire(String realmId, Quotas quotas, Operation operation) throws ExchangeException {
        if (!tryAcquire(realmId, quotas, operation)) {
            throw ExchangeException.tooManyRequests();
        }
    }
}

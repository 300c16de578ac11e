package dev.keypool.identitypools.observability;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/** Which refusals become events: so many a second of each realm, so that who floods one does not silence the others. */
public final class RefusalEvents {

    private static final int PER_SECOND = 10;
    private static final int MAX_REALMS = 10_000;

    private final Cache<String, RateLimit> limits = Caffeine.newBuilder().maximumSize(MAX_REALMS).build();

    boolean tryAcquire(String realmId) {
        return limits.get(realmId, id -> new RateLimit(PER_SECOND)).tryAcquire();
    }
}

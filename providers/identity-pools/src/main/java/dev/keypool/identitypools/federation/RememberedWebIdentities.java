package dev.keypool.identitypools.federation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.keypool.identitypools.logins.TokenKey;
import dev.keypool.identitypools.realm.RealmSnapshot;
import java.time.Duration;
import java.time.Instant;

/**
 * Tokens of other issuers, once verified, for a bounded time: so that the issuer's keys are not asked for, and the realm's
 * identity providers not looked through, for each call. Bound to the realm's snapshot, so any change of the realm or its
 * identity providers forgets them.
 */
public final class RememberedWebIdentities {

    private static final int MAX_ENTRIES = 10_000;

    private final Cache<TokenKey, Entry> known = Caffeine.newBuilder().maximumSize(MAX_ENTRIES)
            .expireAfter(Expiry.creating((TokenKey key, Entry entry) -> Duration.between(Instant.now(), entry.until()))).build();

    /** @param until when the token itself, or the time for which it is remembered, ends */
    private record Entry(WebIdentity identity, Instant until) {
    }

    /** Null when it is not remembered, or its time is over. */
    WebIdentity get(RealmSnapshot realm, String token) {
        Entry entry = known.getIfPresent(TokenKey.of(realm.id(), token));
        return entry != null && Instant.now().isBefore(entry.until()) ? entry.identity() : null;
    }

    void put(RealmSnapshot realm, String token, WebIdentity identity, Instant expiresAt) {
        Instant until = Instant.now().plusSeconds(realm.settings().rememberLogins());
        if (realm.settings().rememberLogins() > 0) {
            known.put(TokenKey.of(realm.id(), token), new Entry(identity, expiresAt.isBefore(until) ? expiresAt : until));
        }
    }
}

package dev.keypool.identitypools.logins;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.realm.RealmSnapshot;
import java.time.Duration;
import java.time.Instant;

/**
 * Logins of other providers than realms of this server, once verified, for a bounded time: asking the provider again, or
 * decrypting an assertion again, for each call would be slow, and lets strangers make us call others. Bound to the pool,
 * to the realm's snapshot, so any change of the realm, its keys or identity providers forgets them, and to the address
 * that the realm was called by, because assertions are made for an address.
 */
public final class RememberedLogins {

    private static final int MAX_ENTRIES = 20_000;

    private final Cache<TokenKey, Entry> known = Caffeine.newBuilder().maximumSize(MAX_ENTRIES)
            .expireAfter(Expiry.creating((TokenKey key, Entry entry) -> Duration.between(Instant.now(), entry.until()))).build();

    /** @param until when the login itself, or the time for which it is remembered, ends */
    private record Entry(VerifiedLogin login, Instant until) {
    }

    /** Null when it is not remembered, or its time is over. */
    public VerifiedLogin remembered(RealmSnapshot realm, String issuer, IdentityPool pool, String provider, String token) {
        Entry entry = known.getIfPresent(key(realm, issuer, pool, provider, token));
        return entry != null && Instant.now().isBefore(entry.until()) ? entry.login() : null;
    }

    void remember(RealmSnapshot realm, String issuer, IdentityPool pool, String provider, String token, TimedLogin verified) {
        Instant until = Instant.now().plusSeconds(realm.settings().rememberLogins());
        if (realm.settings().rememberLogins() > 0) {
            known.put(key(realm, issuer, pool, provider, token), new Entry(verified.login(),
                    verified.expiresAt().isBefore(until) ? verified.expiresAt() : until));
        }
    }

    private static TokenKey key(RealmSnapshot realm, String issuer, IdentityPool pool, String provider, String token) {
        return TokenKey.of(realm.id(), realm.id(), issuer + '\n' + pool.id() + '\n' + provider + '\n' + token);
    }
}

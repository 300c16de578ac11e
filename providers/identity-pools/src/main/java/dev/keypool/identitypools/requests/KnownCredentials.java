package dev.keypool.identitypools.requests;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.keypool.iam.sigv4.CredentialScope;
import dev.keypool.iam.sigv4.SigningKey;
import dev.keypool.identitypools.credentials.InvalidSessionTokenException;
import dev.keypool.identitypools.credentials.TemporaryCredentials;
import dev.keypool.identitypools.logins.TokenKey;
import dev.keypool.identitypools.realm.RealmSnapshot;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;

/**
 * Session tokens that this node has opened, and the signing keys that follow from them. Both are functions of the token
 * and of the realm's keys alone, which the cache's key names; whether a session has expired, and whether its role and
 * pool are still there, is asked at each use. Bounded by count and time.
 */
public final class KnownCredentials {

    private static final int MAX_ENTRIES = 20_000;
    private static final Duration MAX_AGE = Duration.ofMinutes(15);

    private final Cache<TokenKey, TemporaryCredentials> opened = bounded();
    private final Cache<SigningKeyName, SigningKey> signingKeys = bounded();

    private record SigningKeyName(TokenKey token, CredentialScope scope) {
    }

    /** Only what was issued here and is authentic is remembered, so that nobody can fill the cache with anything else. */
    TemporaryCredentials open(RealmSnapshot realm, String accessKeyId, String sessionToken) throws InvalidSessionTokenException {
        if (sessionToken == null) {
            return realm.sealing().open(accessKeyId, null);
        }
        TokenKey key = TokenKey.of(realm.id(), sessionToken);
        TemporaryCredentials known = opened.getIfPresent(key);
        if (known == null || !sameKeyId(known.accessKeyId(), accessKeyId)) {
            known = realm.sealing().open(accessKeyId, sessionToken);
            opened.put(key, known);
        }
        return known;
    }

    SigningKey signingKey(RealmSnapshot realm, TemporaryCredentials credentials, CredentialScope scope) {
        SigningKeyName name = new SigningKeyName(TokenKey.of(realm.id(), credentials.sessionToken()), scope);
        return signingKeys.get(name, key ->
                SigningKey.derive(credentials.secretKey().getBytes(StandardCharsets.US_ASCII), scope));
    }

    private static boolean sameKeyId(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static <K, V> Cache<K, V> bounded() {
        return Caffeine.newBuilder().maximumSize(MAX_ENTRIES).expireAfterWrite(MAX_AGE).build();
    }
}

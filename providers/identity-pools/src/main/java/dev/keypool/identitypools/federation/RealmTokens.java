package dev.keypool.identitypools.federation;

import com.fasterxml.jackson.core.type.TypeReference;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Refusal;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.logins.TokenKey;
import dev.keypool.identitypools.realm.RealmSnapshot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.util.JsonSerialization;

/**
 * Checks the realm's signature under tokens, each token's once: what is remembered is only that a key of this very
 * snapshot of the realm signed these claims, under a hash of the token. Bounded by count and time.
 */
public final class RealmTokens {

    private static final int MAX_ENTRIES = 20_000;
    private static final Duration MAX_AGE = Duration.ofMinutes(15);
    private static final TypeReference<Map<String, Object>> ALL_CLAIMS = new TypeReference<>() {
    };

    private final Cache<TokenKey, RealmToken> signed = Caffeine.newBuilder().maximumSize(MAX_ENTRIES).expireAfterWrite(MAX_AGE).build();

    RealmToken verify(RealmSnapshot realm, String token) throws ExchangeException {
        TokenKey key = TokenKey.of(realm.id(), token);
        RealmToken known = signed.getIfPresent(key);
        if (known == null) {
            known = verifyUnknown(realm, token);
            signed.put(key, known);
        }
        return known;
    }

    private static RealmToken verifyUnknown(RealmSnapshot realm, String token) throws ExchangeException {
        try {
            JWSInput jws = new JWSInput(token);
            byte[] input = jws.getEncodedSignatureInput().getBytes(StandardCharsets.UTF_8);
            if (!realm.signingKeys().verify(jws.getHeader().getKeyId(), jws.getHeader().getRawAlgorithm(), input, jws.getSignature())) {
                throw ExchangeException.notAuthorized(Refusal.BAD_SIGNATURE, "The token's signature is invalid.");
            }
            return RealmToken.of(new TokenClaims(JsonSerialization.mapper.convertValue(StrictJson.object(jws.getContent()), ALL_CLAIMS)));
        } catch (JWSInputException | BadRequestException | RuntimeException e) {
            throw ExchangeException.notAuthorized(Refusal.MALFORMED_TOKEN, TokenClaims.NO_TOKEN);
        }
    }
}

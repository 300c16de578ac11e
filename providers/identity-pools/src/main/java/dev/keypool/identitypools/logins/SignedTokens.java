package dev.keypool.identitypools.logins;

import com.fasterxml.jackson.core.type.TypeReference;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.keypool.identitypools.ColdException;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Refusal;
import dev.keypool.identitypools.realm.RealmSnapshot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.representations.IDToken;

/**
 * Checks signatures of the realm, each token's once: what is remembered is only that a key of this very snapshot of
 * the realm signed these claims, under a hash of the token. A change of the realm's keys makes a new snapshot, and
 * everything else about a token (times, issuer, client, user) is asked at each use.
 */
public final class SignedTokens {

    private static final TypeReference<Map<String, Object>> ALL_CLAIMS = new TypeReference<>() {
    };
    private static final int MAX_ENTRIES = 50_000;
    private static final Duration MAX_AGE = Duration.ofHours(1);

    /** Kept in order by whoever puts: to wake a thread of the common pool for it costs more than to do it. */
    private final Cache<TokenKey, IdToken> verified = Caffeine.newBuilder().maximumSize(MAX_ENTRIES).executor(Runnable::run)
            .expireAfter(Expiry.creating((TokenKey key, IdToken token) -> untilExpiry(token))).build();

    /** @param signer the realm that signed it: {@code realm} itself, or another that a pool of it trusts */
    public IdToken verify(RealmSnapshot realm, RealmSnapshot signer, String issuer, String token) throws ExchangeException {
        TokenKey key = TokenKey.of(realm.id(), signer.id(), token);
        IdToken known = verified.getIfPresent(key);
        if (known != null) {
            return known;
        }
        IdToken claims = verifyUnknown(signer, realm.askedClaims(), issuer, token);
        verified.put(key, claims);
        return claims;
    }

    /** @throws ColdException when this token was not verified before */
    public IdToken remembered(RealmSnapshot realm, RealmSnapshot signer, String token) {
        IdToken known = verified.getIfPresent(TokenKey.of(realm.id(), signer.id(), token));
        if (known == null) {
            throw new ColdException();
        }
        return known;
    }

    private static IdToken verifyUnknown(RealmSnapshot realm, Set<String> asked, String issuer, String token) throws ExchangeException {
        try {
            JWSInput jws = new JWSInput(token);
            byte[] signed = jws.getEncodedSignatureInput().getBytes(StandardCharsets.UTF_8);
            if (!realm.signingKeys().verify(jws.getHeader().getKeyId(), jws.getHeader().getRawAlgorithm(), signed, jws.getSignature())) {
                throw notSigned(jws, issuer);
            }
            return claims(jws, asked);
        } catch (JWSInputException | RuntimeException e) {
            throw ExchangeException.invalidLogin(Refusal.MALFORMED_TOKEN, "Not a valid OpenId Connect identity token.");
        }
    }

    /** The unverified issuer is looked at only to say what is most likely wrong. */
    private static ExchangeException notSigned(JWSInput jws, String issuer) throws JWSInputException {
        if (issuer.equals(jws.readJsonContent(IDToken.class).getIssuer())) {
            return ExchangeException.invalidLogin(Refusal.BAD_SIGNATURE, "Token signature invalid.");
        }
        return wrongIssuer();
    }

    static ExchangeException wrongIssuer() {
        return ExchangeException.invalidLogin(Refusal.WRONG_ISSUER, "Issuer doesn't match providerName");
    }

    /** Read once, for all there is to know: reading into Keycloak's {@link IDToken} first would be half of the work again. */
    private static IdToken claims(JWSInput jws, Set<String> asked) throws JWSInputException {
        Map<String, Object> claims = jws.readJsonContent(ALL_CLAIMS);
        IdToken token = new IdToken(text(claims, "iss"), text(claims, "sub"), text(claims, "typ"), text(claims, "azp"), audience(claims.get("aud")),
                seconds(claims, "iat"), seconds(claims, "nbf"), seconds(claims, "exp"), text(claims, "sid"), Claims.NONE);
        if (asked.isEmpty()) {
            return token;
        }
        // Of several audiences that is the one that counts, for rules and tags as for everything else.
        claims.put("aud", token.clientId());
        return token.with(Claims.of(claims, asked));
    }

    /** Null when absent. A claim of another type than the realm writes is a ClassCastException: the token is malformed. */
    private static String text(Map<String, Object> claims, String claim) {
        return (String) claims.get(claim);
    }

    private static List<String> audience(Object aud) {
        if (aud == null) {
            return List.of();
        }
        return aud instanceof List<?> several ? several.stream().map(String.class::cast).toList() : List.of((String) aud);
    }

    private static long seconds(Map<String, Object> claims, String claim) {
        Object value = claims.get(claim);
        // Not what any number would be as a long: one that is too large would be another time.
        return value == null ? 0 : value instanceof Integer seconds ? seconds : (Long) value;
    }

    private static Duration untilExpiry(IdToken token) {
        Duration left = Duration.ofMillis(token.expiresAt() * 1000 - System.currentTimeMillis());
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.compareTo(MAX_AGE) < 0 ? left : MAX_AGE;
    }
}

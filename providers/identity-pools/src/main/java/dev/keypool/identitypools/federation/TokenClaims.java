package dev.keypool.identitypools.federation;

import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Claims of a token whose signature holds. What is there must be of its kind: to pass over it could let a caller escape a condition. */
public final class TokenClaims {

    /** STS's words for what is no ID token. */
    public static final String NO_TOKEN = "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)";

    private static final int MAX_VALUES = 200;

    private final Map<String, ?> claims;

    /** @param claims as JSON gives them: String, Number, Boolean, null, List and Map */
    public TokenClaims(Map<String, ?> claims) {
        this.claims = claims;
    }

    Map<String, ?> all() {
        return claims;
    }

    /** Null when it is absent. */
    public String text(String name) throws ExchangeException {
        Object claim = claims.get(name);
        require(claim == null || claim instanceof String);
        return (String) claim;
    }

    /** A text or an array of texts, at most 200; null when it is absent. */
    public List<String> texts(String name) throws ExchangeException {
        Object claim = claims.get(name);
        return claim == null ? null : texts(claim);
    }

    static List<String> texts(Object claim) throws ExchangeException {
        List<?> values = claim instanceof List<?> several ? several : List.of(claim);
        require(values.size() <= MAX_VALUES);
        List<String> texts = new ArrayList<>(values.size());
        for (Object value : values) {
            require(value instanceof String);
            texts.add((String) value);
        }
        return texts;
    }

    /** 0 when it is absent. */
    long seconds(String name) throws ExchangeException {
        Object claim = claims.get(name);
        require(claim == null || claim instanceof Integer || claim instanceof Long);
        return claim == null ? 0 : ((Number) claim).longValue();
    }

    /** The object of that name, or one without members. */
    TokenClaims object(String name) throws ExchangeException {
        Object claim = claims.get(name);
        require(claim == null || claim instanceof Map);
        return new TokenClaims(claim == null ? Map.of() : members(claim));
    }

    @SuppressWarnings("unchecked") // names in JSON are texts
    static Map<String, ?> members(Object object) {
        return (Map<String, ?>) object;
    }

    private static void require(boolean valid) throws ExchangeException {
        if (!valid) {
            throw ExchangeException.notAuthorized(Refusal.MALFORMED_TOKEN, NO_TOKEN);
        }
    }
}

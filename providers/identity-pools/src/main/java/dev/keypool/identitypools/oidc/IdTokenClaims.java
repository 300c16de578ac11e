package dev.keypool.identitypools.oidc;

import dev.keypool.identitypools.oidc.ExternalTokenException.Reason;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The claims that every ID token has, and whether they are for us and now.
 *
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation">ID Token Validation</a>
 */
final class IdTokenClaims {

    /** Seconds that clocks may be apart: what Cognito and STS allow. */
    static final long SKEW = 300;

    private static final int MAX_SUBJECT = 255;
    /** The end of the year 9999, seconds since the epoch. */
    private static final double MAX_TIME = 253_402_300_799d;

    private final Map<String, Object> claims;

    IdTokenClaims(Map<String, Object> claims) {
        this.claims = claims;
    }

    void checkIssuer(OidcIssuer issuer) throws ExternalTokenException {
        String iss = text("iss");
        if (iss == null) {
            throw missing("iss");
        }
        if (!issuer.wrote(iss)) {
            throw new ExternalTokenException(Reason.WRONG_ISSUER, "Issuer doesn't match providerName");
        }
    }

    /** @param now seconds since the epoch */
    ExternalToken check(OidcIssuer issuer, Set<String> clientIds, long now) throws ExternalTokenException {
        checkType();
        String clientId = clientId(clientIds);
        String subject = subject();
        long issuedAt = requiredTime("iat");
        long expiresAt = requiredTime("exp");
        if (now >= expiresAt + SKEW) {
            throw new ExternalTokenException(Reason.EXPIRED, "Token expired: " + now + " >= " + expiresAt);
        }
        if (issuedAt > now + SKEW || claims.containsKey("nbf") && requiredTime("nbf") > now + SKEW) {
            throw new ExternalTokenException(Reason.NOT_YET_VALID, "Token is not valid yet.");
        }
        return new ExternalToken(issuer.name(), subject, clientId, claims, issuedAt, expiresAt);
    }

    /** Keycloak and Cognito sign access tokens and ID tokens with the same keys and tell them apart by a claim of their own. */
    private void checkType() throws ExternalTokenException {
        boolean keycloak = !claims.containsKey("typ") || "ID".equals(claims.get("typ"));
        boolean cognito = !claims.containsKey("token_use") || "id".equals(claims.get("token_use"));
        // A logout token without a type in its header (Back-Channel Logout 1.0, section 2.4), or another event (RFC 8417).
        if (!keycloak || !cognito || claims.containsKey("events")) {
            throw new ExternalTokenException(Reason.WRONG_TYPE, "Not an OpenId Connect identity token.");
        }
    }

    /**
     * The client that the token was issued to: {@code azp}, which a token for several audiences must have, or else the
     * audience. An audience must be ours too, or a token that one of our clients got for another service would do.
     */
    private String clientId(Set<String> clientIds) throws ExternalTokenException {
        Set<String> audiences = audiences();
        String authorizedParty = text("azp");
        boolean ours = audiences.stream().anyMatch(clientIds::contains)
                && (authorizedParty == null ? audiences.size() == 1 : clientIds.contains(authorizedParty));
        if (!ours) {
            throw new ExternalTokenException(Reason.WRONG_AUDIENCE, "Incorrect token audience.");
        }
        return authorizedParty == null ? audiences.iterator().next() : authorizedParty;
    }

    private Set<String> audiences() throws ExternalTokenException {
        Object aud = claims.get("aud");
        List<?> values = aud instanceof List<?> several ? several : aud == null ? List.of() : List.of(aud);
        Set<String> audiences = new LinkedHashSet<>();
        for (Object value : values) {
            if (!(value instanceof String text) || text.isEmpty()) {
                throw ExternalTokenException.malformed();
            }
            audiences.add(text);
        }
        if (audiences.isEmpty()) {
            throw missing("aud");
        }
        return audiences;
    }

    private String subject() throws ExternalTokenException {
        String subject = text("sub");
        if (subject == null) {
            throw missing("sub");
        }
        // It becomes a database key, a condition value and part of texts: no control characters, no halves of characters.
        boolean well = !subject.isEmpty() && subject.length() <= MAX_SUBJECT && subject.codePoints().noneMatch(
                c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
        if (!well) {
            throw ExternalTokenException.malformed();
        }
        return subject;
    }

    private long requiredTime(String claim) throws ExternalTokenException {
        Object value = claims.get(claim);
        if (value == null) {
            throw missing(claim);
        }
        // RFC 7519's NumericDate may have a fraction.
        if (!(value instanceof Number number) || !(number.doubleValue() >= 0 && number.doubleValue() <= MAX_TIME)) {
            throw ExternalTokenException.malformed();
        }
        return (long) number.doubleValue();
    }

    /** Null when it is absent. */
    private String text(String claim) throws ExternalTokenException {
        Object value = claims.get(claim);
        if (claims.containsKey(claim) && !(value instanceof String)) {
            throw ExternalTokenException.malformed();
        }
        return (String) value;
    }

    private static ExternalTokenException missing(String claim) {
        return ExternalTokenException.malformed("Missing a required claim: " + claim);
    }
}

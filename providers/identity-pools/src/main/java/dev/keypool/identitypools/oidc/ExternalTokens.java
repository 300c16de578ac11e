package dev.keypool.identitypools.oidc;

import dev.keypool.identitypools.oidc.ExternalTokenException.Reason;
import java.time.Clock;
import java.util.Set;

/** Verifies ID tokens of external providers: that the issuer signed them, that they are for one of ours, and now. */
public final class ExternalTokens {

    private final JwksCache keys;
    private final Clock clock;

    public ExternalTokens(JwksCache keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Verifies an ID token.
     *
     * @param clientIds the clients whose tokens are accepted; none for none
     * @param token     as it came; at most 50,000 characters
     * @throws ExternalTokenException with the reason; may ask the issuer for its keys, which takes seconds at most
     */
    public ExternalToken verify(OidcIssuer issuer, Set<String> clientIds, String token) throws ExternalTokenException {
        CompactJws jws = CompactJws.parse(token);
        IdTokenClaims claims = new IdTokenClaims(jws.claims());
        // Unverified as yet, but a token that does not even claim to be this issuer's costs no signature and no call.
        claims.checkIssuer(issuer);
        VerificationKey key = keys.find(issuer, jws.keyId(), jws.algorithm());
        if (!key.verify(jws.algorithm(), jws.signed(), jws.signature())) {
            throw new ExternalTokenException(Reason.BAD_SIGNATURE, "Couldn't verify signed token.");
        }
        return claims.check(issuer, clientIds, clock.instant().getEpochSecond());
    }
}

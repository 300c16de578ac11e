package dev.keypool.identitypools.oidc;

import java.util.Map;

/**
 * An ID token whose signature and claims were verified.
 *
 * @param issuer    the issuer as it is configured; {@code iss} itself, where a provider has several, is among the claims
 * @param subject   {@code sub}: who it is, at this issuer
 * @param clientId  the client that the token was issued to: {@code azp}, or else the only {@code aud}
 * @param claims    all claims, unmodifiable at every level: String, Number, Boolean, null, List and Map
 * @param issuedAt  {@code iat}, seconds since the epoch
 * @param expiresAt {@code exp}, seconds since the epoch
 */
public record ExternalToken(String issuer, String subject, String clientId, Map<String, Object> claims, long issuedAt, long expiresAt) {

    /** Claims are about people, so they are left out. */
    @Override
    public String toString() {
        return "ExternalToken[" + issuer + "]";
    }
}

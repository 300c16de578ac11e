package dev.keypool.identitypools.logins;

import java.util.List;

/**
 * The claims of an ID token that a key of the realm signed; nothing else about it has been checked.
 *
 * @param issuer          {@code iss}
 * @param subject         {@code sub}
 * @param type            {@code typ}, Keycloak's own claim: {@code ID} for an ID token
 * @param authorizedParty {@code azp}, or null
 * @param audience        {@code aud}
 * @param issuedAt        {@code iat}, seconds since the epoch, 0 when absent
 * @param notBefore       {@code nbf}, seconds since the epoch, 0 when absent
 * @param expiresAt       {@code exp}, seconds since the epoch, 0 when absent
 * @param sessionId       {@code sid}, the person's session, or null
 * @param claims          those that role mappings and principal tags ask for
 */
public record IdToken(String issuer, String subject, String type, String authorizedParty, List<String> audience,
               long issuedAt, long notBefore, long expiresAt, String sessionId, Claims claims) {

    /** The client that the token was issued to, after OpenID Connect Core 3.1.3.7: azp, or else the only audience. */
    String clientId() {
        if (authorizedParty != null) {
            return audience.contains(authorizedParty) ? authorizedParty : null;
        }
        return audience.size() == 1 ? audience.get(0) : null;
    }

    IdToken with(Claims asked) {
        return new IdToken(issuer, subject, type, authorizedParty, audience, issuedAt, notBefore, expiresAt, sessionId, asked);
    }
}

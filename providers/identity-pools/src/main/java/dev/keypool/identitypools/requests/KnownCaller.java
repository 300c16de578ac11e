package dev.keypool.identitypools.requests;

/**
 * What a verified access token said of its caller.
 *
 * @param tokenId   {@code jti}, to ask whether it was revoked since
 * @param issuer    {@code iss}
 * @param clientId  the confidential client
 * @param userId    its service account
 * @param issuedAt  seconds since the epoch
 * @param expiresAt seconds since the epoch
 */
record KnownCaller(String tokenId, String issuer, String clientId, String userId, long issuedAt, long expiresAt) {
}

package dev.keypool.identitypools.federation;

/** What a realm says at this moment of a token and of its user's roles. */
public interface TokenState {

    /** Whether the token of that {@code jti} was revoked (RFC 7009). */
    boolean isRevoked(String tokenId);

    /** Whether the user has that realm role, directly or not. */
    boolean hasRealmRole(String userId, String role);
}

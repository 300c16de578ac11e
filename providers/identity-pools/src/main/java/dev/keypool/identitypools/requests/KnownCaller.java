package dev.keypool.identitypools.requests;

import org.keycloak.models.RoleModel;
import org.keycloak.models.cache.infinispan.entities.CachedUser;

/**
 * What a verified access token said of its caller.
 *
 * @param tokenId   {@code jti}, to ask whether it was revoked since
 * @param issuer    {@code iss}
 * @param clientId  the confidential client
 * @param userId    its service account
 * @param issuedAt  seconds since the epoch
 * @param expiresAt seconds since the epoch
 * @param user      the service account in Keycloak's cache, found enabled and with the role as its own, or null
 * @param roleId    that role
 */
record KnownCaller(String tokenId, String issuer, String clientId, String userId, long issuedAt, long expiresAt,
                   CachedUser user, String roleId) {

    /** Whether this is the service account and the role that were found to be in order. */
    boolean isUnchanged(CachedUser account, RoleModel role) {
        return account != null && account == user && role != null && role.getId().equals(roleId);
    }

    KnownCaller with(CachedUser account, String role) {
        return new KnownCaller(tokenId, issuer, clientId, userId, issuedAt, expiresAt, account, role);
    }
}

package dev.keypool.identitypools.federation;

/**
 * Somebody who brought a token to AssumeRoleWithWebIdentity.
 *
 * @param provider what the answer calls the provider
 * @param subject  {@code sub}
 * @param audience the client or pool that the token is for
 * @param userId   the user of this realm, or null
 */
public record WebIdentity(FederatedIdentity who, String provider, String subject, String audience, String userId) {
}

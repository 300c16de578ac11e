package dev.keypool.identitypools.oidc;

/**
 * An opaque access token that its provider says it issued to one of our applications.
 *
 * @param subject   the person, at this provider
 * @param clientId  the application's id, as it was asked for
 * @param expiresAt seconds since the epoch; for a token without end one hour from now, to ask again then
 */
public record VerifiedAccessToken(String subject, String clientId, long expiresAt) {

    @Override
    public String toString() {
        return "VerifiedAccessToken[" + clientId + "]";
    }
}

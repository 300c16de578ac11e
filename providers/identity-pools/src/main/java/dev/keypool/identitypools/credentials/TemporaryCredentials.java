package dev.keypool.identitypools.credentials;

/**
 * Credentials as AWS clients know them.
 *
 * @param accessKeyId  {@code ASIA} and 16 characters of base 32
 * @param secretKey    40 characters of base 64
 * @param sessionToken opaque; at most {@link SealingKeys#MAX_TOKEN_CHARS} characters
 * @param session      what the token says
 */
public record TemporaryCredentials(String accessKeyId, String secretKey, String sessionToken, Session session) {

    @Override
    public String toString() {
        return "TemporaryCredentials[" + accessKeyId + "]";
    }
}

package dev.keypool.iam.sigv4;

import java.util.Objects;

/**
 * Credentials to sign with.
 *
 * @param accessKeyId access key id
 * @param secretKey secret access key
 * @param sessionToken session token of temporary credentials, or null
 */
public record SigningCredentials(String accessKeyId, String secretKey, String sessionToken) {

    /** Requires key id and secret. */
    public SigningCredentials {
        Objects.requireNonNull(accessKeyId, "accessKeyId");
        Objects.requireNonNull(secretKey, "secretKey");
    }

    /** Shows the key id only. */
    @Override
    public String toString() {
        return "SigningCredentials[" + accessKeyId + "]";
    }
}

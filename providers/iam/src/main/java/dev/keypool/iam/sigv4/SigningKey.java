package dev.keypool.iam.sigv4;

import java.nio.charset.StandardCharsets;

/** The key derived from a secret for one day, region and service. Callers may keep it: it saves four of the five HMACs. */
public final class SigningKey {

    private static final byte[] PREFIX = "AWS4".getBytes(StandardCharsets.US_ASCII);

    private final byte[] key;
    private final CredentialScope scope;

    private SigningKey(byte[] key, CredentialScope scope) {
        this.key = key;
        this.scope = scope;
    }

    /**
     * Derives the key.
     *
     * @param secretKeyUtf8 the secret access key's bytes
     * @param scope what the key is for
     * @return the key
     */
    public static SigningKey derive(byte[] secretKeyUtf8, CredentialScope scope) {
        byte[] start = new byte[PREFIX.length + secretKeyUtf8.length];
        System.arraycopy(PREFIX, 0, start, 0, PREFIX.length);
        System.arraycopy(secretKeyUtf8, 0, start, PREFIX.length, secretKeyUtf8.length);
        byte[] date = Crypto.hmac(start, scope.date());
        byte[] region = Crypto.hmac(date, scope.region());
        byte[] service = Crypto.hmac(region, scope.service());
        return new SigningKey(Crypto.hmac(service, CredentialScope.TERMINATOR), scope);
    }

    /**
     * What the key is for.
     *
     * @return the scope it was derived with
     */
    public CredentialScope scope() {
        return scope;
    }

    String sign(String stringToSign) {
        return Crypto.hex(Crypto.hmac(key, stringToSign));
    }

    /** Shows the scope only. */
    @Override
    public String toString() {
        return "SigningKey[" + scope + "]";
    }
}

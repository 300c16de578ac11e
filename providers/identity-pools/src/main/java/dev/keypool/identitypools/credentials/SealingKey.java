package dev.keypool.identitypools.credentials;

import java.util.Arrays;
import java.util.Base64;

/**
 * Seals sessions under keys that one secret key of the realm gives for one realm and one deployment. Besides the key of
 * a token, the token's salt gives the secret access key and the access key id's own part ({@link RealmKey#derive}):
 * nothing of them is stored, and none fits another token.
 */
final class SealingKey {

    private static final int SECRET_KEY_BYTES = 30;
    private static final int ACCESS_KEY_BYTES = 10;

    private final RealmKey key;
    private final String account;

    /** @param account 12 digits, for the access keys' ids */
    SealingKey(byte[] realmSecret, byte[] deployment, String realmId, String account) {
        this.key = new RealmKey("session-token", realmSecret, deployment, realmId);
        this.account = account;
    }

    boolean hasSealed(byte[] token) {
        return key.hasSealed(token);
    }

    TemporaryCredentials seal(Session session, byte[] salt) {
        byte[] derived = derive(salt);
        byte[] token = key.seal(salt, derived, SessionCodec.encode(session));
        return credentials(derived, Base64.getEncoder().encodeToString(token), session);
    }

    TemporaryCredentials open(byte[] token, String text) throws InvalidSessionTokenException {
        byte[] derived = derive(RealmKey.saltOf(token));
        byte[] opened = key.open(token, derived);
        if (opened == null) {
            throw new InvalidSessionTokenException();
        }
        return credentials(derived, text, SessionCodec.decode(opened));
    }

    private byte[] derive(byte[] salt) {
        return key.derive(salt, SECRET_KEY_BYTES + ACCESS_KEY_BYTES);
    }

    private TemporaryCredentials credentials(byte[] derived, String token, Session session) {
        int secretEnd = RealmKey.CIPHER_KEY_BYTES + SECRET_KEY_BYTES;
        byte[] secret = Arrays.copyOfRange(derived, RealmKey.CIPHER_KEY_BYTES, secretEnd);
        String accessKeyId = AccessKeyIds.temporary(Arrays.copyOfRange(derived, secretEnd, derived.length), account);
        return new TemporaryCredentials(accessKeyId, Base64.getEncoder().encodeToString(secret), token, session);
    }
}

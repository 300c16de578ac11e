package dev.keypool.identitypools.credentials;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Issues temporary credentials of a realm and opens their session tokens again. Immutable. Nothing is stored per
 * credential: the token carries the session, sealed, and both access key id and secret key follow from it.
 *
 * <p>The first key seals; all of them open, so that credentials outlive a rotation of the realm's keys for as long as
 * the old key is passive.
 */
public final class SealingKeys {

    /** Longest session token that is looked at, in characters. */
    public static final int MAX_TOKEN_CHARS = 8192;

    private final List<SealingKey> keys;

    private SealingKeys(List<SealingKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * @param realmSecrets the realm's secret keys, the active one first, then the passive ones; at least one
     * @param deployment   a random value of this deployment, at least 16 bytes
     * @param realmId      the realm's internal id
     * @param account      the realm's account, 12 digits: access keys' ids tell it
     */
    public static SealingKeys of(List<byte[]> realmSecrets, byte[] deployment, String realmId, String account) {
        if (realmSecrets.isEmpty() || deployment.length < 16) {
            throw new IllegalArgumentException("sealing needs a key of the realm and a deployment of 16 bytes");
        }
        List<SealingKey> keys = new ArrayList<>(realmSecrets.size());
        for (byte[] secret : realmSecrets) {
            keys.add(new SealingKey(secret, deployment, realmId, account));
        }
        return new SealingKeys(keys);
    }

    public TemporaryCredentials issue(Session session) {
        return keys.get(0).seal(session, Salts.next());
    }

    /**
     * The credentials that the token was issued with. Whether they have expired is the caller's to ask; that the
     * access key id is theirs is checked here, in constant time.
     *
     * @throws InvalidSessionTokenException when the token or the access key id was not issued here
     */
    public TemporaryCredentials open(String accessKeyId, String sessionToken) throws InvalidSessionTokenException {
        byte[] token = decode(sessionToken);
        for (SealingKey key : keys) {
            if (key.hasSealed(token)) {
                TemporaryCredentials credentials = key.open(token, sessionToken);
                if (!MessageDigest.isEqual(ascii(credentials.accessKeyId()), ascii(accessKeyId))) {
                    throw new InvalidSessionTokenException();
                }
                return credentials;
            }
        }
        throw new InvalidSessionTokenException();
    }

    private static byte[] decode(String sessionToken) throws InvalidSessionTokenException {
        if (sessionToken == null || sessionToken.length() > MAX_TOKEN_CHARS) {
            throw new InvalidSessionTokenException();
        }
        byte[] token;
        try {
            token = Base64.getDecoder().decode(sessionToken);
        } catch (IllegalArgumentException e) {
            throw new InvalidSessionTokenException();
        }
        // Several texts decode to the same bytes; only the one that was issued is accepted.
        boolean canonical = Base64.getEncoder().encodeToString(token).equals(sessionToken);
        if (!canonical || !RealmKey.isSealed(token)) {
            throw new InvalidSessionTokenException();
        }
        return token;
    }

    private static byte[] ascii(String text) {
        return text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    }
}

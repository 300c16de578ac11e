package dev.keypool.identitypools.credentials;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Texts that only this realm reads again, though others carry them. Under keys of their own: none is a session token,
 * nor the other way round. Immutable; the first of the realm's keys seals, all of them open.
 */
public final class SealedMessages {

    private final List<RealmKey> keys;

    private SealedMessages(List<RealmKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * @param purpose      what the messages are for, such as {@code authorization-message}
     * @param realmSecrets the realm's secret keys, the active one first
     * @param deployment   a random value of this deployment
     * @param realmId      the realm's internal id
     */
    public static SealedMessages of(String purpose, List<byte[]> realmSecrets, byte[] deployment, String realmId) {
        return new SealedMessages(realmSecrets.stream().map(secret -> new RealmKey(purpose, secret, deployment, realmId)).toList());
    }

    /** Base64url, about a third longer than the message. */
    public String seal(String message) {
        RealmKey key = keys.get(0);
        byte[] salt = Salts.next();
        byte[] sealed = key.seal(salt, key.derive(salt, 0), message.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** The message, or null when it was not sealed here or was changed since. */
    public String open(String sealed) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(sealed);
        } catch (IllegalArgumentException e) {
            return null;
        }
        for (RealmKey key : keys) {
            if (RealmKey.isSealed(bytes) && key.hasSealed(bytes)) {
                byte[] opened = key.open(bytes, key.derive(RealmKey.saltOf(bytes), 0));
                return opened == null ? null : new String(opened, StandardCharsets.UTF_8);
            }
        }
        return null;
    }
}

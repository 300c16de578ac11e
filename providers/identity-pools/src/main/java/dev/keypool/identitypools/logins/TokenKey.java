package dev.keypool.identitypools.logins;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A token in a cache: by its SHA-256, so that no token lies in memory longer than its request, and by the realms' snapshots. */
public record TokenKey(long realmSnapshot, long keysSnapshot, long hash0, long hash1, long hash2, long hash3) {

    public static TokenKey of(long realmSnapshot, String token) {
        return of(realmSnapshot, realmSnapshot, token);
    }

    /** @param keysSnapshot the snapshot of the realm that signed the token, where that is another */
    static TokenKey of(long realmSnapshot, long keysSnapshot, String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            ByteBuffer words = ByteBuffer.wrap(hash);
            return new TokenKey(realmSnapshot, keysSnapshot, words.getLong(), words.getLong(), words.getLong(), words.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

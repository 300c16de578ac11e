package dev.keypool.identitypools.identities;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Ids of guests, which authenticate themselves: anybody can ask for one at any rate and no row is written.
 *
 * <p>A guest's id is a UUID of version 8 (RFC 9562, section 5.8), where ids of stored identities are of version 4.
 * Its 122 free bits are, in this order: 12 of the pool's hash, to find the pool again without trying each; 70 random
 * ones; 40 of an HMAC over pool and random bits, under a key of the deployment (not of the realm: clients keep a
 * guest's id for years, and rotating realm keys must not take guests their data). The random bits make an id
 * unguessable; the HMAC keeps made-up ids and ids of other pools out.
 */
public final class GuestIds {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;

    public GuestIds(byte[] deploymentSecret) {
        this.key = new SecretKeySpec(hmac(new SecretKeySpec(deploymentSecret, HMAC), "keypool/guest-id/v1"), HMAC);
    }

    public String create(String poolId) {
        return id(poolId, RANDOM.nextLong(), RANDOM.nextLong());
    }

    /** The pool among these that issued the id, or null when none did. */
    public String poolOf(String id, Collection<String> poolIds) {
        UUID uuid = parse(id);
        if (uuid == null) {
            return null;
        }
        long tag = tag(uuid.getMostSignificantBits());
        for (String poolId : poolIds) {
            if (poolTag(poolId) == tag && matches(id, poolId, uuid)) {
                return poolId;
            }
        }
        return null;
    }

    /** Whether the id has the form of a guest's, issued here or not. */
    public static boolean isGuestForm(String id) {
        return parse(id) != null;
    }

    private boolean matches(String id, String poolId, UUID uuid) {
        String expected = id(poolId, uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.US_ASCII), id.getBytes(StandardCharsets.US_ASCII));
    }

    private static UUID parse(String id) {
        if (id.length() != 36 || id.charAt(14) != '8') {
            return null;
        }
        try {
            UUID uuid = UUID.fromString(id);
            return uuid.toString().equals(id) ? uuid : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /*
     * most significant:  tag (12) | random (36) | version (4) | random (12)
     * least significant: variant (2) | random (22) | HMAC (40)
     */
    private String id(String poolId, long highBits, long lowBits) {
        long high = poolTag(poolId) << 52 | highBits & 0x000F_FFFF_FFFF_0FFFL | 0x8000L;
        long low = 0x8000_0000_0000_0000L | lowBits & 0x3FFF_FF00_0000_0000L;
        byte[] mac = hmac(key, poolId + "/" + Long.toHexString(high) + "/" + Long.toHexString(low));
        return new UUID(high, low | ByteBuffer.wrap(mac).getLong() & 0xFF_FFFF_FFFFL).toString();
    }

    private static long tag(long high) {
        return high >>> 52;
    }

    private static long poolTag(String poolId) {
        // String.hashCode is specified, so the same on every node and for ever.
        return (poolId.hashCode() * 0x9E3779B9L >>> 20) & 0xFFF;
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }
}

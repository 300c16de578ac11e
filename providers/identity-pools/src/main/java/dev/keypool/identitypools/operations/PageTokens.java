package dev.keypool.identitypools.operations;

import dev.keypool.identitypools.exchange.ExchangeException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * NextToken: says where the next page begins, and proves itself to have been given out for the same list of the same
 * realm. An HMAC under a key of the deployment, so that any node reads it and nothing is kept.
 */
public final class PageTokens {

    private static final String HMAC = "HmacSHA256";
    private static final String LABEL = "keypool/next-token/v1";
    private static final int MAC_BYTES = 16;
    /** Room for a developer user identifier, its four bytes a character, in base 64. */
    private static final int MAX_CHARS = 6000;

    private final SecretKeySpec key;
    private final String realmId;

    public PageTokens(byte[] deploymentSecret, String realmId) {
        this.key = new SecretKeySpec(mac(new SecretKeySpec(deploymentSecret, HMAC), LABEL), HMAC);
        this.realmId = realmId;
    }

    /**
     * @param list  what is listed: the operation and all that chooses what it lists, without line feeds
     * @param after the last entry of the page before
     */
    public String issue(String list, String after) {
        byte[] position = after.getBytes(StandardCharsets.UTF_8);
        byte[] token = Arrays.copyOf(proof(list, after), MAC_BYTES + position.length);
        System.arraycopy(position, 0, token, MAC_BYTES, position.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /**
     * @param token as the client sent it, or null for the first page
     * @return the last entry of the page before, or null
     */
    public String read(String list, String token) throws ExchangeException {
        if (token == null) {
            return null;
        }
        byte[] bytes = decode(token);
        if (bytes.length > MAC_BYTES) {
            String after = new String(bytes, MAC_BYTES, bytes.length - MAC_BYTES, StandardCharsets.UTF_8);
            // The whole token: several texts decode to the same bytes, and only the one that was issued is accepted.
            if (MessageDigest.isEqual(issue(list, after).getBytes(StandardCharsets.US_ASCII), token.getBytes(StandardCharsets.UTF_8))) {
                return after;
            }
        }
        throw ExchangeException.invalidParameter("Invalid NextToken.");
    }

    private static byte[] decode(String token) {
        try {
            return token.length() > MAX_CHARS ? new byte[0] : Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private byte[] proof(String list, String after) {
        return Arrays.copyOf(mac(key, realmId + '\n' + list + '\n' + after), MAC_BYTES);
    }

    private static byte[] mac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }
}

package dev.keypool.triggers.functions;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key of the Standard Webhooks specification: {@code whsec_} and 24 to 64 bytes in base64 for HMAC-SHA256, or
 * {@code whsk_} and the 32 bytes of an Ed25519 private key in base64.
 */
public final class WebhookKey {

    private static final String SYMMETRIC = "whsec_";
    private static final String ASYMMETRIC = "whsk_";

    private final SecretKeySpec secret;
    private final PrivateKey privateKey;

    private WebhookKey(SecretKeySpec secret, PrivateKey privateKey) {
        this.secret = secret;
        this.privateKey = privateKey;
    }

    /** @throws IllegalArgumentException when it is no such key; the message does not contain it */
    public static WebhookKey parse(String text) {
        if (text.startsWith(SYMMETRIC)) {
            byte[] bytes = bytes(text.substring(SYMMETRIC.length()));
            if (bytes.length >= 24 && bytes.length <= 64) {
                return new WebhookKey(new SecretKeySpec(bytes, "HmacSHA256"), null);
            }
        } else if (text.startsWith(ASYMMETRIC)) {
            byte[] bytes = bytes(text.substring(ASYMMETRIC.length()));
            // Some libraries write the public key behind the private one.
            if (bytes.length == 32 || bytes.length == 64) {
                return new WebhookKey(null, privateKey(Arrays.copyOf(bytes, 32)));
            }
        }
        throw new IllegalArgumentException("A webhook secret is whsec_ and 24 to 64 bytes in base64, or whsk_ and an Ed25519 private key in base64.");
    }

    /** The signature with its version in front, as in the header {@code webhook-signature}. */
    String sign(String id, long timestamp, byte[] body) {
        byte[] prefix = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        try {
            if (secret != null) {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(secret);
                mac.update(prefix);
                return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
            }
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(privateKey);
            signature.update(prefix);
            signature.update(body);
            return "v1a," + Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key was made for this algorithm", e);
        }
    }

    private static PrivateKey privateKey(byte[] bytes) {
        try {
            return KeyFactory.getInstance("Ed25519").generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java from 15 on has Ed25519", e);
        }
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    @Override
    public String toString() {
        return secret != null ? "WebhookKey[HMAC-SHA256]" : "WebhookKey[Ed25519]";
    }
}

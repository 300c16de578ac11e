package dev.keypool.it.attacks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes tokens with a key of the test's own, which a realm trusts or not. */
public final class TokenForge {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeyPair keys = rsa();

    public KeyPair keys() {
        return keys;
    }

    String pkcs8() {
        return Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded());
    }

    public String rs256(String kid, JsonNode claims) {
        return rs256(header("RS256", kid), claims.toString());
    }

    /** Claims as text, because not every text that is signed is well-formed JSON. */
    public String rs256(ObjectNode header, String claims) {
        return sign("SHA256withRSA", null, header, claims);
    }

    String ps256(ObjectNode header, String claims) {
        return sign("RSASSA-PSS", new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1), header, claims);
    }

    /** @param hash 256 or 512 */
    public static String hmac(int hash, byte[] secret, String kid, JsonNode claims) {
        return hmac(hash, secret, header("HS" + hash, kid), claims);
    }

    static String hmac(int hash, byte[] secret, ObjectNode header, JsonNode claims) {
        String input = input(header, claims.toString());
        try {
            Mac mac = Mac.getInstance("HmacSHA" + hash);
            mac.init(new SecretKeySpec(secret, "HmacSHA" + hash));
            return input + "." + base64(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Header and claims with their dot: to be followed by a dot and a signature, or by nothing. */
    public static String input(ObjectNode header, String claims) {
        return base64(header.toString().getBytes(StandardCharsets.UTF_8)) + "."
                + base64(claims.getBytes(StandardCharsets.UTF_8));
    }

    public static ObjectNode header(String algorithm, String kid) {
        ObjectNode header = JSON.createObjectNode().put("alg", algorithm).put("typ", "JWT");
        return kid == null ? header : header.put("kid", kid);
    }

    /** The header of a real token, of whatever type, with another algorithm and key. */
    static ObjectNode headerLike(String token, String algorithm, String kid) {
        ObjectNode header = headerOf(token).put("alg", algorithm);
        header.remove("kid");
        return kid == null ? header : header.put("kid", kid);
    }

    public static ObjectNode headerOf(String token) {
        return part(token, 0);
    }

    static ObjectNode claimsOf(String token) {
        return part(token, 1);
    }

    /** The claims of a real token, changed. */
    static ObjectNode claimsOf(String token, Consumer<ObjectNode> change) {
        ObjectNode claims = claimsOf(token);
        change.accept(claims);
        return claims;
    }

    public static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static KeyPair rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String sign(String algorithm, PSSParameterSpec parameters, ObjectNode header, String claims) {
        String input = input(header, claims);
        try {
            Signature signature = Signature.getInstance(algorithm);
            if (parameters != null) {
                signature.setParameter(parameters);
            }
            signature.initSign(keys.getPrivate());
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return input + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode part(String token, int index) {
        try {
            return (ObjectNode) JSON.readTree(new String(Base64.getUrlDecoder().decode(token.split("\\.")[index]),
                    StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

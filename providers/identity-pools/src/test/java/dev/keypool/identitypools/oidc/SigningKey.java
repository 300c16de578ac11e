package dev.keypool.identitypools.oidc;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** A provider's key pair: signs and publishes with the JDK alone, so that what checks it is not checked by itself. */
record SigningKey(String keyId, KeyPair pair, String curve) {

    static SigningKey rsa(String keyId, int bits) {
        return generate(keyId, "RSA", null, bits);
    }

    static SigningKey ec(String keyId, String curve) {
        return generate(keyId, "EC", curve, 0);
    }

    static SigningKey ed25519(String keyId) {
        return generate(keyId, "Ed25519", "Ed25519", 0);
    }

    private static SigningKey generate(String keyId, String algorithm, String curve, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (algorithm.equals("EC")) {
                generator.initialize(new ECGenParameterSpec("secp" + curve.substring(2) + "r1"));
            } else if (bits > 0) {
                generator.initialize(bits);
            }
            return new SigningKey(keyId, generator.generateKeyPair(), curve);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    ObjectNode jwk() {
        ObjectNode jwk = JsonNodeFactory.instance.objectNode();
        if (keyId != null) {
            jwk.put("kid", keyId);
        }
        jwk.put("use", "sig");
        if (pair.getPublic() instanceof RSAPublicKey rsa) {
            return jwk.put("kty", "RSA").put("n", unsigned(rsa.getModulus(), 0)).put("e", unsigned(rsa.getPublicExponent(), 0));
        }
        if (pair.getPublic() instanceof ECPublicKey ec) {
            int size = (ec.getParams().getCurve().getField().getFieldSize() + 7) / 8;
            return jwk.put("kty", "EC").put("crv", curve).put("x", unsigned(ec.getW().getAffineX(), size))
                    .put("y", unsigned(ec.getW().getAffineY(), size));
        }
        byte[] encoded = pair.getPublic().getEncoded();
        return jwk.put("kty", "OKP").put("crv", curve).put("x", base64(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)));
    }

    byte[] sign(String algorithm, String signed) {
        try {
            String digest = "SHA" + algorithm.substring(2);
            Signature signature;
            if (algorithm.startsWith("PS")) {
                int bits = Integer.parseInt(algorithm.substring(2));
                signature = Signature.getInstance("RSASSA-PSS");
                signature.setParameter(new PSSParameterSpec("SHA-" + bits, "MGF1", new MGF1ParameterSpec("SHA-" + bits), bits / 8, 1));
            } else if (algorithm.startsWith("ES")) {
                signature = Signature.getInstance(digest + "withECDSAinP1363Format");
            } else {
                signature = Signature.getInstance(algorithm.equals("EdDSA") ? "Ed25519" : digest + "withRSA");
            }
            signature.initSign(pair.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @param size bytes, or 0 for as few as are needed */
    static String unsigned(BigInteger number, int size) {
        byte[] bytes = number.toByteArray();
        int start = bytes[0] == 0 ? 1 : 0;
        byte[] padded = new byte[Math.max(size, bytes.length - start)];
        System.arraycopy(bytes, start, padded, padded.length - (bytes.length - start), bytes.length - start);
        return base64(padded);
    }
}

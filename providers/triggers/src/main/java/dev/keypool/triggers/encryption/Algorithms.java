package dev.keypool.triggers.encryption;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-GCM and HKDF as the AWS Encryption SDK uses them. */
final class Algorithms {

    static final int IV_LENGTH = 12;
    static final int TAG_LENGTH = 16;

    private static final String HMAC = "HmacSHA512";

    private Algorithms() {
    }

    /** The ciphertext with its tag behind it. */
    static byte[] aesGcm(byte[] key, byte[] iv, byte[] associated, byte[] plaintext) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_LENGTH * 8, iv));
            cipher.updateAAD(associated);
            return cipher.doFinal(plaintext);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    /** HKDF (RFC 5869) with SHA-512, for one block of output at most. */
    static byte[] hkdf(byte[] secret, byte[] salt, byte[] info, int length) {
        byte[] key = hmac(salt, secret);
        byte[] block = Arrays.copyOf(info, info.length + 1);
        block[info.length] = 1;
        return Arrays.copyOf(hmac(key, block), length);
    }

    private static byte[] hmac(byte[] key, byte[] data) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA512", e);
        }
    }
}

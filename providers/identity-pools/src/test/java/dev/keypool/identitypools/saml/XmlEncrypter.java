package dev.keypool.identitypools.saml;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts XML for the service provider, well or as somebody careless would. */
final class XmlEncrypter {

    static final String XENC = "http://www.w3.org/2001/04/xmlenc#";
    static final String XENC11 = "http://www.w3.org/2009/xmlenc11#";

    private String content = XENC11 + "aes256-gcm";
    private int keyBits = 256;
    private String transport = XENC11 + "rsa-oaep";
    private String digest = "SHA-256";
    private MGF1ParameterSpec mask = MGF1ParameterSpec.SHA256;
    private String parameters = digestMethod(XENC + "sha256") + mgf("sha256");
    private PublicKey recipient = SamlIdp.SP_KEYS.getPublic();
    private boolean beside;

    /** A content encryption algorithm, with a key of this many bits. */
    XmlEncrypter content(String algorithm, int bits) {
        this.content = algorithm;
        this.keyBits = bits;
        return this;
    }

    /** A key transport algorithm, with what the cipher shall do and what the document shall say about it. */
    XmlEncrypter transport(String algorithm, String digestName, MGF1ParameterSpec maskSpec, String xml) {
        this.transport = algorithm;
        this.digest = digestName;
        this.mask = maskSpec;
        this.parameters = xml;
        return this;
    }

    XmlEncrypter recipient(PublicKey key) {
        this.recipient = key;
        return this;
    }

    /** The encrypted key beside the encrypted data, not inside. */
    XmlEncrypter beside() {
        this.beside = true;
        return this;
    }

    static String digestMethod(String algorithm) {
        return "<ds:DigestMethod xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" Algorithm=\"" + algorithm + "\"/>";
    }

    static String mgf(String hash) {
        return "<xenc11:MGF xmlns:xenc11=\"" + XENC11 + "\" Algorithm=\"" + XENC11 + "mgf1" + hash + "\"/>";
    }

    /** An EncryptedAssertion of this text. */
    String encrypt(String plain) {
        try {
            SecureRandom random = new SecureRandom();
            byte[] key = new byte[keyBits / 8];
            random.nextBytes(key);
            boolean gcm = content.endsWith("gcm");
            byte[] iv = new byte[gcm ? 12 : 16];
            random.nextBytes(iv);
            Cipher aes = Cipher.getInstance(gcm ? "AES/GCM/NoPadding" : "AES/CBC/PKCS5Padding");
            AlgorithmParameterSpec spec = gcm ? new GCMParameterSpec(128, iv) : new IvParameterSpec(iv);
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), spec);
            byte[] encrypted = aes.doFinal(plain.getBytes(StandardCharsets.UTF_8));
            byte[] all = new byte[iv.length + encrypted.length];
            System.arraycopy(iv, 0, all, 0, iv.length);
            System.arraycopy(encrypted, 0, all, iv.length, encrypted.length);
            return xml(all, wrap(key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] wrap(byte[] key) throws GeneralSecurityException {
        if (digest == null) {
            Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            rsa.init(Cipher.ENCRYPT_MODE, recipient);
            return rsa.doFinal(key);
        }
        Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
        rsa.init(Cipher.ENCRYPT_MODE, recipient, new OAEPParameterSpec(digest, "MGF1", mask, PSource.PSpecified.DEFAULT));
        return rsa.doFinal(key);
    }

    private String xml(byte[] data, byte[] key) {
        String encryptedKey = "<xenc:EncryptedKey xmlns:xenc=\"" + XENC + "\"><xenc:EncryptionMethod Algorithm=\"" + transport + "\">" + parameters
                + "</xenc:EncryptionMethod>" + cipherData(key) + "</xenc:EncryptedKey>";
        String inside = beside ? "" : "<ds:KeyInfo xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">" + encryptedKey + "</ds:KeyInfo>";
        return "<saml:EncryptedAssertion><xenc:EncryptedData xmlns:xenc=\"" + XENC + "\" Type=\"" + XENC + "Element\"><xenc:EncryptionMethod Algorithm=\""
                + content + "\"/>" + inside + cipherData(data) + "</xenc:EncryptedData>" + (beside ? encryptedKey : "") + "</saml:EncryptedAssertion>";
    }

    private static String cipherData(byte[] bytes) {
        return "<xenc:CipherData><xenc:CipherValue>" + Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(bytes)
                + "</xenc:CipherValue></xenc:CipherData>";
    }
}

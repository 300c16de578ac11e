package dev.keypool.identitypools.saml;

import dev.keypool.identitypools.saml.InvalidSamlException.Reason;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Opens an encrypted assertion: AES-GCM, its key transported with RSA-OAEP, inside the document, for one recipient.
 * Encryption proves nothing, anybody can encrypt to a public key: the assertion inside must be signed like any other.
 *
 * <p>AES-CBC is refused, as is RSA 1.5. Neither is authenticated, so whoever got hold of somebody's assertion could have
 * it decrypted byte by byte by handing in changed copies and watching how they fail, or how fast (Jager and Somorovsky,
 * "How to Break XML Encryption", 2011).
 *
 * @see <a href="https://www.w3.org/TR/xmlenc-core1/">XML Encryption 1.1</a>
 */
final class EncryptedAssertion {

    /** Bytes of the key, by algorithm. */
    private static final Map<String, Integer> CONTENT = Map.of(Namespaces.ENCRYPTION_11 + "aes128-gcm", 16,
            Namespaces.ENCRYPTION_11 + "aes192-gcm", 24, Namespaces.ENCRYPTION_11 + "aes256-gcm", 32);
    private static final int IV = 12;
    private static final int TAG = 16;

    private EncryptedAssertion() {
    }

    /** @return the one assertion inside, in a document of its own */
    static Element decrypt(Element encrypted, List<PrivateKey> keys) throws InvalidSamlException {
        Element data = Elements.only(encrypted, Namespaces.ENCRYPTION, "EncryptedData");
        NodeList transports = encrypted.getElementsByTagNameNS(Namespaces.ENCRYPTION, "EncryptedKey");
        if (transports.getLength() != 1) {
            throw InvalidSamlException.unsupported("The encrypted SAML assertion does not have exactly one encrypted key.");
        }
        Element transport = (Element) transports.item(0);
        Integer keyLength = CONTENT.get(algorithm(data));
        if (keyLength == null) {
            throw InvalidSamlException.unsupported("The SAML assertion is encrypted with an algorithm that is not taken; AES-GCM is.");
        }
        KeyTransport rsa = KeyTransport.of(Elements.only(transport, Namespaces.ENCRYPTION, "EncryptionMethod"));
        byte[] wrapped = cipherValue(transport);
        byte[] content = cipherValue(data);
        for (PrivateKey key : keys) {
            byte[] plain = open(rsa, key, wrapped, keyLength, content);
            if (plain != null) {
                return assertion(encrypted, plain);
            }
        }
        throw new InvalidSamlException(Reason.NOT_DECRYPTED, "The encrypted SAML assertion cannot be decrypted.");
    }

    /** Null for a wrong key and for changed bytes alike: which it was is nobody's business. */
    private static byte[] open(KeyTransport rsa, PrivateKey key, byte[] wrapped, int keyLength, byte[] content) {
        try {
            byte[] contentKey = rsa.unwrap(key, wrapped);
            if (contentKey.length != keyLength || content.length < IV + TAG) {
                return null;
            }
            Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
            aes.init(Cipher.DECRYPT_MODE, new SecretKeySpec(contentKey, "AES"), new GCMParameterSpec(TAG * 8, content, 0, IV));
            return aes.doFinal(content, IV, content.length - IV);
        } catch (GeneralSecurityException e) {
            return null;
        }
    }

    private static Element assertion(Element encrypted, byte[] plain) throws InvalidSamlException {
        Document document = NamespaceContext.parse(encrypted, plain);
        Element wrapper = document.getDocumentElement();
        if (Elements.count(wrapper, Namespaces.ASSERTION, "Assertion") != 1
                || Elements.count(wrapper, Namespaces.ASSERTION, "EncryptedAssertion") != 0) {
            throw InvalidSamlException.malformed("There is not exactly one SAML assertion in the encrypted one.");
        }
        return Elements.only(wrapper, Namespaces.ASSERTION, "Assertion");
    }

    private static String algorithm(Element encryptedType) throws InvalidSamlException {
        return Elements.requiredAttribute(Elements.only(encryptedType, Namespaces.ENCRYPTION, "EncryptionMethod"), "Algorithm");
    }

    /** Inside the document only: a CipherReference would have it fetched from anywhere. */
    private static byte[] cipherValue(Element encryptedType) throws InvalidSamlException {
        Element data = Elements.only(encryptedType, Namespaces.ENCRYPTION, "CipherData");
        return Base64Text.decode(Elements.text(Elements.only(data, Namespaces.ENCRYPTION, "CipherValue")));
    }
}

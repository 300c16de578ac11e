package dev.keypool.identitypools.saml;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.w3c.dom.Element;

/**
 * RSA-OAEP with the parameters of XML Encryption 1.1, section 5.5.2. SHA-1 is taken here, where nothing depends on
 * collisions: it is the default, and the only mask generation function, of the older of the two names.
 */
final class KeyTransport {

    private static final Map<String, String> DIGESTS = Map.of(Namespaces.SIGNATURE + "sha1", "SHA-1",
            Namespaces.ENCRYPTION + "sha256", "SHA-256", Namespaces.SIGNATURE_MORE + "sha384", "SHA-384",
            Namespaces.ENCRYPTION + "sha512", "SHA-512");
    private static final Map<String, MGF1ParameterSpec> MASKS = Map.of(Namespaces.ENCRYPTION_11 + "mgf1sha1", MGF1ParameterSpec.SHA1,
            Namespaces.ENCRYPTION_11 + "mgf1sha256", MGF1ParameterSpec.SHA256, Namespaces.ENCRYPTION_11 + "mgf1sha384", MGF1ParameterSpec.SHA384,
            Namespaces.ENCRYPTION_11 + "mgf1sha512", MGF1ParameterSpec.SHA512);

    private final OAEPParameterSpec parameters;

    private KeyTransport(String digest, MGF1ParameterSpec mask) throws InvalidSamlException {
        if (digest == null || mask == null) {
            throw unsupported();
        }
        this.parameters = new OAEPParameterSpec(digest, "MGF1", mask, PSource.PSpecified.DEFAULT);
    }

    static KeyTransport of(Element method) throws InvalidSamlException {
        String algorithm = Elements.requiredAttribute(method, "Algorithm");
        Element mask = Elements.optional(method, Namespaces.ENCRYPTION_11, "MGF");
        boolean older = algorithm.equals(Namespaces.ENCRYPTION + "rsa-oaep-mgf1p");
        boolean newer = algorithm.equals(Namespaces.ENCRYPTION_11 + "rsa-oaep");
        if (!older && !newer || older && mask != null || Elements.optional(method, Namespaces.ENCRYPTION, "OAEPparams") != null) {
            throw unsupported();
        }
        Element digest = Elements.optional(method, Namespaces.SIGNATURE, "DigestMethod");
        return new KeyTransport(digest == null ? "SHA-1" : DIGESTS.get(Elements.requiredAttribute(digest, "Algorithm")),
                mask == null ? MGF1ParameterSpec.SHA1 : MASKS.get(Elements.requiredAttribute(mask, "Algorithm")));
    }

    byte[] unwrap(PrivateKey key, byte[] wrapped) throws GeneralSecurityException {
        Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
        rsa.init(Cipher.DECRYPT_MODE, key, parameters);
        return rsa.doFinal(wrapped);
    }

    private static InvalidSamlException unsupported() {
        return InvalidSamlException.unsupported("The key of the SAML assertion is encrypted in a way that is not taken; RSA-OAEP is.");
    }
}

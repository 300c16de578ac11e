package dev.keypool.identitypools.saml;

import dev.keypool.identitypools.saml.InvalidSamlException.Reason;
import java.io.IOException;
import java.security.PublicKey;
import java.util.List;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.w3c.dom.Element;

/** The signature of an assertion over itself, verified by the JDK after {@link SignatureShape} has said what it may consist of. */
final class AssertionSignature {

    private static final int MAX_ID = 256;

    private AssertionSignature() {
    }

    /** @return the signed bytes: the assertion in canonical form, without its signature */
    static byte[] verify(Element assertion, List<PublicKey> keys) throws InvalidSamlException {
        String id = id(assertion);
        Element signature = Elements.optional(assertion, Namespaces.SIGNATURE, "Signature");
        if (signature == null) {
            throw new InvalidSamlException(Reason.NOT_SIGNED, "The SAML assertion is not signed.");
        }
        if (Elements.count(assertion, Namespaces.SIGNATURE, "Signature") != 1) {
            throw InvalidSamlException.malformed("The SAML assertion has a signature inside that is not its own.");
        }
        SignatureShape shape = SignatureShape.of(signature, id);
        // Keys and certificates that the document brings prove nothing. They are not signed either, so they can go.
        shape.keyInfo().ifPresent(signature::removeChild);
        for (PublicKey key : keys) {
            byte[] signed = shape.algorithm().fits(key) ? signedBytes(assertion, signature, key) : null;
            if (signed != null) {
                return signed;
            }
        }
        throw new InvalidSamlException(Reason.BAD_SIGNATURE, "The signature of the SAML assertion is invalid.");
    }

    /** Null when this key did not sign it. */
    private static byte[] signedBytes(Element assertion, Element signature, PublicKey key) {
        DOMValidateContext context = new DOMValidateContext(KeySelector.singletonKeySelector(key), signature);
        context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.TRUE);
        // Has the bytes kept that went into the digest.
        context.setProperty("javax.xml.crypto.dsig.cacheReference", Boolean.TRUE);
        context.setIdAttributeNS(assertion, null, "ID");
        try {
            XMLSignature verified = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
            if (!verified.validate(context)) {
                return null;
            }
            Reference reference = verified.getSignedInfo().getReferences().get(0);
            return reference.getDigestInputStream().readAllBytes();
        } catch (MarshalException | XMLSignatureException | IOException e) {
            return null;
        }
    }

    /** Simple characters only: in others a reference could be taken for an XPointer. */
    private static String id(Element assertion) throws InvalidSamlException {
        String id = Elements.requiredAttribute(assertion, "ID");
        boolean simple = id.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
                || c == '_' || c == '-' || c == '.');
        if (!simple || id.isEmpty() || id.length() > MAX_ID) {
            throw InvalidSamlException.malformed("The ID of the SAML assertion is not 1 to 256 letters, digits and _-.");
        }
        return id;
    }
}

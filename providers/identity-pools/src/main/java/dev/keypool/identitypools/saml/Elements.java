package dev.keypool.identitypools.saml;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Elements by namespace and name, never by prefix, and never from anywhere below where they are expected. */
final class Elements {

    private Elements() {
    }

    static boolean is(Element element, String namespace, String name) {
        return namespace.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }

    static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    static List<Element> children(Element parent, String namespace, String name) {
        return children(parent).stream().filter(child -> is(child, namespace, name)).toList();
    }

    /** How many there are below the element, at any depth. */
    static int count(Element top, String namespace, String name) {
        return top.getElementsByTagNameNS(namespace, name).getLength();
    }

    static Element only(Element parent, String namespace, String name) throws InvalidSamlException {
        Element child = optional(parent, namespace, name);
        if (child == null) {
            throw notOnce();
        }
        return child;
    }

    /** Null when there is none. */
    static Element optional(Element parent, String namespace, String name) throws InvalidSamlException {
        List<Element> children = children(parent, namespace, name);
        if (children.size() > 1) {
            throw notOnce();
        }
        return children.isEmpty() ? null : children.get(0);
    }

    /** The whole text of an element that has nothing else inside. */
    static String text(Element leaf) throws InvalidSamlException {
        if (!children(leaf).isEmpty()) {
            throw InvalidSamlException.malformed("An element of the SAML response has elements where only text belongs.");
        }
        return leaf.getTextContent();
    }

    /** Null when absent. */
    static String attribute(Element element, String name) {
        return element.hasAttributeNS(null, name) ? element.getAttributeNS(null, name) : null;
    }

    static String requiredAttribute(Element element, String name) throws InvalidSamlException {
        String value = attribute(element, name);
        if (value == null) {
            throw InvalidSamlException.malformed("An attribute that SAML requires is missing.");
        }
        return value;
    }

    private static InvalidSamlException notOnce() {
        return InvalidSamlException.malformed("An element of the SAML response is missing or there more than once.");
    }
}

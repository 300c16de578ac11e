package dev.keypool.identitypools.saml;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import org.w3c.dom.Element;

/** What an assertion states: that somebody signed in, and attributes. */
final class Statements {

    private static final int MAX_VALUES = 500;

    private Statements() {
    }

    /** Of several sessions the one that ends first; null when none says when it ends. */
    static Instant sessionNotOnOrAfter(Element assertion) throws InvalidSamlException {
        List<Element> statements = Elements.children(assertion, Namespaces.ASSERTION, "AuthnStatement");
        if (statements.isEmpty()) {
            throw InvalidSamlException.unsupported("The SAML assertion does not say that somebody signed in.");
        }
        Instant first = null;
        for (Element statement : statements) {
            Instant end = Times.optional(statement, "SessionNotOnOrAfter");
            first = end == null ? first : Times.earlier(end, first);
        }
        return first;
    }

    /** An attribute may come in several elements of the same Name: Keycloak sends roles so. */
    static Map<String, List<String>> attributes(Element assertion) throws InvalidSamlException {
        Map<String, List<String>> values = new LinkedHashMap<>();
        int count = 0;
        for (Element statement : Elements.children(assertion, Namespaces.ASSERTION, "AttributeStatement")) {
            for (Element attribute : Elements.children(statement)) {
                if (!Elements.is(attribute, Namespaces.ASSERTION, "Attribute")) {
                    throw InvalidSamlException.unsupported("The SAML assertion has encrypted attributes.");
                }
                List<String> texts = values.computeIfAbsent(Elements.requiredAttribute(attribute, "Name"), name -> new ArrayList<>());
                for (Element value : Elements.children(attribute, Namespaces.ASSERTION, "AttributeValue")) {
                    if (isText(value)) {
                        texts.add(value.getTextContent());
                        count++;
                    }
                }
                if (count > MAX_VALUES || values.size() > MAX_VALUES) {
                    throw InvalidSamlException.unsupported("The SAML assertion has more than " + MAX_VALUES + " attributes or values.");
                }
            }
        }
        values.replaceAll((name, texts) -> List.copyOf(texts));
        return Collections.unmodifiableMap(values);
    }

    private static boolean isText(Element value) {
        String nil = value.getAttributeNS(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "nil").strip();
        return Elements.children(value).isEmpty() && !nil.equals("true") && !nil.equals("1");
    }
}

package dev.keypool.identitypools.saml;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * XML 1.0 in UTF-8 with nothing in it that SAML does not need: no document type (so no entities, nothing external), no
 * comments, no processing instructions, no ID twice, and bounded depth, attributes and namespace names.
 * Comments are not merely skipped: readers that take a text's first node only would see another text than was signed.
 */
final class SafeXml {

    private static final int MAX_DEPTH = 32;
    private static final int MAX_ATTRIBUTES = 64;
    private static final int MAX_NAME = 256;
    /** Canonical form repeats a namespace's name at each element that uses it: a long one would make megabytes of kilobytes. */
    private static final int MAX_NAMESPACE_NAME = 256;

    private static final String LIMITS = "http://www.oracle.com/xml/jaxp/properties/";
    private static final String FEATURES = "http://apache.org/xml/features/";

    private SafeXml() {
    }

    static Document parse(byte[] utf8) throws InvalidSamlException {
        try {
            return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
        } catch (CharacterCodingException e) {
            throw malformed();
        }
    }

    /** An encoding that the text declares is ignored: it was decoded already. */
    static Document parse(String text) throws InvalidSamlException {
        Document document;
        try {
            document = builder().parse(new InputSource(new StringReader(text)));
        } catch (SAXException | IOException e) {
            throw malformed();
        }
        if (!"1.0".equals(document.getXmlVersion())) {
            throw malformed();
        }
        check(document, new HashSet<>());
        return document;
    }

    /** The JDK's own parser, whatever else is on the class path; a new one each time, since parsers are not for threads to share. */
    private static DocumentBuilder builder() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(FEATURES + "disallow-doctype-decl", true);
            factory.setFeature(FEATURES + "nonvalidating/load-external-dtd", false);
            factory.setFeature(FEATURES + "dom/defer-node-expansion", false);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setAttribute(LIMITS + "maxElementDepth", MAX_DEPTH);
            factory.setAttribute(LIMITS + "elementAttributeLimit", MAX_ATTRIBUTES);
            factory.setAttribute(LIMITS + "maxXMLNameLimit", MAX_NAME);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setCoalescing(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Refusing());
            builder.setEntityResolver((publicId, systemId) -> {
                throw new SAXException("nothing external");
            });
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's XML parser knows these features", e);
        }
    }

    private static void check(Node node, Set<String> ids) throws InvalidSamlException {
        NamedNodeMap attributes = node.getAttributes();
        for (int i = 0; attributes != null && i < attributes.getLength(); i++) {
            check((Attr) attributes.item(i), ids);
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            switch (child.getNodeType()) {
                case Node.ELEMENT_NODE -> check(child, ids);
                case Node.TEXT_NODE -> {
                }
                default -> throw InvalidSamlException.malformed("The SAML response has comments or processing instructions.");
            }
        }
    }

    private static void check(Attr attribute, Set<String> ids) throws InvalidSamlException {
        boolean namespace = XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI());
        if (namespace && attribute.getValue().length() > MAX_NAMESPACE_NAME) {
            throw malformed();
        }
        if (!namespace && "id".equalsIgnoreCase(attribute.getLocalName()) && !ids.add(attribute.getValue())) {
            throw InvalidSamlException.malformed("The SAML response has an ID twice.");
        }
    }

    private static InvalidSamlException malformed() {
        return InvalidSamlException.malformed("The SAML response is not XML of the form that is taken here.");
    }

    /** Without a handler of its own the parser writes to the standard error. */
    private static final class Refusing implements ErrorHandler {

        @Override
        public void warning(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}

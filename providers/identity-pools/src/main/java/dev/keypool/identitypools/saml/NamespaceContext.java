package dev.keypool.identitypools.saml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Decrypted XML may use namespaces that are declared around the encrypted element: XML Encryption 4.4 has it parsed in
 * that place. Here it is parsed apart, inside an element that repeats these declarations and nothing else.
 */
final class NamespaceContext {

    private NamespaceContext() {
    }

    static Document parse(Node place, byte[] utf8) throws InvalidSamlException {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
            return SafeXml.parse("<decrypted" + declarations(place) + ">" + text + "</decrypted>");
        } catch (CharacterCodingException e) {
            throw InvalidSamlException.malformed("The decrypted SAML assertion is not UTF-8.");
        }
    }

    private static String declarations(Node place) {
        Map<String, String> nearest = new LinkedHashMap<>();
        for (Node node = place; node != null; node = node.getParentNode()) {
            NamedNodeMap attributes = node.getAttributes();
            for (int i = 0; attributes != null && i < attributes.getLength(); i++) {
                Attr attribute = (Attr) attributes.item(i);
                if (XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
                    nearest.putIfAbsent(attribute.getName(), attribute.getValue());
                }
            }
        }
        StringBuilder declarations = new StringBuilder();
        nearest.forEach((name, value) -> declarations.append(' ').append(name).append("=\"").append(escape(value)).append('"'));
        return declarations.toString();
    }

    private static String escape(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;").replace("\t", "&#9;").replace("\n", "&#10;")
                .replace("\r", "&#13;");
    }
}

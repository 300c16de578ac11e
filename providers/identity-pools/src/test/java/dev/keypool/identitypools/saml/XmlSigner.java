package dev.keypool.identitypools.saml;

import java.io.StringReader;
import java.io.StringWriter;
import java.security.Key;
import java.util.ArrayList;
import java.util.List;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLObject;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Signs an element of an XML text, well or as an attacker would. */
final class XmlSigner {

    static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    static final String ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
    static final String EXC_C14N = "http://www.w3.org/2001/10/xml-exc-c14n#";

    private final XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
    private final Key key;
    private String method = RSA_SHA256;
    private String digest = SHA256;
    private String canonicalization = EXC_C14N;
    private List<Transform> transforms = List.of(transform(ENVELOPED, null), transform(EXC_C14N, null));
    private String uri;
    private KeyInfo keyInfo;
    private final List<Reference> more = new ArrayList<>();
    private final List<XMLObject> objects = new ArrayList<>();

    XmlSigner(Key key) {
        this.key = key;
    }

    XmlSigner method(String algorithm) {
        this.method = algorithm;
        return this;
    }

    XmlSigner digest(String algorithm) {
        this.digest = algorithm;
        return this;
    }

    XmlSigner canonicalization(String algorithm) {
        this.canonicalization = algorithm;
        return this;
    }

    XmlSigner transforms(Transform... algorithms) {
        this.transforms = List.of(algorithms);
        return this;
    }

    /** What the signature refers to, when it is not the element that it is put into. */
    XmlSigner uri(String reference) {
        this.uri = reference;
        return this;
    }

    XmlSigner keyInfo(KeyInfo info) {
        this.keyInfo = info;
        return this;
    }

    /** A second reference, to the same place. */
    XmlSigner twice(String reference) {
        try {
            more.add(factory.newReference(reference, factory.newDigestMethod(digest, null), transforms, null, null));
            return this;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    XmlSigner object(Node content) {
        objects.add(factory.newXMLObject(List.of(new DOMStructure(content)), null, null, null));
        return this;
    }

    Transform transform(String algorithm, TransformParameterSpec parameters) {
        try {
            return factory.newTransform(algorithm, parameters);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The signature stands after the element's Issuer, where SAML wants it. */
    String sign(String xml, String id) {
        try {
            Document document = parse(xml);
            Element element = byId(document, id);
            DOMSignContext context = new DOMSignContext(key, element, element.getFirstChild().getNextSibling());
            context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.FALSE);
            context.setDefaultNamespacePrefix("ds");
            registerIds(document, context);
            List<Reference> references = new ArrayList<>();
            references.add(factory.newReference(uri == null ? "#" + id : uri, factory.newDigestMethod(digest, null), transforms, null, null));
            references.addAll(more);
            factory.newXMLSignature(factory.newSignedInfo(factory.newCanonicalizationMethod(canonicalization, (C14NMethodParameterSpec) null),
                    factory.newSignatureMethod(method, null), references), keyInfo, objects, null, null).sign(context);
            return text(document);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A parser as careless as any. */
    static Document parse(String xml) {
        try {
            return DocumentBuilderFactory.newNSInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(Node node) {
        try {
            Transformer transformer = TransformerFactory.newInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter text = new StringWriter();
            transformer.transform(new DOMSource(node), new StreamResult(text));
            return text.toString();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static Element byId(Document document, String id) {
        NodeList all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            if (id.equals(((Element) all.item(i)).getAttribute("ID"))) {
                return (Element) all.item(i);
            }
        }
        throw new IllegalStateException("nothing has the ID " + id);
    }

    private static void registerIds(Document document, DOMSignContext context) {
        NodeList all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (element.hasAttribute("ID")) {
                context.setIdAttributeNS(element, null, "ID");
            }
        }
    }
}

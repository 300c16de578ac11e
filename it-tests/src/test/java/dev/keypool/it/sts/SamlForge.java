package dev.keypool.it.sts;

import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** Real responses, changed, and their assertions signed again with a key of the test's own, which the provider has too or not. */
final class SamlForge {

    private static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
    private static final String SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";
    private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
    private static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    private static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";

    private final PrivateKey key;

    SamlForge(PrivateKey key) {
        this.key = key;
    }

    /** @param response base64, as is what comes of it */
    String signed(String response, UnaryOperator<String> change) {
        try {
            Document document = DocumentBuilderFactory.newNSInstance().newDocumentBuilder()
                    .parse(new InputSource(new StringReader(change.apply(xml(response)))));
            Element assertion = (Element) document.getElementsByTagNameNS(ASSERTION, "Assertion").item(0);
            assertion.removeChild(assertion.getElementsByTagNameNS(SIGNATURE, "Signature").item(0));
            sign(assertion);
            StringWriter text = new StringWriter();
            TransformerFactory.newInstance().newTransformer().transform(new DOMSource(document), new StreamResult(text));
            return base64(text.toString());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where SAML wants the signature: after the issuer. */
    private void sign(Element assertion) throws Exception {
        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
        List<Transform> transforms = List.of(factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                factory.newTransform(EXCLUSIVE, (TransformParameterSpec) null));
        var reference = factory.newReference("#" + assertion.getAttribute("ID"), factory.newDigestMethod(SHA256, null), transforms, null, null);
        Node issuer = assertion.getElementsByTagNameNS(ASSERTION, "Issuer").item(0);
        DOMSignContext context = new DOMSignContext(key, assertion, issuer.getNextSibling());
        context.setIdAttributeNS(assertion, null, "ID");
        factory.newXMLSignature(factory.newSignedInfo(factory.newCanonicalizationMethod(EXCLUSIVE, (C14NMethodParameterSpec) null),
                factory.newSignatureMethod(RSA_SHA256, null), List.of(reference)), null).sign(context);
    }

    /** A response's text, changed, its signature left as it is. */
    static String edited(String response, UnaryOperator<String> change) {
        String changed = change.apply(xml(response));
        if (changed.equals(xml(response))) {
            throw new IllegalArgumentException("nothing was changed");
        }
        return base64(changed);
    }

    static String xml(String response) {
        return new String(Base64.getDecoder().decode(response), StandardCharsets.UTF_8);
    }

    private static String base64(String xml) {
        return Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
    }
}

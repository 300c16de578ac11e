package dev.keypool.identitypools.saml;

import static dev.keypool.identitypools.saml.SamlIdp.ASSERTION;
import static dev.keypool.identitypools.saml.SamlIdp.KEYS;
import static dev.keypool.identitypools.saml.SamlIdp.response;
import static dev.keypool.identitypools.saml.SamlIdp.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keypool.identitypools.saml.InvalidSamlException.Reason;
import java.util.List;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** XML signature wrapping in all its variants: each deceives a careless verifier, none is taken here. */
class WrappingTest {

    @ParameterizedTest
    @EnumSource
    void theAttackIsReal(Wrapping wrapping) throws Exception {
        Document document = wrapped(wrapping, "e1");

        assertThat(carelesslyVerified(document)).isTrue();
        assertThat(document.getElementsByTagNameNS(Namespaces.ASSERTION, "NameID").getLength()).isEqualTo(2);
        assertThat(evil(document).getParentNode()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void itIsRefused(Wrapping wrapping) {
        for (String evilId : List.of("e1", "a1", "")) {
            SamlIdp.refuses(Reason.MALFORMED, XmlSigner.text(wrapped(wrapping, evilId)));
        }
    }

    /** Were the assertions not counted, its signature alone would still tell that the evil one is not what was signed. */
    @ParameterizedTest
    @EnumSource
    void theEvilAssertionIsNotWhatWasSigned(Wrapping wrapping) {
        for (String evilId : List.of("e1", "a1")) {
            Document document = wrapped(wrapping, evilId);
            Element evil = evil(document);

            InvalidSamlException refusal = catchThrowableOfType(InvalidSamlException.class,
                    () -> AssertionSignature.verify(evil, List.of(KEYS.getPublic())));

            assertThat(refusal).isNotNull();
            assertThat(refusal.reason()).isIn(Reason.NOT_SIGNED, Reason.UNSUPPORTED, Reason.BAD_SIGNATURE);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"XSW1", "XSW2"})
    void itIsRefusedInsideEncryptionToo(Wrapping wrapping) {
        for (String evilId : List.of("e1", "a1")) {
            String response = XmlSigner.text(wrapped(wrapping, evilId));
            int from = response.indexOf("</samlp:Status>") + "</samlp:Status>".length();
            String inside = response.substring(from, response.indexOf("</samlp:Response>"));

            SamlIdp.refuses(Reason.MALFORMED, response(new XmlEncrypter().encrypt(inside)));
        }
    }

    private static Document wrapped(Wrapping wrapping, String evilId) {
        String response = signed(ASSERTION);
        Document document = XmlSigner.parse(wrapping.ofResponses() ? new XmlSigner(KEYS.getPrivate()).sign(response, "r1") : response);
        wrapping.apply(document, evilId);
        return document;
    }

    /** The assertion whose own subject is evil. */
    private static Element evil(Document document) {
        NodeList names = document.getElementsByTagNameNS(Namespaces.ASSERTION, "NameID");
        for (int i = 0; i < names.getLength(); i++) {
            if (names.item(i).getTextContent().equals("evil")) {
                return (Element) names.item(i).getParentNode().getParentNode();
            }
        }
        throw new IllegalStateException("nothing evil");
    }

    /** Finds a signature anywhere, and what it refers to anywhere. */
    private static boolean carelesslyVerified(Document document) throws Exception {
        boolean verified = false;
        NodeList signatures = document.getElementsByTagNameNS(Namespaces.SIGNATURE, "Signature");
        for (int i = 0; i < signatures.getLength(); i++) {
            Element signature = (Element) signatures.item(i);
            Element reference = (Element) signature.getElementsByTagNameNS(Namespaces.SIGNATURE, "Reference").item(0);
            DOMValidateContext context = new DOMValidateContext(KEYS.getPublic(), signature);
            context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.FALSE);
            context.setIdAttributeNS(XmlSigner.byId(document, reference.getAttribute("URI").substring(1)), null, "ID");
            verified |= XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context).validate(context);
        }
        return verified;
    }
}

package dev.keypool.identitypools.saml;

import static dev.keypool.identitypools.saml.SamlIdp.ASSERTION;
import static dev.keypool.identitypools.saml.SamlIdp.KEYS;
import static dev.keypool.identitypools.saml.SamlIdp.NOW;
import static dev.keypool.identitypools.saml.SamlIdp.OTHER_KEYS;
import static dev.keypool.identitypools.saml.SamlIdp.TRUST;
import static dev.keypool.identitypools.saml.SamlIdp.change;
import static dev.keypool.identitypools.saml.SamlIdp.refuses;
import static dev.keypool.identitypools.saml.SamlIdp.response;
import static dev.keypool.identitypools.saml.SamlIdp.signed;
import static dev.keypool.identitypools.saml.SamlIdp.verify;
import static dev.keypool.identitypools.saml.XmlSigner.ENVELOPED;
import static dev.keypool.identitypools.saml.XmlSigner.EXC_C14N;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.identitypools.saml.InvalidSamlException.Reason;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.ExcC14NParameterSpec;
import javax.xml.crypto.dsig.spec.XPathFilterParameterSpec;
import javax.xml.crypto.dsig.spec.XSLTTransformParameterSpec;
import org.junit.jupiter.api.Test;

/** Which signatures prove an assertion, and which do not although they are valid signatures. */
class AssertionSignatureTest {

    private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";

    @Test
    void rsaPssAndEcdsaWithSha2AreTaken() throws InvalidSamlException {
        Map<String, KeyPair> curves = Map.of("ecdsa-sha256", SamlIdp.ec("secp256r1"), "ecdsa-sha384", SamlIdp.ec("secp384r1"),
                "ecdsa-sha512", SamlIdp.ec("secp521r1"));
        for (int bits : new int[] {256, 384, 512}) {
            String digest = bits == 384 ? MORE + "sha384" : "http://www.w3.org/2001/04/xmlenc#sha" + bits;
            accepts(KEYS, MORE + "rsa-sha" + bits, digest);
            accepts(KEYS, "http://www.w3.org/2007/05/xmldsig-more#sha" + bits + "-rsa-MGF1", digest);
            accepts(curves.get("ecdsa-sha" + bits), MORE + "ecdsa-sha" + bits, digest);
        }
    }

    @Test
    void anyOneOfTheTrustedKeysWillDo() throws InvalidSamlException {
        SamlTrust trust = trust(List.of(OTHER_KEYS.getPublic(), SamlIdp.ec("secp256r1").getPublic(), KEYS.getPublic()));

        assertThat(verify(signed(ASSERTION), trust, NOW).nameId()).isEqualTo("alice");
    }

    @Test
    void anotherKeyWillNotDo() {
        refuses(Reason.BAD_SIGNATURE, signed(ASSERTION), trust(List.of(OTHER_KEYS.getPublic(), SamlIdp.ec("secp256r1").getPublic())), NOW);
        refuses(Reason.BAD_SIGNATURE, signed(ASSERTION), trust(List.of()), NOW);
    }

    @Test
    void whatIsChangedAfterSigningIsRefused() {
        refuses(Reason.BAD_SIGNATURE, change(signed(ASSERTION), ">alice<", ">admin<"));
        refuses(Reason.BAD_SIGNATURE, change(signed(ASSERTION), ">sales<", ">sales <"));
        refuses(Reason.BAD_SIGNATURE, change(signed(ASSERTION), "<saml:AttributeStatement>", "<saml:AttributeStatement/><saml:AttributeStatement>"));
        refuses(Reason.BAD_SIGNATURE, change(signed(ASSERTION), "T13:00:00Z", "T14:00:00Z"));
        String both = change(signed(ASSERTION), "ID=\"a1\"", "ID=\"a2\"");
        refuses(Reason.UNSUPPORTED, both);
        refuses(Reason.BAD_SIGNATURE, change(both, "URI=\"#a1\"", "URI=\"#a2\""));
    }

    @Test
    void anAssertionWithoutSignatureIsRefused() {
        refuses(Reason.NOT_SIGNED, response(ASSERTION));
    }

    @Test
    void aSignatureOfTheResponseAloneIsRefused() {
        refuses(Reason.NOT_SIGNED, new XmlSigner(KEYS.getPrivate()).sign(response(ASSERTION), "r1"));
    }

    @Test
    void aSignatureOfTheResponseBesideTheAssertionsIsNoHindrance() throws InvalidSamlException {
        assertThat(verify(new XmlSigner(KEYS.getPrivate()).sign(signed(ASSERTION), "r1")).nameId()).isEqualTo("alice");
        assertThat(verify(new XmlSigner(OTHER_KEYS.getPrivate()).sign(signed(ASSERTION), "r1")).nameId()).isEqualTo("alice");
    }

    @Test
    void theResponsesSignatureIsNotTheAssertionsOwnWhereverItStands() {
        String signature = signature(new XmlSigner(KEYS.getPrivate()).sign(response(ASSERTION), "r1"));

        refuses(Reason.UNSUPPORTED, response(change(ASSERTION, "<saml:Subject>", signature + "<saml:Subject>")));
    }

    @Test
    void aSignatureOfAnotherElementIsRefused() {
        String subject = change(ASSERTION, "<saml:Subject>", "<saml:Subject ID=\"s1\">");
        for (String uri : List.of("#s1", "#r1", "", "#xpointer(/)", "#xpointer(id('a1'))")) {
            refuses(Reason.UNSUPPORTED, new XmlSigner(KEYS.getPrivate()).uri(uri).sign(response(subject), "a1"));
        }
        String elsewhere = "https://evil.example.com/assertion.xml";
        refuses(Reason.UNSUPPORTED, change(signed(ASSERTION), "URI=\"#a1\"", "URI=\"" + elsewhere + "\""));
        refuses(Reason.UNSUPPORTED, change(signed(ASSERTION), " URI=\"#a1\"", ""));
    }

    @Test
    void aNameThatLooksLikeAnXpointerIsNoId() {
        String pointer = "xpointer(id('a1'))";

        refuses(Reason.MALFORMED, change(change(signed(ASSERTION), "ID=\"a1\"", "ID=\"" + pointer + "\""), "#a1", "#" + pointer));
        refuses(Reason.MALFORMED, change(change(signed(ASSERTION), "ID=\"a1\"", "ID=\"\""), "#a1", "#"));
        refuses(Reason.MALFORMED, change(change(signed(ASSERTION), "ID=\"a1\"", "ID=\"" + "a".repeat(257) + "\""), "#a1", "#" + "a".repeat(257)));
        refuses(Reason.MALFORMED, change(signed(ASSERTION), " ID=\"a1\" IssueInstant", " IssueInstant"));
    }

    @Test
    void anIdIsLettersDigitsAndSimpleSigns() throws InvalidSamlException {
        for (String id : List.of("_azAZ09-.", "0", "a".repeat(256))) {
            String assertion = change(ASSERTION, "ID=\"a1\"", "ID=\"" + id + "\"");
            assertThat(verify(response(signer().sign(assertion, id))).id()).isEqualTo(id);
        }
        for (String sign : List.of("`", "{", "@", "[", "/", ":", "é", " ")) {
            refuses(Reason.MALFORMED, change(signed(ASSERTION), "ID=\"a1\"", "ID=\"a" + sign + "\""));
        }
    }

    @Test
    void twoReferencesAreRefused() {
        refuses(Reason.UNSUPPORTED, response(new XmlSigner(KEYS.getPrivate()).twice("#a1").sign(ASSERTION, "a1")));
    }

    @Test
    void twoSignaturesAreRefused() {
        refuses(Reason.MALFORMED, response(new XmlSigner(KEYS.getPrivate()).sign(new XmlSigner(KEYS.getPrivate()).sign(ASSERTION, "a1"), "a1")));
        String inner = change(ASSERTION, ">sales<", ">" + signature(signed(ASSERTION)) + "<");
        refuses(Reason.MALFORMED, signed(inner));
    }

    @Test
    void aSignatureWithSomethingInItIsRefused() {
        refuses(Reason.UNSUPPORTED, response(new XmlSigner(KEYS.getPrivate()).object(XmlSigner.parse("<x/>").getDocumentElement()).sign(ASSERTION, "a1")));
        String signature = signed(ASSERTION);
        refuses(Reason.UNSUPPORTED, change(signature, "</ds:Signature>", "<x/></ds:Signature>"));
        refuses(Reason.UNSUPPORTED, change(signature, "<ds:SignatureValue>", "<ds:SignedInfo/><ds:SignatureValue>"));
        refuses(Reason.UNSUPPORTED, change(signature, "</ds:Reference>", "</ds:Reference><ds:Reference/>"));
        refuses(Reason.UNSUPPORTED, change(signature, "<ds:SignedInfo>", "<ds:SignedInfo><ds:SignedInfo/>"));
        String none = "<ds:Transform Algorithm=\"" + ENVELOPED + "\"/>";
        refuses(Reason.UNSUPPORTED, change(signature, none, "<ds:Transform Algorithm=\"" + ENVELOPED + "\"><x/></ds:Transform>"));
        refuses(Reason.UNSUPPORTED, change(signature, none, "<ds:Transform Algorithm=\"" + EXC_C14N + "\"/>"));
        refuses(Reason.UNSUPPORTED, change(signature, "<ds:Transforms>", "<ds:Transforms/><ds:Transforms>"));
        refuses(Reason.UNSUPPORTED, change(signature, "sha256\"/><ds:DigestValue>", "sha256\"><x/></ds:DigestMethod><ds:DigestValue>"));
        refuses(Reason.UNSUPPORTED, change(signature, "rsa-sha256\"/>", "rsa-sha256\"><ds:HMACOutputLength>0</ds:HMACOutputLength></ds:SignatureMethod>"));
        refuses(Reason.UNSUPPORTED, change(signature, "<ds:CanonicalizationMethod Algorithm=\"" + EXC_C14N + "\"/>",
                "<ds:CanonicalizationMethod Algorithm=\"" + EXC_C14N + "\"><x/></ds:CanonicalizationMethod>"));
        refuses(Reason.MALFORMED, change(signature, "<ds:DigestValue>", "<ds:DigestValue><x/>"));
        refuses(Reason.MALFORMED, change(signature, "<ds:DigestValue>", "<ds:DigestValue>!"));
        refuses(Reason.MALFORMED, change(signature, "<ds:SignatureValue>", "<ds:SignatureValue>A"));
    }

    @Test
    void aKeyThatTheDocumentBringsProvesNothing() throws Exception {
        KeyInfoFactory infos = KeyInfoFactory.getInstance("DOM");
        KeyInfo own = infos.newKeyInfo(List.of(infos.newKeyValue(OTHER_KEYS.getPublic()), infos.newKeyName("idp")));
        KeyInfo trusted = infos.newKeyInfo(List.of(infos.newKeyValue(KEYS.getPublic())));

        for (KeyInfo info : List.of(own, trusted)) {
            refuses(Reason.BAD_SIGNATURE, response(new XmlSigner(OTHER_KEYS.getPrivate()).keyInfo(info).sign(ASSERTION, "a1")));
        }
        // Nor does it hinder.
        assertThat(verify(response(new XmlSigner(KEYS.getPrivate()).keyInfo(own).sign(ASSERTION, "a1"))).nameId()).isEqualTo("alice");
    }

    @Test
    void aCertificateThatTheDocumentBringsProvesNothing() throws Exception {
        Fixtures.Certified attacker = Fixtures.certified();
        KeyInfoFactory infos = KeyInfoFactory.getInstance("DOM");
        KeyInfo info = infos.newKeyInfo(List.of(infos.newX509Data(List.of(attacker.certificate()))));

        refuses(Reason.BAD_SIGNATURE, response(new XmlSigner(attacker.key()).keyInfo(info).sign(ASSERTION, "a1")));
    }

    @Test
    void whatStandsInTheKeyInfoIsNeverFollowed() throws Exception {
        KeyInfoFactory infos = KeyInfoFactory.getInstance("DOM");
        KeyInfo retrieval = infos.newKeyInfo(List.of(infos.newRetrievalMethod("https://evil.example.com/key")));
        KeyInfo odd = infos.newKeyInfo(List.of(new DOMStructure(XmlSigner.parse(
                "<X509Data xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><X509Certificate>no certificate</X509Certificate></X509Data>")
                .getDocumentElement())));

        for (KeyInfo info : List.of(retrieval, odd)) {
            assertThat(verify(response(new XmlSigner(KEYS.getPrivate()).keyInfo(info).sign(ASSERTION, "a1"))).nameId()).isEqualTo("alice");
        }
    }

    @Test
    void thePublicKeyIsNoSecretForAnHmac() {
        SecretKeySpec secret = new SecretKeySpec(KEYS.getPublic().getEncoded(), "HMAC");
        for (String hmac : List.of("http://www.w3.org/2000/09/xmldsig#hmac-sha1", MORE + "hmac-sha256", MORE + "hmac-sha512")) {
            refuses(Reason.UNSUPPORTED, response(new XmlSigner(secret).method(hmac).sign(ASSERTION, "a1")));
        }
    }

    @Test
    void weakAlgorithmsAreRefused() {
        String sha1 = "http://www.w3.org/2000/09/xmldsig#sha1";

        refuses(Reason.UNSUPPORTED, response(signer().method("http://www.w3.org/2000/09/xmldsig#rsa-sha1").sign(ASSERTION, "a1")));
        refuses(Reason.UNSUPPORTED, response(signer().method("http://www.w3.org/2000/09/xmldsig#rsa-sha1").digest(sha1).sign(ASSERTION, "a1")));
        refuses(Reason.UNSUPPORTED, response(signer().digest(sha1).sign(ASSERTION, "a1")));
        refuses(Reason.UNSUPPORTED, response(signer().method(MORE + "rsa-sha224").sign(ASSERTION, "a1")));
        refuses(Reason.UNSUPPORTED, change(signed(ASSERTION), MORE + "rsa-sha256", "http://www.w3.org/2001/04/xmldsig-more#rsa-md5"));
        refuses(Reason.UNSUPPORTED, change(signed(ASSERTION), MORE + "rsa-sha256", ""));
        refuses(Reason.UNSUPPORTED, change(signed(ASSERTION), "<ds:SignatureMethod Algorithm=\"" + MORE + "rsa-sha256\"/>", "<ds:SignatureMethod/>"));
    }

    @Test
    void canonicalisationIsExclusive() throws InvalidSamlException {
        assertThat(verify(response(signer().canonicalization(EXC_C14N + "WithComments").transforms(signer().transform(ENVELOPED, null),
                signer().transform(EXC_C14N + "WithComments", null)).sign(ASSERTION, "a1"))).nameId()).isEqualTo("alice");
        for (String inclusive : List.of("http://www.w3.org/TR/2001/REC-xml-c14n-20010315", "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments",
                "http://www.w3.org/2006/12/xml-c14n11")) {
            refuses(Reason.UNSUPPORTED, response(signer().canonicalization(inclusive).sign(ASSERTION, "a1")));
            refuses(Reason.UNSUPPORTED, response(signer().transforms(signer().transform(ENVELOPED, null), signer().transform(inclusive, null))
                    .sign(ASSERTION, "a1")));
        }
        refuses(Reason.UNSUPPORTED, response(signer().transforms(signer().transform(ENVELOPED, null)).sign(ASSERTION, "a1")));
    }

    @Test
    void prefixesOfInclusiveNamespacesAreTaken() throws InvalidSamlException {
        String typed = change(ASSERTION, "<saml:AttributeValue>", "<saml:AttributeValue xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" "
                + "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"xs:string\">");
        XmlSigner signer = signer();

        assertThat(verify(response(signer.transforms(signer.transform(ENVELOPED, null),
                signer.transform(EXC_C14N, new ExcC14NParameterSpec(List.of("xs", "saml", "#default")))).sign(typed, "a1")))
                .attribute("department")).containsExactly("sales");
    }

    @Test
    void otherTransformsAreRefusedAndNeverRun() {
        XmlSigner signer = signer();
        // Leaves out whatever is no Issuer: such a signature holds for any subject.
        String issuerOnly = response(signer.transforms(signer.transform("http://www.w3.org/TR/1999/REC-xpath-19991116",
                new XPathFilterParameterSpec("ancestor-or-self::node()[local-name()='Issuer']")), signer.transform(EXC_C14N, null)).sign(ASSERTION, "a1"));
        refuses(Reason.UNSUPPORTED, issuerOnly);
        refuses(Reason.UNSUPPORTED, change(issuerOnly, ">alice<", ">admin<"));
        String stylesheet = "<xsl:stylesheet version=\"1.0\" xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\"><xsl:template match=\"/\"><same/>"
                + "</xsl:template></xsl:stylesheet>";
        refuses(Reason.UNSUPPORTED, response(signer.transforms(signer.transform("http://www.w3.org/TR/1999/REC-xslt-19991116",
                new XSLTTransformParameterSpec(new DOMStructure(XmlSigner.parse(stylesheet).getDocumentElement())))).sign(ASSERTION, "a1")));
        refuses(Reason.UNSUPPORTED, response(signer.transforms(signer.transform(ENVELOPED, null), signer.transform(EXC_C14N, null),
                signer.transform(EXC_C14N, null)).sign(ASSERTION, "a1")));
        refuses(Reason.UNSUPPORTED, response(signer.transforms(signer.transform(EXC_C14N, null)).sign(ASSERTION, "a1")));
        refuses(Reason.UNSUPPORTED, change(signed(ASSERTION), "<ds:Transforms>", "<ds:Transforms><ds:Transform Algorithm=\"urn:x\"/>"));
        refuses(Reason.UNSUPPORTED, change(signed(ASSERTION), "<ds:Transform Algorithm=\"" + EXC_C14N + "\"/>",
                "<ds:Transform Algorithm=\"" + EXC_C14N + "\"><ds:XPath>1</ds:XPath></ds:Transform>"));
    }

    @Test
    void theSameNamesInAnotherNamespaceAreNothing() {
        refuses(Reason.NOT_SIGNED, change(signed(ASSERTION), "xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"", "xmlns:ds=\"urn:x\""));
        refuses(Reason.MALFORMED, change(signed(ASSERTION), "urn:oasis:names:tc:SAML:2.0:assertion", "urn:oasis:names:tc:SAML:1.0:assertion"));
    }

    private static void accepts(KeyPair keys, String method, String digest) throws InvalidSamlException {
        String response = response(new XmlSigner(keys.getPrivate()).method(method).digest(digest).sign(ASSERTION, "a1"));
        SamlTrust trust = trust(List.of(keys.getPublic()));

        assertThat(verify(response, trust, NOW).nameId()).as(method).isEqualTo("alice");
        refuses(Reason.BAD_SIGNATURE, change(response, ">alice<", ">admin<"), trust, NOW);
    }

    private static String signature(String xml) {
        return xml.substring(xml.indexOf("<ds:Signature "), xml.indexOf("</ds:Signature>") + "</ds:Signature>".length());
    }

    private static XmlSigner signer() {
        return new XmlSigner(KEYS.getPrivate());
    }

    private static SamlTrust trust(List<PublicKey> keys) {
        return new SamlTrust(TRUST.issuer(), keys, TRUST.decryptionKeys(), TRUST.audiences(), TRUST.recipients(), TRUST.clockSkew());
    }
}

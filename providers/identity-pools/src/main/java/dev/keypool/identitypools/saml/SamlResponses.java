package dev.keypool.identitypools.saml;

import dev.keypool.identitypools.saml.InvalidSamlException.Reason;
import java.time.Instant;
import org.w3c.dom.Element;

/**
 * Verifies SAML 2.0 responses that applications hand in, as an identity provider posted them to a browser: base64, not
 * compressed. A response is taken as a bearer token, at most as often as its times allow: both calls of the identity
 * pool's flow need it, and SDKs renew with it. So nothing remembers which were seen, as AWS does not either, and
 * {@code InResponseTo} is not looked at.
 *
 * <p>Only the assertion's own signature proves anything. What is outside the assertion (the response's status, issuer,
 * destination, signature) can make a response refused and nothing else.
 *
 * @see <a href="https://docs.oasis-open.org/security/saml/v2.0/saml-profiles-2.0-os.pdf">SAML profiles 4.1.4</a>
 */
public final class SamlResponses {

    /** Of base64, the bound of STS's AssumeRoleWithSAML. */
    public static final int MAX_LENGTH = 100_000;

    private static final String SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";

    private SamlResponses() {
    }

    /**
     * @param base64 the form parameter SAMLResponse, after URL decoding; at most {@value #MAX_LENGTH} characters
     * @throws InvalidSamlException for anything that does not prove a sign-in at the trusted identity provider
     */
    public static SamlAssertion verify(String base64, SamlTrust trust, Instant now) throws InvalidSamlException {
        if (base64.length() > MAX_LENGTH) {
            throw InvalidSamlException.malformed("The SAML response is longer than " + MAX_LENGTH + " characters.");
        }
        Element response = SafeXml.parse(Base64Text.decode(base64)).getDocumentElement();
        checkEnvelope(response, trust);
        byte[] signed = AssertionSignature.verify(assertion(response, trust), trust.signingKeys());
        // What is read is what was signed: not the document that came, but the signed bytes, parsed anew.
        SamlAssertion assertion = AssertionReader.read(SafeXml.parse(signed).getDocumentElement(), trust);
        assertion.checkTimes(now, trust.clockSkew());
        return assertion;
    }

    private static void checkEnvelope(Element response, SamlTrust trust) throws InvalidSamlException {
        if (!Elements.is(response, Namespaces.PROTOCOL, "Response") || !"2.0".equals(Elements.attribute(response, "Version"))) {
            throw InvalidSamlException.malformed("This is not a SAML 2.0 response.");
        }
        Element status = Elements.only(response, Namespaces.PROTOCOL, "Status");
        if (!SUCCESS.equals(Elements.attribute(Elements.only(status, Namespaces.PROTOCOL, "StatusCode"), "Value"))) {
            throw new InvalidSamlException(Reason.STATUS, "The identity provider reports that the sign-in failed.");
        }
        Element issuer = Elements.optional(response, Namespaces.ASSERTION, "Issuer");
        if (issuer != null) {
            AssertionReader.checkIssuer(issuer, trust);
        }
        String destination = Elements.attribute(response, "Destination");
        if (destination != null && !trust.recipients().contains(destination)) {
            throw new InvalidSamlException(Reason.WRONG_RECIPIENT, "The SAML response is for another destination.");
        }
    }

    private static Element assertion(Element response, SamlTrust trust) throws InvalidSamlException {
        int plain = Elements.count(response, Namespaces.ASSERTION, "Assertion");
        int encrypted = Elements.count(response, Namespaces.ASSERTION, "EncryptedAssertion");
        if (plain + encrypted != 1) {
            throw InvalidSamlException.malformed("The SAML response does not have exactly one assertion.");
        }
        return plain == 1 ? Elements.only(response, Namespaces.ASSERTION, "Assertion")
                : EncryptedAssertion.decrypt(Elements.only(response, Namespaces.ASSERTION, "EncryptedAssertion"), trust.decryptionKeys());
    }
}

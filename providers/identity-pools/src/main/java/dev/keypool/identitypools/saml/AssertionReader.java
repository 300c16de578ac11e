package dev.keypool.identitypools.saml;

import dev.keypool.identitypools.saml.InvalidSamlException.Reason;
import java.time.Instant;
import org.w3c.dom.Element;

/** Reads a verified assertion, and checks all of it that does not change with time. */
final class AssertionReader {

    private static final String ENTITY = "urn:oasis:names:tc:SAML:2.0:nameid-format:entity";
    private static final int MAX_NAME_ID = 1024;

    private AssertionReader() {
    }

    static SamlAssertion read(Element assertion, SamlTrust trust) throws InvalidSamlException {
        if (!Elements.is(assertion, Namespaces.ASSERTION, "Assertion") || !"2.0".equals(Elements.attribute(assertion, "Version"))) {
            throw InvalidSamlException.malformed("This is not a SAML 2.0 assertion.");
        }
        checkIssuer(Elements.only(assertion, Namespaces.ASSERTION, "Issuer"), trust);
        Element subject = Elements.only(assertion, Namespaces.ASSERTION, "Subject");
        Element nameId = nameId(subject, trust);
        Conditions conditions = Conditions.of(Elements.only(assertion, Namespaces.ASSERTION, "Conditions"), trust.audiences());
        BearerConfirmation confirmation = BearerConfirmation.of(subject, trust.recipients());
        Instant issuedAt = Times.required(assertion, "IssueInstant");
        String format = Elements.attribute(nameId, "Format");
        return new SamlAssertion(Elements.requiredAttribute(assertion, "ID"), trust.issuer(), issuedAt, Elements.text(nameId),
                format == null ? SamlAssertion.UNSPECIFIED : format, conditions.audience(), confirmation.recipient(),
                Times.later(issuedAt, conditions.notBefore()), Times.earlier(confirmation.notOnOrAfter(), conditions.notOnOrAfter()),
                Statements.sessionNotOnOrAfter(assertion), Statements.attributes(assertion));
    }

    static void checkIssuer(Element issuer, SamlTrust trust) throws InvalidSamlException {
        String format = Elements.attribute(issuer, "Format");
        if (!trust.issuer().equals(Elements.text(issuer)) || format != null && !format.equals(ENTITY)) {
            throw new InvalidSamlException(Reason.WRONG_ISSUER, "The SAML response is from another identity provider.");
        }
    }

    /**
     * A name within another name space could be another person's name here (SAML core 8.3.7), so the qualifiers, where
     * given, must be what they are by default.
     */
    private static Element nameId(Element subject, SamlTrust trust) throws InvalidSamlException {
        Element nameId = Elements.optional(subject, Namespaces.ASSERTION, "NameID");
        if (nameId == null) {
            throw InvalidSamlException.unsupported("The subject of the SAML assertion has no NameID that can be read.");
        }
        String qualifier = Elements.attribute(nameId, "NameQualifier");
        String spQualifier = Elements.attribute(nameId, "SPNameQualifier");
        if (qualifier != null && !qualifier.equals(trust.issuer()) || spQualifier != null && !trust.audiences().contains(spQualifier)) {
            throw InvalidSamlException.unsupported("The NameID of the SAML assertion is qualified by another provider.");
        }
        String text = Elements.text(nameId);
        if (text.isBlank() || text.length() > MAX_NAME_ID) {
            throw InvalidSamlException.malformed("The NameID of the SAML assertion is empty or longer than " + MAX_NAME_ID + " characters.");
        }
        return nameId;
    }
}

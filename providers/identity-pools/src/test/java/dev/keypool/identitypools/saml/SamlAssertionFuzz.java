package dev.keypool.identitypools.saml;

import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Fuzz target: what comes behind a good signature or decryption, so that fuzzing gets there. An assertion is refused
 * with a reason, or it is one for the trusted issuer, audience and recipient.
 */
public final class SamlAssertionFuzz {

    private static final SamlTrust TRUST = new SamlTrust("https://idp.example.com/saml", List.<PublicKey>of(), List.of(),
            Set.of("https://sp.example.com"), Set.of("https://sp.example.com/acs"), Duration.ofMinutes(5));
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private SamlAssertionFuzz() {
    }

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        try {
            Document document = SafeXml.parse(input);
            read(document.getDocumentElement());
            shape(document.getDocumentElement());
        } catch (InvalidSamlException e) {
            check(e);
        }
        try {
            // The same as decrypted text.
            NamespaceContext.parse(SafeXml.parse("<a xmlns='urn:x' xmlns:saml='" + Namespaces.ASSERTION + "'/>").getDocumentElement(), input);
        } catch (InvalidSamlException e) {
            check(e);
        }
    }

    private static void read(Element root) {
        try {
            SamlAssertion assertion = AssertionReader.read(root, TRUST);
            if (!"https://sp.example.com".equals(assertion.audience()) || !"https://sp.example.com/acs".equals(assertion.recipient())
                    || assertion.nameId().isBlank() || assertion.expiresAt() == null || assertion.notBefore() == null) {
                throw new AssertionError("not for here: " + assertion.nameId());
            }
            assertion.checkTimes(NOW, Duration.ofMinutes(5));
        } catch (InvalidSamlException e) {
            check(e);
        }
    }

    private static void shape(Element root) throws InvalidSamlException {
        for (Element child : Elements.children(root, Namespaces.SIGNATURE, "Signature")) {
            SignatureShape.of(child, "a1");
        }
    }

    private static void check(InvalidSamlException e) {
        if (e.reason() == null || !e.getMessage().endsWith(".")) {
            throw new AssertionError("no reason", e);
        }
    }
}

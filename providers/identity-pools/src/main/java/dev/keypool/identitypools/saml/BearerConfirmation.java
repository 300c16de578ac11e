package dev.keypool.identitypools.saml;

import dev.keypool.identitypools.saml.InvalidSamlException.Reason;
import java.time.Instant;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * The confirmation that whoever brings the assertion is its subject; SAML profiles 4.1.4.2 requires Recipient and
 * NotOnOrAfter, and forbids NotBefore. Any one confirmation does; of several, the first that fits counts.
 * InResponseTo and Address (the browser's) cannot be checked here, where no browser comes.
 */
record BearerConfirmation(String recipient, Instant notOnOrAfter) {

    private static final String BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";

    static BearerConfirmation of(Element subject, Set<String> recipients) throws InvalidSamlException {
        InvalidSamlException failure = new InvalidSamlException(Reason.NOT_CONFIRMED, "The SAML assertion has no bearer confirmation.");
        for (Element confirmation : Elements.children(subject, Namespaces.ASSERTION, "SubjectConfirmation")) {
            Element data = Elements.optional(confirmation, Namespaces.ASSERTION, "SubjectConfirmationData");
            // With a name of its own it is somebody else who may bring the assertion.
            boolean alone = Elements.children(confirmation).size() == 1;
            if (BEARER.equals(Elements.attribute(confirmation, "Method")) && data != null && alone) {
                String recipient = Elements.attribute(data, "Recipient");
                Instant notOnOrAfter = Times.optional(data, "NotOnOrAfter");
                if (recipient == null || notOnOrAfter == null || Elements.attribute(data, "NotBefore") != null) {
                    continue;
                }
                if (recipients.contains(recipient)) {
                    return new BearerConfirmation(recipient, notOnOrAfter);
                }
                failure = new InvalidSamlException(Reason.WRONG_RECIPIENT, "The SAML assertion is for another recipient.");
            }
        }
        throw failure;
    }
}

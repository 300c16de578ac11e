package dev.keypool.identitypools.saml;

import dev.keypool.identitypools.saml.InvalidSamlException.Reason;
import java.time.Instant;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * An assertion's Conditions. SAML core 2.5.1.1: with a condition that is not understood an assertion is not valid.
 * Understood is AudienceRestriction. OneTimeUse is refused because it could not be kept: an identity pool's flow hands
 * the same assertion in twice. So is ProxyRestriction: an identity pool issues tokens of its own on an assertion's strength.
 *
 * @param audience     the first of the trusted audiences that is named
 * @param notBefore    or null
 * @param notOnOrAfter or null
 */
record Conditions(String audience, Instant notBefore, Instant notOnOrAfter) {

    static Conditions of(Element conditions, Set<String> audiences) throws InvalidSamlException {
        String audience = null;
        for (Element condition : Elements.children(conditions)) {
            if (!Elements.is(condition, Namespaces.ASSERTION, "AudienceRestriction")) {
                throw InvalidSamlException.unsupported("The SAML assertion has a condition that is not taken.");
            }
            String named = audience(condition, audiences);
            audience = audience == null ? named : audience;
        }
        if (audience == null) {
            throw wrongAudience();
        }
        return new Conditions(audience, Times.optional(conditions, "NotBefore"), Times.optional(conditions, "NotOnOrAfter"));
    }

    /** One of the audiences in each restriction. */
    private static String audience(Element restriction, Set<String> audiences) throws InvalidSamlException {
        for (Element audience : Elements.children(restriction, Namespaces.ASSERTION, "Audience")) {
            // White space around it means nothing in a URI of XML Schema.
            String named = Elements.text(audience).strip();
            if (audiences.contains(named)) {
                return named;
            }
        }
        throw wrongAudience();
    }

    private static InvalidSamlException wrongAudience() {
        return new InvalidSamlException(Reason.WRONG_AUDIENCE, "The SAML assertion is for another audience, or for none in particular.");
    }
}

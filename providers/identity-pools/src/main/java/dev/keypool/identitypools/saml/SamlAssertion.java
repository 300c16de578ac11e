package dev.keypool.identitypools.saml;

import dev.keypool.identitypools.saml.InvalidSamlException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a trusted identity provider asserted of a person. All of it was read from the very bytes that were signed.
 * It may be remembered, under all that was trusted then; the times are to be checked again at each use.
 *
 * @param id                  the assertion's ID
 * @param issuer              the identity provider's entity id
 * @param issuedAt            when it was made
 * @param nameId              the person's name at the identity provider, exactly as written, 1 to 1,024 characters
 * @param nameIdFormat        what kind of name; {@value #UNSPECIFIED} when the identity provider does not say
 * @param audience            which of the trusted audiences it is for
 * @param recipient           which of the trusted recipients it is for
 * @param notBefore           when it begins to be valid
 * @param expiresAt           when it ends to be valid: the earlier of the conditions' and the confirmation's end
 * @param sessionNotOnOrAfter when the session at the identity provider ends, or null when that is not said
 * @param attributes          texts by the attribute's Name, in the document's order; at most 500 in all. A value that is no
 *                            text (nil, or with elements inside) is left out
 */
public record SamlAssertion(String id, String issuer, Instant issuedAt, String nameId, String nameIdFormat, String audience,
                            String recipient, Instant notBefore, Instant expiresAt, Instant sessionNotOnOrAfter,
                            Map<String, List<String>> attributes) {

    /** SAML core 8.3.1, the format where none is given. */
    static final String UNSPECIFIED = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";

    /** The attribute's texts, none when there is no such attribute. */
    public List<String> attribute(String name) {
        return attributes.getOrDefault(name, List.of());
    }

    /**
     * Asks again whether the assertion and its session are valid.
     *
     * @throws InvalidSamlException EXPIRED or NOT_YET_VALID
     */
    public void checkTimes(Instant now, Duration clockSkew) throws InvalidSamlException {
        if (now.plus(clockSkew).isBefore(notBefore)) {
            throw new InvalidSamlException(Reason.NOT_YET_VALID, "The SAML assertion is not valid yet.");
        }
        Instant latest = now.minus(clockSkew);
        if (!latest.isBefore(expiresAt)) {
            throw new InvalidSamlException(Reason.EXPIRED, "The SAML assertion has expired.");
        }
        if (sessionNotOnOrAfter != null && !latest.isBefore(sessionNotOnOrAfter)) {
            throw new InvalidSamlException(Reason.EXPIRED, "The session at the identity provider has ended.");
        }
    }

    /** Who the person is belongs into no log. */
    @Override
    public String toString() {
        return "SamlAssertion[" + issuer + "]";
    }
}

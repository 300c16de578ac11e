package dev.keypool.identitypools.saml;

import java.util.Locale;

/** A SAML response that proves nothing. The message is one of our own sentences, with nothing from the document. */
public final class InvalidSamlException extends Exception {

    /** Why: a closed list, fit for metrics. */
    public enum Reason {
        /** No base64, too large, no XML that is taken here, or no SAML 2.0 response with exactly one assertion. */
        MALFORMED,
        /** SAML that this version does not take: an algorithm, a condition, an encrypted part. */
        UNSUPPORTED,
        /** The identity provider reports that the sign-in failed. */
        STATUS,
        /** The assertion itself has no signature, whatever else has one. */
        NOT_SIGNED,
        /** No key of the identity provider made the assertion's signature over the assertion as it stands. */
        BAD_SIGNATURE,
        /** None of the keys opens the encrypted assertion, or it was changed. */
        NOT_DECRYPTED,
        /** Another identity provider's. */
        WRONG_ISSUER,
        /** Meant for another service provider, or not restricted to any. */
        WRONG_AUDIENCE,
        /** To be delivered at another place. */
        WRONG_RECIPIENT,
        /** No bearer confirmation of the subject. */
        NOT_CONFIRMED,
        /** Over, or the session that it tells of is. */
        EXPIRED,
        /** From the future. */
        NOT_YET_VALID;

        /** The reason as a metric tag: {@code wrong_audience}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Reason reason;

    InvalidSamlException(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    static InvalidSamlException malformed(String message) {
        return new InvalidSamlException(Reason.MALFORMED, message);
    }

    static InvalidSamlException unsupported(String message) {
        return new InvalidSamlException(Reason.UNSUPPORTED, message);
    }

    public Reason reason() {
        return reason;
    }
}

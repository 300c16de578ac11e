package dev.keypool.identitypools.oidc;

import java.util.Locale;

/** A token of an external provider that proves nothing. The message may go to the client: nothing of the token is in it. */
public final class ExternalTokenException extends Exception {

    /** Why: a closed list. */
    public enum Reason {
        /** Not a signed JWT with the claims that an ID token has, or not a token of the provider's form. */
        MALFORMED,
        /** Not one of RS, PS and ES (256, 384, 512) and EdDSA. */
        UNSUPPORTED_ALGORITHM,
        /** The issuer publishes no such key for this algorithm. */
        UNKNOWN_KEY,
        /** The key did not make the signature. */
        BAD_SIGNATURE,
        /** {@code iss} is another issuer. */
        WRONG_ISSUER,
        /** Issued for or to somebody else. */
        WRONG_AUDIENCE,
        /** A token, but not one that says who signed in: an access token, a logout token. */
        WRONG_TYPE,
        /** {@code exp} is over. */
        EXPIRED,
        /** {@code nbf} or {@code iat} is yet to come. */
        NOT_YET_VALID,
        /** The provider, when asked, does not know the token or takes it back. */
        REJECTED,
        /** The provider cannot be reached: another time it may. */
        PROVIDER_UNREACHABLE,
        /** What the provider publishes, or where it is to be found, is wrong: somebody has to change it. */
        PROVIDER_MISCONFIGURED;

        /** The reason as a metric tag and event detail: {@code wrong_audience}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Reason reason;

    ExternalTokenException(Reason reason, String message) {
        this(reason, message, null);
    }

    /** @param cause for the log of those who run the server */
    ExternalTokenException(Reason reason, String message, Exception cause) {
        // Refusals are answers, not faults: no stack trace, because anybody can cause any number of them.
        super(message, cause, false, false);
        this.reason = reason;
    }

    /** @param cause for the log of those who run the server */
    public static ExternalTokenException misconfigured(String message, Exception cause) {
        return new ExternalTokenException(Reason.PROVIDER_MISCONFIGURED, message, cause);
    }

    public Reason reason() {
        return reason;
    }

    static ExternalTokenException malformed(String message) {
        return new ExternalTokenException(Reason.MALFORMED, message);
    }

    static ExternalTokenException malformed() {
        return malformed("Not a valid OpenId Connect identity token.");
    }
}

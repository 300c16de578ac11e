package dev.keypool.identitypools.sts;

/**
 * A call that STS refuses, with the model's error code and AWS's words where they are known.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html">Common errors</a>
 */
final class StsException extends Exception {

    private final String code;
    private final int status;
    private final String reason;

    private StsException(String code, int status, String message) {
        this(code, status, message, code);
    }

    private StsException(String code, int status, String message, String reason) {
        // Refusals are answers, not faults: no stack trace, because anybody can cause any number of them.
        super(message, null, false, false);
        this.code = code;
        this.status = status;
        this.reason = reason;
    }

    /** The same for the caller, with a reason for events and metrics: one of a closed list. */
    StsException because(String label) {
        return new StsException(code, status, getMessage(), label);
    }

    String reason() {
        return reason;
    }

    String code() {
        return code;
    }

    /** The HTTP status. */
    int status() {
        return status;
    }

    static StsException accessDenied(String message) {
        return new StsException("AccessDenied", 403, message);
    }

    /** Signed by somebody who may not do it. */
    static StsException notAuthorized(String callerArn, String action, String resource) {
        return accessDenied("User: " + callerArn + " is not authorized to perform: " + action + " on resource: " + resource);
    }

    static StsException validation(String message) {
        return new StsException("ValidationError", 400, message);
    }

    static StsException invalidParameterValue(String message) {
        return new StsException("InvalidParameterValue", 400, message);
    }

    static StsException malformedPolicy(String message) {
        return new StsException("MalformedPolicyDocument", 400, message);
    }

    static StsException packedPolicyTooLarge(String message) {
        return new StsException("PackedPolicyTooLarge", 400, message);
    }

    static StsException invalidIdentityToken(String message) {
        return new StsException("InvalidIdentityToken", 400, message);
    }

    static StsException expiredToken(String message) {
        return new StsException("ExpiredTokenException", 400, message);
    }

    static StsException rejectedClaim(String message) {
        return new StsException("IDPRejectedClaim", 403, message);
    }

    static StsException communication(String message) {
        return new StsException("IDPCommunicationError", 400, message);
    }

    static StsException invalidAuthorizationMessage() {
        return new StsException("InvalidAuthorizationMessageException", 400, "The encoded message is invalid or has expired.");
    }

    static StsException outboundFederationDisabled() {
        return new StsException("OutboundWebIdentityFederationDisabledException", 403,
                "The outbound web identity federation feature is not enabled for this account.");
    }
}

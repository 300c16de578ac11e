package dev.keypool.iam.sigv4;

/**
 * A request is not signed as it must be. The message is AWS's wording and never holds a secret, a token, the expected signature
 * or the canonical request. There is no stack trace: anyone can cause this with one request.
 */
public final class SignatureException extends Exception {

    /**
     * What is wrong, as AWS names it.
     *
     * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html">Common errors</a>
     */
    public enum Code {
        /** The request is not signed at all. */
        MISSING_AUTHENTICATION_TOKEN("MissingAuthenticationToken", 403, "Request is missing Authentication Token"),
        /** The signature's parts are malformed, incomplete, or there twice. */
        INCOMPLETE_SIGNATURE("IncompleteSignature", 400, "The request signature does not conform to AWS standards."),
        /** The query has an escape that is none. */
        MALFORMED_QUERY_STRING("MalformedQueryString", 400, "The query string contains a syntax error."),
        /** Nobody has this access key, or the token does not belong to it. */
        INVALID_CLIENT_TOKEN_ID("InvalidClientTokenId", 403, "The security token included in the request is invalid"),
        /** Computed with another key, over another request, for another scope, or at another time. */
        SIGNATURE_DOES_NOT_MATCH("SignatureDoesNotMatch", 403, "The request signature we calculated does not match the signature you "
                + "provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details."),
        /** The credentials have expired. */
        EXPIRED_TOKEN("ExpiredToken", 403, "The security token included in the request is expired");

        private final String wireName;
        private final int status;
        private final String message;

        Code(String wireName, int status, String message) {
            this.wireName = wireName;
            this.status = status;
            this.message = message;
        }

        /**
         * The error code on the wire.
         *
         * @return as {@code SignatureDoesNotMatch}
         */
        public String wireName() {
            return wireName;
        }

        /**
         * The HTTP status that goes with it.
         *
         * @return 400 or 403
         */
        public int status() {
            return status;
        }
    }

    private final Code code;

    /**
     * With the message that AWS has for the code.
     *
     * @param code what is wrong
     */
    public SignatureException(Code code) {
        this(code, code.message);
    }

    /**
     * With a message of its own.
     *
     * @param code what is wrong
     * @param message a sentence for the caller, without anything secret
     */
    public SignatureException(Code code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /**
     * What is wrong.
     *
     * @return the code
     */
    public Code code() {
        return code;
    }

    static SignatureException incomplete(String message) {
        return new SignatureException(Code.INCOMPLETE_SIGNATURE, message);
    }

    static SignatureException mismatch(String message) {
        return new SignatureException(Code.SIGNATURE_DOES_NOT_MATCH, message);
    }
}

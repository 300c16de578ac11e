package dev.keypool.triggers.functions;

/** A function brought no event back. The message is one line without payload, address or secret. */
public final class FunctionException extends Exception {

    /** Why: a closed list, also the outcome in metrics. */
    public enum Kind {
        /** The function itself said no, and the message is its own text. */
        REFUSED("UserLambdaValidationException"),
        /** There was no answer of the function: down, slow, overloaded, not configured. */
        UNAVAILABLE("UnexpectedLambdaException"),
        /** It answered something else than the event. */
        INVALID_RESPONSE("InvalidLambdaResponseException");

        private final String awsCode;

        Kind(String awsCode) {
            this.awsCode = awsCode;
        }

        /** Cognito's error code. */
        public String awsCode() {
            return awsCode;
        }
    }

    private final Kind kind;
    private final boolean called;

    private FunctionException(Kind kind, String message) {
        this(kind, message, true);
    }

    private FunctionException(Kind kind, String message, boolean called) {
        // Others can cause any number of them: no stack trace.
        super(ErrorText.line(message), null, false, false);
        this.kind = kind;
        this.called = called;
    }

    /** @param text what the function said, of any length and with any characters */
    public static FunctionException refused(String text) {
        return new FunctionException(Kind.REFUSED, ErrorText.of(text));
    }

    public static FunctionException unavailable(String why) {
        return new FunctionException(Kind.UNAVAILABLE, why);
    }

    /** Our own limits have kept the call back, which says nothing of the event. */
    public static FunctionException notCalled(String why) {
        return new FunctionException(Kind.UNAVAILABLE, why, false);
    }

    public static FunctionException invalidResponse(String why) {
        return new FunctionException(Kind.INVALID_RESPONSE, why);
    }

    public Kind kind() {
        return kind;
    }

    /** False where the function has not been asked at all. */
    public boolean called() {
        return called;
    }
}

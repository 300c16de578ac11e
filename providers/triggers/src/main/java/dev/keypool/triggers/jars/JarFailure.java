package dev.keypool.triggers.jars;

/** A function in a JAR gave nothing to go on with. Messages may hold any text of the function's. */
public final class JarFailure extends Exception {

    public enum Kind {
        /** It threw an exception; the message is the exception's own. */
        THREW,
        /** It ended by an error of Java's, such as an overflow of its stack, or its classes do not fit the event. */
        BROKE,
        /** What it gave back cannot be taken. */
        BAD_OUTPUT,
        /** Its class is not there or cannot be made. */
        NOT_LOADED,
        /** It did not answer in time. */
        SILENT,
        /** All its threads are taken. */
        BUSY
    }

    private final Kind kind;

    JarFailure(Kind kind, String message) {
        // An answer to the caller, and functions can cause any number of them: no stack trace.
        super(message, null, false, false);
        this.kind = kind;
    }

    static JarFailure notLoaded(String why) {
        return new JarFailure(Kind.NOT_LOADED, why);
    }

    public Kind kind() {
        return kind;
    }
}

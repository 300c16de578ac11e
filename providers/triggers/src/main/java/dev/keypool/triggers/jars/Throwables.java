package dev.keypool.triggers.jars;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What can be said of exceptions that functions throw, whose methods are the function's code too. */
final class Throwables {

    private static final int FRAMES = 12;

    private Throwables() {
    }

    /** Null where there is none. */
    static String message(Throwable thrown) {
        try {
            return thrown.getMessage();
        } catch (RuntimeException | Error e) {
            return null;
        }
    }

    static String described(Throwable thrown) {
        String message = message(thrown);
        return thrown.getClass().getName() + (message == null ? "" : " (" + message + ")");
    }

    /** Class and place in one line, for the function's log; not the message, which may tell of the person. */
    static String place(Throwable thrown) {
        try {
            return thrown.getClass().getName() + " at " + Arrays.stream(thrown.getStackTrace()).limit(FRAMES)
                    .map(StackTraceElement::toString).collect(Collectors.joining(", "));
        } catch (RuntimeException | Error e) {
            return thrown.getClass().getName();
        }
    }
}

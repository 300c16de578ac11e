package dev.keypool.triggers.jars;

/** Where a function's own log lines go. */
@FunctionalInterface
public interface FunctionLog {

    /**
     * @param level TRACE, DEBUG, INFO, WARN, ERROR, FATAL, or anything else for the usual one
     * @param text  of any length and with any characters
     */
    void log(String level, String text);
}

package dev.keypool.iam.cli;

import dev.keypool.iam.json.Printable;

/** A line is not a simulation. */
final class SimulationException extends Exception {

    private final String pointer;
    private final int column;

    SimulationException(String pointer, int column, String message) {
        super("At " + (pointer.isEmpty() ? "the top" : Printable.escape(pointer)) + " (line 1, column " + column + "): " + message, null, false, false);
        this.pointer = pointer;
        this.column = column;
    }

    /** JSON pointer (RFC 6901) into the line; empty for the whole of it. */
    String pointer() {
        return pointer;
    }

    /** From 1. */
    int column() {
        return column;
    }
}

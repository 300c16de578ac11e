package dev.keypool.iam.policy;

import dev.keypool.iam.json.Printable;

/** A document is not a valid policy of its kind. The message says where the fault is, what was found and what is allowed. */
public final class PolicyException extends RuntimeException {

    private final String pointer;
    private final int line;
    private final int column;
    private final String fault;

    PolicyException(String pointer, int line, int column, String fault) {
        super("At " + (pointer.isEmpty() ? "the top" : Printable.escape(pointer)) + " (line " + line + ", column " + column + "): " + fault);
        this.pointer = pointer;
        this.line = line;
        this.column = column;
        this.fault = fault;
    }

    static PolicyException at(Json node, String fault) {
        return new PolicyException(node.pointer(), node.line(), node.column(), fault);
    }

    /**
     * Where the fault is.
     *
     * @return JSON pointer (RFC 6901); empty for the whole document
     */
    public String pointer() {
        return pointer;
    }

    /**
     * Where the fault is.
     *
     * @return line, from 1
     */
    public int line() {
        return line;
    }

    /**
     * Where the fault is.
     *
     * @return column, from 1
     */
    public int column() {
        return column;
    }

    /**
     * The message without the place.
     *
     * @return what was found, and what is allowed
     */
    public String fault() {
        return fault;
    }
}

package dev.keypool.userpools.codes;

/** What became of the wish for a code. */
public enum Sending {
    SENT,
    /** The last one is not half a minute old. */
    TOO_SOON,
    TOO_OFTEN,
    FAILED
}

package dev.keypool.userpools.codes;

/** What a typed code is. */
public enum Answer {
    RIGHT,
    WRONG,
    /** Nothing was typed. */
    MISSING,
    /** It was waited for too long, or there is none. */
    EXPIRED,
    /** This code has been guessed at too often. */
    USED_UP,
    /** Too many codes of this person were wrong. */
    LOCKED
}

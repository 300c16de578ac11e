package dev.keypool.userpools.codes;

/** What a sign-in keeps between two requests. */
interface Notes {

    String get(String name);

    /** @param value null removes it */
    void set(String name, String value);
}

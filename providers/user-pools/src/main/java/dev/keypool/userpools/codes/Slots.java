package dev.keypool.userpools.codes;

/** Places that one request of all nodes can take, at once and whatever becomes of its transaction. */
interface Slots {

    /** @return whether nobody had it */
    boolean take(String name, long seconds);

    void release(String name);
}

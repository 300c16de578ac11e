package dev.keypool.identitypools.identities;

/** Between reading and locking, another call changed what was read. */
final class ConcurrentChangeException extends RuntimeException {

    ConcurrentChangeException() {
        super("identities changed meanwhile", null, false, false);
    }
}

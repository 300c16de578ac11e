package dev.keypool.identitypools.identities;

/** Between reading and locking, another call changed what was read. */
final class ConcurrentUnionException extends RuntimeException {

    ConcurrentUnionException() {
        super("identities changed meanwhile", null, false, false);
    }
}

package dev.keypool.identitypools.identities;

/** Two calls changed the same identity at the same time; the one that gets this has changed nothing. */
public final class IdentityConflictException extends RuntimeException {

    IdentityConflictException() {
        super("The identity was changed by another call at the same time.", null, false, false);
    }
}

package dev.keypool.identitypools.identities;

/** The identities cannot be linked or merged; nothing has been changed. */
public final class IdentityConflictException extends RuntimeException {

    IdentityConflictException(String message) {
        super(message, null, false, false);
    }
}

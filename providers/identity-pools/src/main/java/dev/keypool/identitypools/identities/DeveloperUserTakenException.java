package dev.keypool.identitypools.identities;

/** A user of the developer provider has another identity than the one that is named for it; nothing has been changed. */
public final class DeveloperUserTakenException extends RuntimeException {

    DeveloperUserTakenException() {
        super("the developer user has another identity", null, false, false);
    }
}

package dev.keypool.identitypools.requests;

/** Who signed a request may not do what it asks; the message is AWS's. */
public final class AccessDeniedException extends Exception {

    AccessDeniedException(String message) {
        super(message, null, false, false);
    }
}

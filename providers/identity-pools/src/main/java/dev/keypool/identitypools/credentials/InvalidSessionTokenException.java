package dev.keypool.identitypools.credentials;

/** The session token was not sealed here, for this realm and deployment, or was changed since. It says no more. */
public final class InvalidSessionTokenException extends Exception {

    InvalidSessionTokenException() {
        super("The security token included in the request is invalid.", null, false, false);
    }
}

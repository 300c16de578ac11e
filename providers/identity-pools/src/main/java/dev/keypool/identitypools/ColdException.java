package dev.keypool.identitypools;

/**
 * Something that a request needs is not remembered on this node. Not a refusal: the same request is answered with a
 * Keycloak session then, which may read the database.
 */
public final class ColdException extends RuntimeException {

    public ColdException() {
        super("not remembered on this node", null, false, false);
    }
}

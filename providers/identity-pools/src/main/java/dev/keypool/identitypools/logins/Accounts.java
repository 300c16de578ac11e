package dev.keypool.identitypools.logins;

/** What a realm says at this moment of its clients and users. */
public interface Accounts {

    /** Null when the realm has no such client. */
    Account client(String clientId);

    /** Null when the realm has no such user. */
    Account user(String id);

    /** The realm's own "not before", seconds since the epoch. */
    long notBefore();

    /** Whether the person's session is still there, an offline one too: not signed out, not expired. */
    boolean isSignedIn(String userId, String sessionId);
}

package dev.keypool.identitypools.federation;

import dev.keypool.identitypools.logins.Account;
import dev.keypool.identitypools.logins.Accounts;

/** A realm with the client {@code web} and the user {@code alice}, who is signed in. */
final class OnePerson implements Accounts, TokenState {

    static final String USER = "alice";
    static final String CLIENT = "web";

    @Override
    public Account client(String clientId) {
        return clientId.equals(CLIENT) ? new Account(CLIENT, true, 0) : null;
    }

    @Override
    public Account user(String id) {
        return id.equals(USER) ? new Account(USER, true, 0) : null;
    }

    @Override
    public long notBefore() {
        return 0;
    }

    @Override
    public boolean isSignedIn(String userId, String sessionId) {
        return true;
    }

    @Override
    public boolean isRevoked(String tokenId) {
        return false;
    }

    @Override
    public boolean hasRealmRole(String userId, String role) {
        return true;
    }
}

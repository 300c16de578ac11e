package dev.keypool.identitypools.logins;

import dev.keypool.identitypools.ColdException;

/**
 * From Keycloak's caches, and where those do not know by Keycloak's session: to look a user up, the session opens the
 * database each time, only to ask for organizations.
 */
public final class LayeredAccounts implements Accounts {

    private final CachedAccounts cached;
    private final KeycloakAccounts session;

    /** @param cached null when the realm itself is not cached */
    public LayeredAccounts(CachedAccounts cached, KeycloakAccounts session) {
        this.cached = cached;
        this.session = session;
    }

    @Override
    public Account client(String clientId) {
        return first(accounts -> accounts.client(clientId));
    }

    @Override
    public Account user(String id) {
        return first(accounts -> accounts.user(id));
    }

    @Override
    public long notBefore() {
        return session.notBefore();
    }

    @Override
    public boolean isSignedIn(String userId, String sessionId) {
        return session.isSignedIn(userId, sessionId);
    }

    private interface Question {
        Account of(Accounts accounts);
    }

    private Account first(Question question) {
        if (cached != null) {
            try {
                return question.of(cached);
            } catch (ColdException e) {
                // Not remembered on this node.
            }
        }
        return question.of(session);
    }
}

package dev.keypool.identitypools.credentials;

import java.util.ArrayList;
import java.util.List;

/**
 * What a session token says: who assumed which role, from when until when, and what narrows the session. Realm and
 * deployment are not named here, because the key that seals the token is made for them alone (see {@link SealingKeys}).
 *
 * @param roleId         the role's own id, so that a new role of the same name is not taken for the old one
 * @param sessionName    the name of the role's session, as it stands at the end of its ARN
 * @param pool           the pool's identity behind the session, through role chaining too, or null
 * @param federation     the sign-in at another provider, or null
 * @param tags           session tags
 * @param sourceIdentity who was behind the first of a chain of roles, or null
 * @param policies       session policies, JSON; the session may do what the role and one of these allow
 * @param chain          the roles behind this one, by their ids, when a session assumed it
 * @param issuedAt       seconds since the epoch
 * @param startedAt      when the first session of the chain was issued; without a chain the same as {@code issuedAt}
 * @param expiresAt      seconds since the epoch; the session is over at this second
 */
public record Session(String roleId, String sessionName, PoolIdentity pool, Federation federation, SessionTags tags,
                      String sourceIdentity, List<String> policies, List<String> chain,
                      long issuedAt, long startedAt, long expiresAt) {

    public Session {
        policies = List.copyOf(policies);
        chain = List.copyOf(chain);
    }

    /** A session of the enhanced flow. */
    public static Session ofPool(PoolIdentity pool, String roleId, String sessionName, SessionTags tags, long issuedAt, long expiresAt) {
        return new Session(roleId, sessionName, pool, null, tags, null, List.of(), List.of(), issuedAt, issuedAt, expiresAt);
    }

    /** The roles behind a role that this session assumes: each once, since a revocation asks no more. */
    public List<String> chainOfNext() {
        if (chain.contains(roleId)) {
            return chain;
        }
        List<String> next = new ArrayList<>(chain);
        next.add(roleId);
        return next;
    }

    /** Whether a session, not a sign-in, assumed the role. */
    public boolean isChained() {
        return !chain.isEmpty();
    }
}

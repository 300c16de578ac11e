package dev.keypool.identitypools.credentials;

import java.util.List;
import java.util.Map;

/** A session as a test needs it; unless told otherwise of the enhanced flow, for an hour from second 1,800,000,000 on. */
public final class SessionBuilder {

    private String roleId = "role-1";
    private String sessionName = "CognitoIdentityCredentials";
    private PoolIdentity pool = new PoolIdentity("pool-1", "identity-1", List.of("authenticated", "kc/realms/demo"), true);
    private Federation federation;
    private SessionTags tags = SessionTags.NONE;
    private String sourceIdentity;
    private List<String> policies = List.of();
    private List<String> chain = List.of();
    private long issuedAt = 1_800_000_000L;
    private Long startedAt;
    private Long expiresAt;

    public SessionBuilder role(String id) {
        roleId = id;
        return this;
    }

    public SessionBuilder name(String name) {
        sessionName = name;
        return this;
    }

    /** Of the enhanced flow. */
    public SessionBuilder pool(String poolId, String identityId, String... amr) {
        return pool(new PoolIdentity(poolId, identityId, List.of(amr), true));
    }

    /** Null where no pool is behind the session. */
    public SessionBuilder pool(PoolIdentity identity) {
        pool = identity;
        return this;
    }

    /** A sign-in at a provider, and no pool. */
    public SessionBuilder federation(String provider, Map<String, List<String>> keys) {
        federation = new Federation(provider, keys);
        return pool(null);
    }

    public SessionBuilder tags(SessionTags tags) {
        this.tags = tags;
        return this;
    }

    public SessionBuilder sourceIdentity(String name) {
        sourceIdentity = name;
        return this;
    }

    public SessionBuilder policies(String... json) {
        policies = List.of(json);
        return this;
    }

    /** The roles behind this one, and when the first was assumed. */
    public SessionBuilder chain(long startedAt, String... roleIds) {
        this.startedAt = startedAt;
        chain = List.of(roleIds);
        return this;
    }

    public SessionBuilder issuedAt(long seconds) {
        issuedAt = seconds;
        return this;
    }

    public SessionBuilder expiresAt(long seconds) {
        expiresAt = seconds;
        return this;
    }

    public Session build() {
        return new Session(roleId, sessionName, pool, federation, tags, sourceIdentity, policies, chain, issuedAt,
                startedAt == null ? issuedAt : startedAt, expiresAt == null ? issuedAt + 3600 : expiresAt);
    }
}

package dev.keypool.identitypools.sts;

import static dev.keypool.identitypools.sts.Calls.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.identitypools.Example;
import dev.keypool.identitypools.Role;
import dev.keypool.identitypools.credentials.PoolIdentity;
import dev.keypool.identitypools.credentials.Session;
import dev.keypool.identitypools.credentials.SessionBuilder;
import dev.keypool.identitypools.credentials.SessionTags;
import dev.keypool.identitypools.realm.RealmSnapshot;
import dev.keypool.identitypools.realm.SnapshotBuilder;
import dev.keypool.identitypools.requests.CallerIdentity;
import dev.keypool.identitypools.requests.Permissions;
import dev.keypool.identitypools.roles.GuestScope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoleChainingTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final String TARGET = "arn:aws:iam::123456789012:role/target";
    private static final String CALLER = "arn:aws:sts::123456789012:assumed-role/caller/alice";
    private static final String MAY = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["sts:AssumeRole","sts:TagSession","sts:SetSourceIdentity"],
             "Resource":"arn:aws:iam::123456789012:role/*"}]}""";
    private static final String NOTHING = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}""";
    private static final String ALL = "[\"sts:AssumeRole\",\"sts:TagSession\",\"sts:SetSourceIdentity\"]";

    @Test
    void whatTheFirstSignInBroughtStays() throws Exception {
        PoolIdentity pool = new PoolIdentity(Example.POOL, "identity-1", List.of("authenticated", "kc"), true);
        SessionTags tags = new SessionTags(Map.of("team", "red", "own", "1"), Set.of("team"));
        Session first = session().pool(pool).tags(tags).sourceIdentity("alice").issuedAt(1000).build();
        Session second = begin(first, MAY, trust("123456789012", ALL, "{}"), null, null, new SessionTags(Map.of("job", "7", "x", "y"), Set.of("job"))).session();
        assertThat(second.pool()).isEqualTo(pool);
        assertThat(second.federation()).isNull();
        assertThat(second.tags()).isEqualTo(new SessionTags(Map.of("team", "red", "job", "7", "x", "y"), Set.of("team", "job")));
        assertThat(second.sourceIdentity()).isEqualTo("alice");
        assertThat(second.chain()).containsExactly("component-of-caller");
        assertThat(second.startedAt()).isEqualTo(1000);
        assertThat(second.issuedAt()).isEqualTo(NOW.getEpochSecond());
        assertThat(second.expiresAt()).isEqualTo(NOW.getEpochSecond() + 3600);
    }

    @Test
    void theChainHasEachRoleOnce() throws Exception {
        Session long1 = session().chain(500, "role-0", "component-of-caller").build();
        Session next = begin(long1, MAY, trust("123456789012", ALL, "{}"), null, null, SessionTags.NONE).session();
        assertThat(next.chain()).containsExactly("role-0", "component-of-caller");
        assertThat(next.startedAt()).isEqualTo(500);
    }

    @Test
    void namingTheAccountLeavesItToTheCallersRole() throws Exception {
        for (String account : List.of("123456789012", "arn:aws:iam::123456789012:root")) {
            assertThat(begin(session().build(), MAY, trust(account, ALL, "{}"))).isNotNull();
            denied("sts:AssumeRole", session().build(), NOTHING, trust(account, ALL, "{}"));
        }
    }

    @Test
    void namingRoleOrSessionNeedsNoPolicy() throws Exception {
        for (String principal : List.of("arn:aws:iam::123456789012:role/caller", CALLER)) {
            assertThat(begin(session().build(), NOTHING, trust(principal, ALL, "{}"))).isNotNull();
        }
        denied("sts:AssumeRole", session().build(), MAY, trust("arn:aws:iam::123456789012:role/other", ALL, "{}"));
        denied("sts:AssumeRole", session().build(), MAY, trust("arn:aws:sts::123456789012:assumed-role/caller/bob", ALL, "{}"));
    }

    /** A session's name is the caller's choice: a session called like a path must not become another role's. */
    @Test
    void aSessionsNameMakesNobodyOfAnotherRole() {
        Session named = session().name("target").build();
        denied("sts:AssumeRole", "arn:aws:sts::123456789012:assumed-role/caller/target", named, NOTHING, trust("arn:aws:iam::123456789012:role/target", ALL, "{}"));
    }

    @Test
    void aSessionPolicyNarrowsWhatIsAssumed() throws Exception {
        Session narrowed = session().policies(NOTHING).build();
        denied("sts:AssumeRole", narrowed, MAY, trust("arn:aws:iam::123456789012:role/caller", ALL, "{}"));
        denied("sts:AssumeRole", narrowed, MAY, trust(CALLER, ALL, "{}"));
        denied("sts:AssumeRole", narrowed, MAY, trust("*", ALL, "{}"));
        assertThat(begin(session().policies(MAY).build(), MAY, trust(CALLER, ALL, "{}")).session().policies()).as("they were the caller's").isEmpty();
    }

    @Test
    void aGuestOfTheEnhancedFlowAssumesNothing() {
        Session guest = session().pool(Example.POOL, "guest-1", "unauthenticated").build();
        assertThat(GuestScope.DEFAULT).isNotEmpty();
        denied("sts:AssumeRole", guest, MAY, trust("*", ALL, "{}"));
    }

    @Test
    void tagsNeedTagSessionOfBoth() throws Exception {
        SessionTags tags = SessionTags.of(Map.of("team", "red"));
        String onlyAssume = MAY.replace("\"sts:TagSession\",", "");
        denied("sts:TagSession", session().build(), MAY, trust("123456789012", "\"sts:AssumeRole\"", "{}"), tags);
        denied("sts:TagSession", session().build(), onlyAssume, trust("123456789012", ALL, "{}"), tags);
        assertThat(begin(session().build(), onlyAssume, trust(CALLER, ALL, "{}"), null, null, tags)).isNotNull();
        String red = "{\"StringEquals\":{\"aws:RequestTag/Team\":\"red\"}}";
        assertThat(begin(session().build(), MAY, trust("123456789012", ALL, red), null, null, tags)).isNotNull();
        denied("sts:AssumeRole", session().build(), MAY, trust("123456789012", ALL, red), SessionTags.of(Map.of("team", "blue")));
    }

    @Test
    void tagsThatAreHandedOnNeedItToo() {
        Session tagged = session().tags(new SessionTags(Map.of("team", "red"), Set.of("team"))).build();
        denied("sts:TagSession", tagged, MAY, trust("123456789012", "\"sts:AssumeRole\"", "{}"));
    }

    @Test
    void principalTagsOpenRoles() throws Exception {
        String red = "{\"StringEquals\":{\"aws:PrincipalTag/Team\":\"red\"}}";
        Session tagged = session().tags(SessionTags.of(Map.of("TEAM", "red"))).build();
        assertThat(begin(tagged, MAY, trust("123456789012", ALL, red)).session().tags().isEmpty()).isTrue();
        denied("sts:AssumeRole", session().tags(SessionTags.of(Map.of("TEAM", "blue"))).build(), MAY, trust("123456789012", ALL, red));
        // What is passed for the next session says nothing of who passes it.
        denied("sts:AssumeRole", session().build(), MAY, trust("123456789012", ALL, red), SessionTags.of(Map.of("team", "red")));
    }

    @Test
    void aSourceIdentityCannotBeChanged() throws Exception {
        Role target = trust("123456789012", ALL, "{}");
        assertThat(begin(session().build(), MAY, target, null, "alice", SessionTags.NONE).session().sourceIdentity()).isEqualTo("alice");
        Session alice = session().sourceIdentity("alice").build();
        assertThat(begin(alice, MAY, target, null, "alice", SessionTags.NONE).session().sourceIdentity()).isEqualTo("alice");
        assertRefused(403, "AccessDenied", message(CALLER, "sts:SetSourceIdentity"), () -> begin(alice, MAY, target, null, "bob", SessionTags.NONE));
        // Inherited, it needs the permission again.
        denied("sts:SetSourceIdentity", alice, MAY, trust("123456789012", "\"sts:AssumeRole\"", "{}"));
    }

    @Test
    void anExternalIdIsACondition() throws Exception {
        Role target = trust("123456789012", ALL, "{\"StringEquals\":{\"sts:ExternalId\":\"7\"}}");
        assertThat(begin(session().build(), MAY, target, "7", null, SessionTags.NONE)).isNotNull();
        assertRefused(403, "AccessDenied", message(CALLER, "sts:AssumeRole"), () -> begin(session().build(), MAY, target, "8", null, SessionTags.NONE));
        denied("sts:AssumeRole", session().build(), MAY, target);
    }

    @Test
    void aFactorThatNobodyProvedIsNone() {
        denied("sts:AssumeRole", session().build(), MAY, trust("123456789012", ALL, "{\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}}"));
        denied("sts:AssumeRole", session().build(), MAY, trust("123456789012", ALL, "{\"BoolIfExists\":{\"aws:MultiFactorAuthPresent\":\"true\"}}"));
    }

    @Test
    void aRoleThatIsNotThereIsDeniedAlike() {
        RealmSnapshot realm = realm(MAY, trust("123456789012", ALL, "{}"));
        String other = "arn:aws:iam::123456789012:role/nobody";
        assertRefused(403, "AccessDenied", message(CALLER, "sts:AssumeRole").replace(TARGET, other),
                () -> chaining(realm, session().build()).begin(new SessionRequest(other, List.of(), 3600), "next", null, null, SessionTags.NONE));
    }

    private static SessionBuilder session() {
        return new SessionBuilder().role("component-of-caller").name("alice").issuedAt(NOW.getEpochSecond() - 60);
    }

    private static Role trust(String principal, String actions, String condition) {
        return Example.role("target", """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"%s"},"Action":%s,"Condition":%s}]}"""
                .formatted(principal, actions, condition));
    }

    private static RealmSnapshot realm(String permissions, Role target) {
        Role caller = Example.role("caller", "/", Example.trust(Example.POOL_ID, "authenticated"), permissions);
        return SnapshotBuilder.example().role(caller).role(target).build();
    }

    private static RoleChaining chaining(RealmSnapshot realm, Session session) {
        CallerIdentity caller = new CallerIdentity(session, realm.rolesById().get(session.roleId()));
        return new RoleChaining(realm, new Permissions(), caller, key -> null, NOW);
    }

    private static BegunSession begin(Session caller, String permissions, Role target) throws StsException {
        return begin(caller, permissions, target, null, null, SessionTags.NONE);
    }

    private static BegunSession begin(Session caller, String permissions, Role target, String externalId, String sourceIdentity, SessionTags tags)
            throws StsException {
        return chaining(realm(permissions, target), caller).begin(new SessionRequest(TARGET, List.of(), 3600), "next", externalId, sourceIdentity, tags);
    }

    private static void denied(String action, Session caller, String permissions, Role target) {
        denied(action, caller, permissions, target, SessionTags.NONE);
    }

    private static void denied(String action, Session caller, String permissions, Role target, SessionTags tags) {
        assertRefused(403, "AccessDenied", message(CALLER, action), () -> begin(caller, permissions, target, null, null, tags));
    }

    private static void denied(String action, String arn, Session caller, String permissions, Role target) {
        assertRefused(403, "AccessDenied", message(arn, action), () -> begin(caller, permissions, target));
    }

    private static String message(String caller, String action) {
        return "User: " + caller + " is not authorized to perform: " + action + " on resource: " + TARGET;
    }
}
